// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// `valuation(share)`: a buyer pays a share of its bundle's uplift u(S) - u(empty) for the bundle as a whole, divided
/// among the suppliers afterwards (the bundle price of EDVEX, arXiv 2601.09966; the formula is our own reading). What
/// the buyer holds already is no part of the uplift; what the bundle is worth in later periods is. A union of sellers
/// bargains apart, see `bundlePay`.
extension World {
  /// As every record adds more than the share of it that is paid, each buyer takes all it sees that is worth anything.
  /// Where a union's weight is below the others' share, a record of the others can cost more than it adds; buyers take
  /// it all the same.
  mutating func bundleEverything() {
    let expiry = Int32(period + contractPeriods - 1)
    for offer in offering {
      let supplier = Int(offer)
      suppliers.offers[supplier].price = 0
      for index in matches.starts[supplier]..<matches.starts[supplier + 1] {
        let edge = matches.edges[index]
        guard Int(edge.heldUntil) < period, edge.estimate > 0 else { continue }
        buyers.holdings[Int(edge.buyer)].append(
          Holding(
            offer: offer, bought: Int32(period), expiry: expiry, price: 0, willingness: edge.estimate,
            match: edge.match, expected: edge.estimate))
        matches.edges[index].heldUntil = expiry
      }
    }
  }

  /// Keeps the bundle within the budget, taking the largest offers first and leaving out what does not fit, then prices
  /// it and divides the pay.
  mutating func priceBundle(_ buyer: Int) {
    let first = buyers.holdings[buyer].firstIndex { Int($0.bought) == period } ?? buyers.holdings[buyer].count
    guard first < buyers.holdings[buyer].count else { return }
    buyers.holdings[buyer][first...].sort {
      $0.expected != $1.expected ? $0.expected > $1.expected : $0.offer < $1.offer
    }
    var parts = BundleParts()
    var kept = first
    for index in first..<buyers.holdings[buyer].count {
      let holding = buyers.holdings[buyer][index]
      var more = parts
      more.add(holding.expected, isMember: isUnionMember(Int(holding.offer), buyer))
      let pay = bundlePay(buyer, more, above: buyers.standing[buyer])
      if (pay.union + pay.others) * Double(contractPeriods) > buyers.budget[buyer] { continue }
      parts = more
      buyers.holdings[buyer].swapAt(kept, index)
      kept += 1
    }
    dropHoldings(buyer, from: kept)
    guard kept > first else { return }
    divideBundle(buyer, first: first)
  }

  private mutating func divideBundle(_ buyer: Int, first: Int) {
    let end = buyers.holdings[buyer].count
    var parts = BundleParts()
    var members = 0
    for index in first..<end {
      let holding = buyers.holdings[buyer][index]
      let isMember = isUnionMember(Int(holding.offer), buyer)
      members += isMember ? 1 : 0
      parts.add(paidVolume(holding, buyer), isMember: isMember)
    }
    var held = buyers.standing[buyer]
    if parameters.pricing.upliftBasis == .realised {
      held = buyers.stock[buyer]
      for index in 0..<first { held += paidVolume(buyers.holdings[buyer][index], buyer) }
    }
    var pay = bundlePay(buyer, parts, above: held)
    let (sum, limit) = (pay.union + pay.others, buyers.budget[buyer] / Double(contractPeriods))
    if sum > limit { pay = (limit * (pay.union / sum), limit * (pay.others / sum)) }
    // Each side's game comes on top of the other side's records, so that all count within the same bundle.
    if members < end - first { hand(pay.others, to: .others, of: buyer, first: first, above: held + parts.union) }
    if members > 0 {
      hand(pay.union, to: .union, of: buyer, first: first, above: held + parts.others)
      tally.unionReceipts += pay.union * Double(contractPeriods)
    }
  }

  /// Divides a pay among the suppliers on one side of the bundle.
  private mutating func hand(_ amount: Double, to part: PayPart, of buyer: Int, first: Int, above held: Double) {
    scratch.effective.removeAll(keepingCapacity: true)
    scratch.records.removeAll(keepingCapacity: true)
    let places = first..<buyers.holdings[buyer].count
    for index in places where isOn(part, buyers.holdings[buyer][index], buyer) {
      scratch.effective.append(paidVolume(buyers.holdings[buyer][index], buyer))
      scratch.records.append(suppliers.records[Int(buyers.holdings[buyer][index].offer)])
    }
    divide(part, of: buyer, above: held)
    var next = 0
    for index in places where isOn(part, buyers.holdings[buyer][index], buyer) {
      buyers.holdings[buyer][index].price = amount * scratch.shares[next]
      next += 1
    }
  }

  private func isOn(_ part: PayPart, _ holding: Holding, _ buyer: Int) -> Bool {
    isUnionMember(Int(holding.offer), buyer) == (part == .union)
  }

  /// The effective records on which pay rests: believed or true.
  private func paidVolume(_ holding: Holding, _ buyer: Int) -> Double {
    parameters.pricing.upliftBasis == .realised
      ? trueVolume(Int(holding.offer), buyer, match: holding.match) : holding.expected
  }
}
