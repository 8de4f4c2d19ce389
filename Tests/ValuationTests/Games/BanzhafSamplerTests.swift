// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

struct BanzhafSamplerTests {
  private func key(_ seed: UInt64) -> LuckKey { Luck(seed: seed, replicate: 0).key(.learner) }

  @Test func `estimates lie within 3.5 standard errors of exact Banzhaf values`() throws {
    var stream = Stream(state: 41)
    for seed in 0..<10 {
      let table = try randomTable(8, &stream)
      let estimates = try #require(BanzhafSampler(table, key: key(UInt64(seed))).estimates(samples: 10_000))
      #expect(largestScore(estimates, table.banzhaf()) < 3.5)
    }
  }

  @Test func `standard errors are those seen over many seeds, at any level of utility`() throws {
    var stream = Stream(state: 42)
    let base = try randomTable(6, &stream)
    let table = try CoalitionTable(players: base.players, utilities: base.utilities.map { $0 + 1e6 })
    let truth = base.banzhaf()[1]
    var squares = 0.0
    for seed in 0..<400 {
      let estimates = try #require(BanzhafSampler(table, key: key(UInt64(seed))).estimates(samples: 400))
      let score = (estimates.values[1] - truth) / estimates.standardErrors[1]
      squares += score * score / 400
    }
    #expect(abs(squares - 1) < 3.5 * (2.0 / 400).squareRoot())
  }

  @Test func `a hundred players, more than a word of bits, each add what they are worth alone`() throws {
    let worths = (1...100).map { Double($0) }
    let game = UtilityOfTotal(BundleUtility(.additive), worth: 1, scale: 1, effective: worths)
    let estimates = try #require(BanzhafSampler(game, key: key(43)).estimates(samples: 20_000))
    // The largest of a hundred scores exceeds 4 once in some 160 seeds.
    #expect(largestScore(estimates, worths) < 4)
    // Half of them, drawn with a spread of (sum of squares)^(1/2)/2: an error of twice that over the root of samples.
    let spread = worths.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let middle = estimates.standardErrors.sorted()[50]
    #expect(relativeDifference(middle, spread / 20_000.0.squareRoot()) < 0.05)
  }

  @Test func `too few coalitions tell nothing`() throws {
    let table = try coalitionTable(3) { Double($0.count) }
    #expect(BanzhafSampler(table, key: key(44)).estimates(samples: 0) == nil)
    #expect(BanzhafSampler(table, key: key(44)).estimates(samples: 3) == nil)
  }

  @Test func `ranges of samples merged in order give the very same numbers`() throws {
    var stream = Stream(state: 45)
    let table = try randomTable(7, &stream)
    let sampler = BanzhafSampler(table, key: key(46))
    let parts = ReusedSamples.ranges(3_000).reversed().map { sampler.accumulate(samples: $0) }
    var merged = ReusedSamples(playerCount: 7)
    for part in parts.reversed() { merged.merge(part) }
    #expect(merged.estimates == sampler.estimates(samples: 3_000))
  }
}
