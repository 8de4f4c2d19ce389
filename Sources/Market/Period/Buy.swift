// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// Sales become final: budgets are hard, bundles get their price, and offers priced beforehand are chosen from.
  mutating func buy() {
    for buyer in 0..<buyers.count {
      if parameters.buyers.buyingRule == .valueForMoney {
        buyForMoney(buyer)
      } else if parameters.pricing.rule == .valuation {
        priceBundle(buyer)
      } else {
        keepWithinBudget(buyer)
      }
    }
    bindSuppliers()
  }

  /// Drops offers in rising willingness to pay per price until the payment fits the budget.
  private mutating func keepWithinBudget(_ buyer: Int) {
    let budget = buyers.budget[buyer]
    guard scratch.demand[buyer] > budget else { return }
    let first = buyers.holdings[buyer].firstIndex { Int($0.bought) == period } ?? buyers.holdings[buyer].count
    buyers.holdings[buyer][first...].sort {
      let left = $0.willingness * $1.price
      let right = $1.willingness * $0.price
      if left != right { return left > right }
      // At fairshare's own price all marginal offers tie: the larger goes first, and nobody's place decides.
      return $0.willingness != $1.willingness ? $0.willingness > $1.willingness : $0.offer < $1.offer
    }
    var payment = 0.0
    var kept = first
    for index in first..<buyers.holdings[buyer].count {
      let next = payment + buyers.holdings[buyer][index].payment
      if next > budget { break }
      payment = next
      kept = index + 1
    }
    dropHoldings(buyer, from: kept)
  }

  /// Takes back the mark of a contract from an offer that was dropped again.
  mutating func release(_ holding: Holding, _ buyer: Int) {
    let supplier = Int(holding.offer)
    for index in matches.starts[supplier]..<matches.starts[supplier + 1]
    where Int(matches.edges[index].buyer) == buyer {
      matches.edges[index].heldUntil = Int32.min
    }
  }

  /// Drops a buyer's holdings from `kept` on.
  mutating func dropHoldings(_ buyer: Int, from kept: Int) {
    while buyers.holdings[buyer].count > kept { release(buyers.holdings[buyer].removeLast(), buyer) }
  }

  /// Notes which suppliers owe deliveries, so that none leaves before.
  private mutating func bindSuppliers() {
    guard contractPeriods > 1 else { return }
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] where Int(holding.bought) == period {
        let supplier = Int(holding.offer)
        suppliers.accounts[supplier].lockedUntil = max(suppliers.accounts[supplier].lockedUntil, holding.expiry)
      }
    }
  }
}
