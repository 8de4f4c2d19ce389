// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// The trials that buyers make before they buy.
  @inline(__always)
  var sandboxTest: SandboxTest {
    SandboxTest(noise: parameters.matching.sandboxNoise, records: parameters.matching.sandboxRecords)
  }

  /// Log standard deviation of a buyer's estimate of an offer, the match and the sandbox together.
  var estimateDeviation: Double {
    let (match, test) = (parameters.matching.matchSpread, sandboxTest.logDeviation)
    return (match * match + test * test).squareRoot()
  }

  /// Whether trials cost something. Who cannot tell offers apart tests none.
  @inline(__always)
  var chargesTests: Bool { parameters.matching.testCost > 0 && parameters.matching.sight == .sandbox }

  /// Records of an offer on which a trial is made: m of them, or all that it has.
  @inline(__always)
  func testedRecords(_ supplier: Int) -> Double { min(parameters.matching.sandboxRecords, suppliers.records[supplier]) }

  /// Counts the estimates that buyers form under `all` and `random`, and what the trials of the period cost under every
  /// rule. A buyer tests each offer that it evaluates once, and none that it holds under a contract.
  mutating func accountForTests() {
    switch parameters.matching.rule {
    case .all:
      tally.estimates = Double(buyers.count) * Double(offering.count)
      if chargesTests { testAll() }
    case .random:
      for count in matches.candidateCounts { tally.estimates += Double(count) }
      if chargesTests { testCandidates() }
    case .best: break  // counted in the search
    }
    tally.testingCosts = parameters.matching.testCost * tally.recordsTested
  }

  private mutating func testAll() {
    var open = 0.0
    for offer in offering { open += testedRecords(Int(offer)) }
    resetStamps()
    for buyer in 0..<buyers.count {
      if buyers.holdings[buyer].isEmpty {
        tally.recordsTested += open
        continue
      }
      // Summed rather than subtracted, which would leave rounding where everything is held.
      for holding in buyers.holdings[buyer] { scratch.stamps[Int(holding.offer)] = Int32(buyer) }
      for offer in offering where scratch.stamps[Int(offer)] != Int32(buyer) {
        tally.recordsTested += testedRecords(Int(offer))
      }
    }
  }

  private mutating func testCandidates() {
    let most = parameters.matching.candidates
    resetStamps()
    for buyer in 0..<buyers.count {
      for holding in buyers.holdings[buyer] { scratch.stamps[Int(holding.offer)] = Int32(buyer) }
      for place in buyer * most..<buyer * most + matches.candidateCounts[buyer] {
        let offer = Int(matches.candidates[place])
        guard scratch.stamps[offer] != Int32(buyer) else { continue }
        scratch.stamps[offer] = Int32(buyer)
        tally.recordsTested += testedRecords(offer)
      }
    }
  }
}
