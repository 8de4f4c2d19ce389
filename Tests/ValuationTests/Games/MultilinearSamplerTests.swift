// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

struct MultilinearSamplerTests {
  private let scaling = BundleUtility(.dataScaling(exponent: 0.35))
  private func key(_ seed: UInt64) -> LuckKey { Luck(seed: seed, replicate: 0).key(.learner) }

  /// Players of like size, of very different sizes, and one giant among dwarfs with one who has nothing.
  static let holdings: [[Double]] = [
    [1, 2, 3, 1, 2, 3, 1, 2], [0.01, 0.1, 1, 10, 100, 1_000, 3, 30], [0.5, 0.5, 0.5, 0.5, 500, 0.5, 0],
  ]

  @Test(arguments: holdings, [0.1, 10, 1_000])
  func `estimates lie within 3.5 standard errors of exact Shapley and Banzhaf values`(
    holdings: [Double], scale: Double
  ) throws {
    let game = UtilityOfTotal(scaling, worth: 4, scale: scale, effective: holdings)
    let table = try CoalitionTable(players: playerNames(holdings.count), of: game)
    let present = holdings.indices.filter { holdings[$0] > 0 }
    for (concept, truth) in [(MultilinearSampler.Concept.shapley, table.shapley()), (.banzhaf, table.banzhaf())] {
      let estimates = MultilinearSampler(game, concept: concept, key: key(31)).estimates(sweeps: 2_000)
      for player in holdings.indices where holdings[player] == 0 { #expect(estimates.values[player] == 0) }
      for player in present {
        let error = estimates.values[player] - truth[player]
        #expect(abs(error) < 3.5 * estimates.standardErrors[player])
        // Banzhaf values of dwarfs rest on the few coalitions without any giant; the density of t reaches those.
        if concept == .shapley { #expect(estimates.standardErrors[player] < 0.03 * truth[player]) }
      }
    }
  }

  @Test func `standard errors are those seen over many seeds`() throws {
    let game = UtilityOfTotal(scaling, worth: 1, scale: 1, effective: [5, 1, 1, 2, 3, 8, 1])
    let truth = try CoalitionTable(players: playerNames(7), of: game).shapley()[3]
    var squares = 0.0
    for seed in 0..<400 {
      let estimates = MultilinearSampler(game, key: key(UInt64(seed))).estimates(sweeps: 200)
      let score = (estimates.values[3] - truth) / estimates.standardErrors[3]
      squares += score * score / 400
    }
    #expect(abs(squares - 1) < 3.5 * (2.0 / 400).squareRoot())
  }

  @Test(arguments: [1.0, 100])
  func `a thousand equal players each get a thousandth, to 1% in a few sweeps`(ratio: Double) {
    let game = UtilityOfTotal(
      scaling, worth: 1, scale: 1_000 / ratio, effective: [Double](repeating: 1, count: 1_000))
    let estimates = MultilinearSampler(game, key: key(32)).estimates(sweeps: 32)
    let truth = [Double](repeating: game.wholeGain / 1_000, count: 1_000)
    // Errors are common to all but for each player's own part; the largest of a thousand is below 4 standard errors.
    #expect(largestScore(estimates, truth) < 4)
    #expect(estimates.meanRelativeError < 0.01)
    let shares = Division.pay(estimates.values, whole: game.wholeGain)
    #expect(zip(shares, truth).allSatisfy { relativeDifference($0, $1) < 0.01 })
  }

  @Test func `sampled and permuted estimates of many unequal players agree`() {
    var stream = Stream(state: 33)
    let holdings = (0..<60).map { _ in stream.logUniform(0.01, 100) }
    let game = UtilityOfTotal(scaling, worth: 1, scale: 10, effective: holdings)
    let swept = MultilinearSampler(game, key: key(34)).estimates(sweeps: 500)
    let permuted = PermutationSampler(game, key: key(35)).estimates(permutations: 5_000)
    for player in holdings.indices {
      let variance =
        swept.standardErrors[player] * swept.standardErrors[player]
        + permuted.standardErrors[player] * permuted.standardErrors[player]
      #expect(abs(swept.values[player] - permuted.values[player]) < 4 * variance.squareRoot())
    }
  }

  @Test func `additive utility is estimated without error, and nobody's records are worth nothing`() {
    let additive = UtilityOfTotal(BundleUtility(.additive), worth: 3, scale: 1, effective: [1, 0, 2.5])
    let estimates = MultilinearSampler(additive, key: key(36)).estimates(sweeps: 3)
    #expect(largestDifference(estimates.values, [3, 0, 7.5]) < 1e-14)
    let nothing = UtilityOfTotal(scaling, worth: 3, scale: 1, effective: [0, 0])
    #expect(MultilinearSampler(nothing, key: key(36)).estimates(sweeps: 3).values == [0, 0])
    #expect(nothing.aumannShapley() == [0, 0])
  }

  @Test func `ranges of sweeps merged in order give the very same numbers`() {
    let game = UtilityOfTotal(scaling, worth: 1, scale: 1, effective: [5, 1, 1, 2, 3, 8, 1])
    let sampler = MultilinearSampler(game, key: key(37))
    let parts = PlayerMoments.ranges(70).reversed().map { sampler.accumulate(sweeps: $0) }
    var merged = PlayerMoments(playerCount: 7)
    for part in parts.reversed() { merged.merge(part) }
    #expect(merged.estimates == sampler.estimates(sweeps: 70))
  }
}
