// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// One round: every supplier names its price knowing the willingness to pay of those who see its offer, and they respond.
  /// The last round's responses become holdings.
  mutating func respond(isLast: Bool, sortsAnew: Bool) {
    let rule = parameters.pricing.rule
    let ordered = rule == .fairshare || rule == .bargaining
    let willingness = WillingnessToPay(utility)
    let coverage = contractPeriods
    let expiry = Int32(period + coverage - 1)
    for buyer in 0..<buyers.count {
      scratch.demand[buyer] = 0
      scratch.taken[buyer] = 0
    }
    var edges: [Edge] = []
    var values: [Double] = []
    swap(&edges, &matches.edges)
    swap(&values, &scratch.willingness)
    if values.count < buyers.count { values = [Double](repeating: 0, count: buyers.count) }
    for offer in offering {
      let supplier = Int(offer)
      let start = matches.starts[supplier]
      let count = matches.starts[supplier + 1] - start
      if count == 0 { continue }
      evaluations += count
      edges.withUnsafeMutableBufferPointer { all in
        values.withUnsafeMutableBufferPointer { allValues in
          let row = UnsafeMutableBufferPointer(rebasing: all[start..<start + count])
          let values = UnsafeMutableBufferPointer(rebasing: allValues[0..<count])
          evaluate(row, into: values, willingness)
          if ordered {
            if sortsAnew || !matches.isStanding { sortRow(row, values) }
            insertionSort(row, values)
          }
          let quote = quote(supplier, rule, UnsafeBufferPointer(values))
          if rule != .posted { suppliers.offers[supplier].price = quote.base }
          guard quote.base < .infinity else { return }
          for index in 0..<count {
            let value = values[index]
            if index >= quote.byRank && !quote.accepts(value) {
              if ordered { break }
              continue
            }
            let buyer = Int(row[index].buyer)
            let price = quote.price(value)
            scratch.demand[buyer] += price * Double(coverage)
            scratch.taken[buyer] += row[index].estimate
            if isLast {
              row[index].heldUntil = expiry
              buyers.holdings[buyer].append(
                Holding(
                  offer: offer, bought: Int32(period), expiry: expiry, price: price, willingness: value,
                  match: row[index].match, expected: row[index].estimate))
            }
          }
        }
      }
    }
    swap(&edges, &matches.edges)
    swap(&values, &scratch.willingness)
  }

  /// Willingness to pay of each who sees an offer; 0 for those who get the supplier's records already.
  @inline(__always)
  private func evaluate(
    _ row: UnsafeMutableBufferPointer<Edge>, into values: UnsafeMutableBufferPointer<Double>,
    _ willingness: WillingnessToPay
  ) {
    let now = Int32(period)
    buyers.plans.withUnsafeBufferPointer { plans in
      for index in 0..<row.count {
        let edge = row[index]
        values[index] = edge.heldUntil >= now ? 0 : willingness(edge.estimate, plans[Int(edge.buyer)])
      }
    }
  }

  private func quote(_ supplier: Int, _ rule: PricingRule, _ values: UnsafeBufferPointer<Double>) -> RowQuote {
    switch rule {
    case .fairshare:
      FairsharePrice.quote(values, breakEven: suppliers.accounts[supplier].breakEven, beta: parameters.pricing.beta)
    case .bargaining:
      BargainingPrice.quote(values, breakEven: suppliers.accounts[supplier].breakEven, beta: parameters.pricing.beta)
    case .random: RandomPrice.quote(values, rank: randomPriceRank(supplier))
    case .uniform, .posted, .fixed, .valuation: RowQuote(base: suppliers.offers[supplier].price)
    }
  }
}

/// Falling willingness to pay, ties by buyer.
@inline(__always)
private func precedes(_ left: Double, _ leftBuyer: UInt32, _ right: Double, _ rightBuyer: UInt32) -> Bool {
  left > right || (left == right && leftBuyer < rightBuyer)
}

/// Sorts a row that is in order but for a few places, as it is from one round to the next.
private func insertionSort(_ row: UnsafeMutableBufferPointer<Edge>, _ values: UnsafeMutableBufferPointer<Double>) {
  for index in 1..<max(1, row.count) {
    let value = values[index]
    let edge = row[index]
    var place = index
    while place > 0 && precedes(value, edge.buyer, values[place - 1], row[place - 1].buyer) {
      values[place] = values[place - 1]
      row[place] = row[place - 1]
      place -= 1
    }
    if place < index {
      values[place] = value
      row[place] = edge
    }
  }
}

/// Sorts a long row that is in no order, by a heap; short ones are left to the insertion sort.
private func sortRow(_ row: UnsafeMutableBufferPointer<Edge>, _ values: UnsafeMutableBufferPointer<Double>) {
  guard row.count > 32 else { return }
  let order = (0..<row.count).sorted { precedes(values[$0], row[$0].buyer, values[$1], row[$1].buyer) }
  let edges = Array(row)
  let old = Array(values)
  for (place, from) in order.enumerated() {
    row[place] = edges[from]
    values[place] = old[from]
  }
}
