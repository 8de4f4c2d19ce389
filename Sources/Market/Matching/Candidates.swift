// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension World {
  /// Draws each buyer's sample of offers by supplier, drawing again when the supplier is not in the market: the same
  /// supplier is met under every regime in which it is there.
  mutating func drawCandidates() {
    let most = parameters.matching.candidates
    let replaces = parameters.matching.withReplacement
    let available = offering.count
    let wanted = replaces ? (available > 0 ? most : 0) : min(most, available)
    prepareCandidates(most)
    if !replaces { resetStamps() }
    let key = luck.key(.candidate, period: clock, kind: .buyer)
    if !replaces && wanted * 2 > available {
      // A sample of most offers is drawn by leaving out the rest: a keyed rank a pair, smallest first.
      for buyer in 0..<buyers.count { rankedSample(buyer, wanted: wanted, key: key.agent(buyer)) }
      return
    }
    for buyer in 0..<buyers.count {
      let draws = key.agent(buyer).draws
      let first = buyer * most
      if replaces {
        suppliers.drawOffers(wanted, draws, into: &matches.candidates, at: first)
      } else {
        drawDistinct(wanted, draws, buyer: buyer, at: first)
      }
      matches.candidateCounts[buyer] = wanted
    }
  }

  private mutating func drawDistinct(_ wanted: Int, _ stream: Draws, buyer: Int, at first: Int) {
    var draws = stream
    var place = first
    while place < first + wanted {
      let supplier = draws.index(below: suppliers.count)
      guard suppliers.isOffering[supplier], scratch.stamps[supplier] != Int32(buyer) else { continue }
      scratch.stamps[supplier] = Int32(buyer)
      matches.candidates[place] = Int32(truncatingIfNeeded: supplier)
      place += 1
    }
  }

  private mutating func rankedSample(_ buyer: Int, wanted: Int, key: LuckKey) {
    scratch.choices.removeAll(keepingCapacity: true)
    for offer in offering {
      let rank = key.counterpart(Int(offer)).draws.uniform(0)
      scratch.choices.append(Choice(offer: offer, price: 0, value: 0, order: -rank))
    }
    keepBest(buyer, wanted)
  }

  /// Keeps, for each buyer, the offers of the highest sandbox estimate, as far as `matching.recall` demands.
  mutating func keepBestCandidates() {
    let most = parameters.matching.candidates
    let recall = parameters.matching.recall
    prepareCandidates(most)
    resetStamps()
    var search = BestSearch()
    swap(&search, &scratch.search)
    search.lay(self)
    let sample = recallSample()
    var shares = 0.0
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] { scratch.stamps[Int(holding.offer)] = Int32(buyer) }
      search.find(buyer, recall: recall, in: self)
      for place in search.kept.choices.indices {
        matches.candidates[buyer * most + place] = search.kept.choices[place].offer
      }
      matches.candidateCounts[buyer] = search.kept.choices.count
      tally.estimates += Double(search.drawn)
      tally.recordsTested += search.tested
      if sample.contains(buyer) { shares += search.shareFound(buyer, in: self) }
    }
    if offering.count > 0 { tally.recall = recall < 1 ? shares / Double(sample.count) : 1 }
    swap(&search, &scratch.search)
  }

  /// A few buyers, drawn anew each period, whose search is compared with a full ranking; nobody while the market warms
  /// up or where everything is ranked anyway.
  private func recallSample() -> [Int] {
    guard parameters.matching.recall < 1, period > 0 else { return [] }
    let size = min(4, buyers.count)
    var draws = luck.key(.recallSample, period: clock).draws
    var sample: [Int] = []
    while sample.count < size {
      let buyer = draws.index(below: buyers.count)
      if !sample.contains(buyer) { sample.append(buyer) }
    }
    return sample
  }

  private mutating func keepBest(_ buyer: Int, _ wanted: Int) {
    scratch.choices.sort { $0.order != $1.order ? $0.order > $1.order : $0.offer < $1.offer }
    let most = parameters.matching.candidates
    for place in 0..<wanted { matches.candidates[buyer * most + place] = scratch.choices[place].offer }
    matches.candidateCounts[buyer] = wanted
  }

  /// Clears the marks by which a buyer knows the offers that it has met.
  mutating func resetStamps() {
    if scratch.stamps.count != suppliers.count { scratch.stamps = [Int32](repeating: -1, count: suppliers.count) }
    for index in scratch.stamps.indices { scratch.stamps[index] = -1 }
  }

  private mutating func prepareCandidates(_ most: Int) {
    guard matches.candidates.count != most * buyers.count else { return }
    matches.candidates = [Int32](repeating: 0, count: most * buyers.count)
    matches.candidateMatches = [Double](repeating: 1, count: most * buyers.count)
    matches.candidateCounts = [Int](repeating: 0, count: buyers.count)
  }

  /// Drops double draws and offers already under contract, and notes each candidate's match.
  mutating func settleCandidates() {
    let most = parameters.matching.candidates
    resetStamps()
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] { scratch.stamps[Int(holding.offer)] = Int32(buyer) }
      var kept = buyer * most
      for place in buyer * most..<buyer * most + matches.candidateCounts[buyer] {
        let offer = matches.candidates[place]
        guard scratch.stamps[Int(offer)] != Int32(buyer) else { continue }
        scratch.stamps[Int(offer)] = Int32(buyer)
        matches.candidates[kept] = offer
        matches.candidateMatches[kept] = drawMatch(Int(offer), buyer)
        kept += 1
      }
      matches.candidateCounts[buyer] = kept - buyer * most
    }
  }
}

/// An offer among which a buyer chooses.
struct Choice: BitwiseCopyable, Sendable {
  let offer: Int32
  /// $ per period.
  var price: Double
  /// Effective records per period.
  var value: Double
  /// What the choice is ordered by, largest first.
  var order: Double
}

extension Suppliers {
  /// Draws suppliers until `wanted` of them offer something; one may be drawn twice. Every draw is written and kept
  /// only if it offers, since a branch on that could not be foreseen.
  fileprivate func drawOffers(_ wanted: Int, _ stream: Draws, into candidates: inout [Int32], at first: Int) {
    var draws = stream
    isOffering.withUnsafeBufferPointer { isOffering in
      candidates.withUnsafeMutableBufferPointer { candidates in
        var place = first
        while place < first + wanted {
          let supplier = draws.index(below: isOffering.count)
          candidates[place] = Int32(truncatingIfNeeded: supplier)
          place += isOffering[supplier] ? 1 : 0
        }
      }
    }
  }
}
