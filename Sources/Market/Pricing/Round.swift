// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// One round of price and respond over the columns that it touches, held by address for its duration.
struct Round {
  let edges: UnsafeMutableBufferPointer<Edge>
  /// Willingness to pay along the row at hand.
  let values: UnsafeMutableBufferPointer<Double>
  /// What each buyer would pay in all, $.
  let demand: UnsafeMutableBufferPointer<Double>
  /// Effective records that each buyer would take.
  let taken: UnsafeMutableBufferPointer<Double>
  let plans: UnsafeBufferPointer<WillingnessToPay.Plan>
  let willingness: WillingnessToPay
  let now: Int32
  /// Periods that a payment covers.
  let coverage: Double

  /// Willingness to pay of each who sees an offer; 0 for those who get the supplier's records already.
  func evaluate(_ row: Range<Int>) {
    for place in 0..<row.count {
      let edge = edges[row.lowerBound + place]
      let value = willingness(edge.estimate, plans[Int(edge.buyer)])
      values[place] = edge.heldUntil >= now ? 0 : value
    }
  }

  /// Counts who buys at the price asked, and what for.
  func respond(_ row: Range<Int>, _ quote: RowQuote, isOrdered: Bool) {
    for place in 0..<row.count {
      let value = values[place]
      guard quote.isTaken(at: place, value) else {
        if isOrdered { break }
        continue
      }
      let edge = edges[row.lowerBound + place]
      demand[Int(edge.buyer)] += quote.price(value) * coverage
      taken[Int(edge.buyer)] += edge.estimate
    }
  }

  /// Sorts a row by falling willingness to pay, ties by buyer.
  func sort(_ row: Range<Int>, anew: Bool) {
    if anew && row.count > 32 { sortAnew(row) }
    let first = row.lowerBound
    // From one round to the next a row stays in order but for a few places.
    for index in 1..<max(1, row.count) {
      let value = values[index]
      let edge = edges[first + index]
      var place = index
      while place > 0 && precedes(value, edge.buyer, values[place - 1], edges[first + place - 1].buyer) {
        values[place] = values[place - 1]
        edges[first + place] = edges[first + place - 1]
        place -= 1
      }
      if place < index {
        values[place] = value
        edges[first + place] = edge
      }
    }
  }

  private func sortAnew(_ row: Range<Int>) {
    let first = row.lowerBound
    let order = (0..<row.count).sorted { left, right in
      precedes(values[left], edges[first + left].buyer, values[right], edges[first + right].buyer)
    }
    let old = order.map { (values[$0], edges[first + $0]) }
    for (place, entry) in old.enumerated() { (values[place], edges[first + place]) = entry }
  }

  @inline(__always)
  private func precedes(_ left: Double, _ leftBuyer: UInt32, _ right: Double, _ rightBuyer: UInt32) -> Bool {
    left > right || (left == right && leftBuyer < rightBuyer)
  }
}
