// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

extension World {
  /// A buyer takes the offers that it sees by falling value per price above a threshold, and stops at the first that
  /// does not fit its budget.
  ///
  /// Offers are ranked by 64-bit keys: the leading bits of value per price, turned over, then the offer; so equal ones
  /// lie side by side and ties go to the lower offer. At 10,000 suppliers the ratio keeps 50 bits.
  mutating func buyForMoney(_ buyer: Int) {
    let idBits = UInt64(64 - (UInt64(suppliers.count)).leadingZeroBitCount)
    let idMask: UInt64 = (1 << idBits) - 1
    let threshold = parameters.buyers.valueForMoneyThreshold
    let value = buyers.plans[buyer].valuePerRecord
    var keys: [UInt64] = []
    swap(&keys, &scratch.keys)
    let known = parameters.matching.matchSpread == 0 && parameters.sellers.domains == 1 && !viewsDiffer
    let seen: Int
    let most = parameters.matching.candidates
    let listed = parameters.matching.rule != .all
    seen = listed ? matches.candidateCounts[buyer] : offering.count
    if keys.count < seen { keys = [UInt64](repeating: 0, count: seen) }
    var count = 0
    if known && listed {
      count = suppliers.listKeys(
        matches.candidates[buyer * most..<buyer * most + seen], value, threshold, idMask, &keys)
    } else {
      for place in 0..<seen {
        let offer = Int(listed ? matches.candidates[buyer * most + place] : offering[place])
        let ratio = value * expectation(offer, buyer).volume / suppliers.offers[offer].price
        keys[count] = Self.key(ratio, offer, idMask)
        count += ratio > threshold ? 1 : 0
      }
    }
    rank(&keys, count)
    take(keys, count, idMask, buyer: buyer, known: known, value: value)
    swap(&keys, &scratch.keys)
  }

  /// Sorts falling by ratio, then rising by offer.
  @inline(__always)
  fileprivate static func key(_ ratio: Double, _ offer: Int, _ idMask: UInt64) -> UInt64 {
    (~(ratio.bitPattern << 1) & ~idMask) | UInt64(truncatingIfNeeded: offer)
  }

  private mutating func take(
    _ keys: [UInt64], _ count: Int, _ idMask: UInt64, buyer: Int, known: Bool, value: Double
  ) {
    let coverage = Double(contractPeriods)
    let expiry = Int32(period + contractPeriods - 1)
    var left = buyers.budget[buyer]
    var previous = UInt64.max
    for place in 0..<count where keys[place] != previous {
      previous = keys[place]
      let offer = Int(keys[place] & idMask)
      let price = suppliers.offers[offer].price
      if contractPeriods > 1 && buyers.holdings[buyer].contains(where: { Int($0.offer) == offer }) { continue }
      if price * coverage > left { break }
      left -= price * coverage
      let view = known ? (volume: suppliers.offers[offer].expected, match: 1.0) : expectation(offer, buyer)
      buyers.holdings[buyer].append(
        Holding(
          offer: Int32(truncatingIfNeeded: offer), bought: Int32(truncatingIfNeeded: period), expiry: expiry,
          price: price, willingness: value * view.volume, match: view.match, expected: view.volume))
    }
  }

  /// What a buyer expects of an offer, in effective records, and the match behind it.
  func expectation(_ supplier: Int, _ buyer: Int) -> (volume: Double, match: Double) {
    let match = drawMatch(supplier, buyer)
    return (match * suppliers.offers[supplier].expected * viewFactor(supplier, buyer), match)
  }
}

/// Sorts the first `count` keys in place: by insertion, since lists are short as a rule.
private func rank(_ keys: inout [UInt64], _ count: Int) {
  if count > 64 {
    keys[0..<count].sort()
    return
  }
  keys.withUnsafeMutableBufferPointer { keys in
    for index in 1..<max(1, count) {
      let key = keys[index]
      var place = index
      while place > 0 && keys[place - 1] > key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
  }
}

extension Suppliers {
  /// Keys of the candidates whose value per price passes the threshold, where value is the same for all records of an
  /// offer.
  fileprivate func listKeys(
    _ candidates: ArraySlice<Int32>, _ value: Double, _ threshold: Double, _ idMask: UInt64, _ keys: inout [UInt64]
  ) -> Int {
    keys.withUnsafeMutableBufferPointer { keys in
      offers.withUnsafeBufferPointer { offers in
        var count = 0
        for candidate in candidates {
          let offer = Int(candidate)
          let ratio = value * offers[offer].expected / offers[offer].price
          keys[count] = World.key(ratio, offer, idMask)
          count += ratio > threshold ? 1 : 0
        }
        return count
      }
    }
  }
}
