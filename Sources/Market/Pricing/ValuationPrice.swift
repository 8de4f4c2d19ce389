// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// `valuation(share)`: a buyer pays a share of its bundle's uplift u(S) - u(empty) for the bundle as a whole, divided
/// among the suppliers afterwards (the bundle price of EDVEX, arXiv 2601.09966; the formula is our own reading). What
/// the buyer holds already is no part of the uplift; what the bundle is worth in later periods is.
extension World {
  /// As every record adds more than the share of it that is paid, each buyer takes all it sees that is worth anything.
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
    var total = 0.0
    var kept = first
    for index in first..<buyers.holdings[buyer].count {
      let more = total + buyers.holdings[buyer][index].expected
      if bundlePay(buyer, more, above: buyers.standing[buyer]) * Double(contractPeriods) > buyers.budget[buyer] {
        continue
      }
      total = more
      buyers.holdings[buyer].swapAt(kept, index)
      kept += 1
    }
    dropHoldings(buyer, from: kept)
    guard kept > first else { return }
    divideBundle(buyer, first: first, believed: total)
  }

  private func bundlePay(_ buyer: Int, _ added: Double, above held: Double) -> Double {
    parameters.pricing.valuationShare
      * utility.gain(
        of: added, above: held, worth: purchaseWorth(buyer, royalty: plannedRoyalty), scale: buyers.scale[buyer])
  }

  private mutating func divideBundle(_ buyer: Int, first: Int, believed: Double) {
    let onTruth = parameters.pricing.upliftBasis == .realised
    let end = buyers.holdings[buyer].count
    scratch.effective.removeAll(keepingCapacity: true)
    scratch.records.removeAll(keepingCapacity: true)
    var total = 0.0
    for index in first..<end {
      let holding = buyers.holdings[buyer][index]
      let supplier = Int(holding.offer)
      let volume = onTruth ? trueVolume(supplier, buyer, match: holding.match) : holding.expected
      scratch.effective.append(volume)
      scratch.records.append(suppliers.records[supplier])
      total += volume
    }
    var held = buyers.standing[buyer]
    if onTruth {
      held = buyers.stock[buyer]
      for index in 0..<first {
        let holding = buyers.holdings[buyer][index]
        held += trueVolume(Int(holding.offer), buyer, match: holding.match)
      }
    }
    let pay = min(bundlePay(buyer, total, above: held), buyers.budget[buyer] / Double(contractPeriods))
    let worth = worth(buyer)
    let scale = buyers.scale[buyer]
    let utility = utility
    var shares: [Double] = []
    swap(&shares, &scratch.shares)
    division.shares(
      effective: scratch.effective, records: scratch.records,
      lossWithout: { utility.gain(of: $0, above: max(0, held + total - $0), worth: worth, scale: scale) },
      into: &shares)
    for index in first..<end { buyers.holdings[buyer][index].price = pay * shares[index - first] }
    swap(&shares, &scratch.shares)
  }

  var division: Division {
    switch parameters.pricing.division {
    case .equal: .equal
    case .volume: .volume
    case .leaveOneOut: .leaveOneOut
    case .aumannShapley: .aumannShapley
    }
  }
}
