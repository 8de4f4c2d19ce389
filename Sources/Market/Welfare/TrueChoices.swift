// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// Lists, buyer by buyer, every offer that was open to it with its price and its true value, and notes who was
  /// misled: whose expectations, of offers or of its stock, differed from the truth in anything. A buyer who expected
  /// nothing but the truth would choose the same again.
  mutating func listTrueChoices() {
    scratch.choiceStarts.removeAll(keepingCapacity: true)
    scratch.choiceStarts.append(contentsOf: repeatElement(0, count: buyers.count + 1))
    scratch.isMisled.removeAll(keepingCapacity: true)
    for buyer in 0..<buyers.count { scratch.isMisled.append(buyers.stock[buyer] != buyers.believedStock[buyer]) }
    eachOpenOffer { world, _, buyer, _, _ in world.scratch.choiceStarts[buyer + 1] += 1 }
    for buyer in 0..<buyers.count { scratch.choiceStarts[buyer + 1] += scratch.choiceStarts[buyer] }
    let total = scratch.choiceStarts[buyers.count]
    if scratch.choices.count < total {
      scratch.choices = [Choice](repeating: Choice(offer: 0, price: 0, value: 0, order: 0), count: total)
    }
    let willingness = WillingnessToPay(utility)
    let slope = parameters.pricing.rule == .bargaining ? parameters.pricing.beta : 0
    let looksAhead = looksAhead
    eachOpenOffer { world, supplier, buyer, match, estimate in
      let truth = world.trueVolume(supplier, buyer, match: match)
      if truth != estimate { world.scratch.isMisled[buyer] = true }
      if looksAhead && world.believedHuman(supplier, buyer) != 1 - world.syntheticShare(supplier) {
        world.scratch.isMisled[buyer] = true
      }
      var price =
        world.buyers.exploits[buyer]
        ? world.buyers.offeredPerRecord[buyer] * world.suppliers.records[supplier]
        : world.suppliers.offers[supplier].price
      if slope > 0 && price < .infinity {
        let use = willingness(estimate, world.buyers.plans[buyer])
        let value = looksAhead ? world.foresighted(use, supplier, buyer) : use
        price = RowQuote(base: price, slope: slope).price(value)
      }
      world.scratch.choices[world.scratch.choiceStarts[buyer]] = Choice(
        offer: Int32(supplier), price: price, value: truth,
        order: price > 0 ? truth / price : (truth > 0 ? .infinity : 0))
      world.scratch.choiceStarts[buyer] += 1
    }
    // Filling moved each start to its end, which is the next one's start.
    for buyer in stride(from: buyers.count, to: 0, by: -1) {
      scratch.choiceStarts[buyer] = scratch.choiceStarts[buyer - 1]
    }
    scratch.choiceStarts[0] = 0
  }

  /// Calls `body` with (world, supplier, buyer, match, estimate) for each offer that a buyer saw and was free to take.
  private mutating func eachOpenOffer(_ body: (inout World, Int, Int, Double, Double) -> Void) {
    guard parameters.buyers.buyingRule == .willingness else {
      eachCandidate(body)
      return
    }
    let soldNow = Int32(period + contractPeriods - 1)
    let older = hasOlderContract(endingAt: soldNow)
    for offer in offering {
      let supplier = Int(offer)
      for index in matches.starts[supplier]..<matches.starts[supplier + 1] {
        let edge = matches.edges[index]
        if Int(edge.heldUntil) >= period {
          if edge.heldUntil != soldNow { continue }
          // This period's sales and a contract of other terms, signed before an event, may end together.
          if older && isHeldFromBefore(supplier, Int(edge.buyer)) { continue }
        }
        body(&self, supplier, Int(edge.buyer), edge.match, edge.estimate)
      }
    }
  }

  private func hasOlderContract(endingAt end: Int32) -> Bool {
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] where Int(holding.bought) < period && holding.expiry == end { return true }
    }
    return false
  }

  private func isHeldFromBefore(_ supplier: Int, _ buyer: Int) -> Bool {
    buyers.holdings[buyer].contains { Int($0.offer) == supplier && Int($0.bought) < period }
  }

  /// The same where buyers keep lists: each candidate once, and none that the buyer holds from before.
  private mutating func eachCandidate(_ body: (inout World, Int, Int, Double, Double) -> Void) {
    let most = parameters.matching.candidates
    let listed = parameters.matching.rule != .all
    resetStamps()
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] where Int(holding.bought) < period {
        scratch.stamps[Int(holding.offer)] = Int32(buyer)
      }
      for place in 0..<(listed ? matches.candidateCounts[buyer] : offering.count) {
        let supplier = Int(listed ? matches.candidates[buyer * most + place] : offering[place])
        guard scratch.stamps[supplier] != Int32(buyer) else { continue }
        scratch.stamps[supplier] = Int32(buyer)
        let view = expectation(supplier, buyer)
        body(&self, supplier, buyer, view.match, view.volume)
      }
    }
  }
}
