// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

struct PermutationSamplerTests {
  private func key(_ seed: UInt64) -> LuckKey { Luck(seed: seed, replicate: 0).key(.learner) }

  @Test func `estimates lie within 3.5 standard errors of exact values and sum to the whole`() throws {
    var stream = Stream(state: 21)
    for seed in 0..<10 {
      let table = try randomTable(8, &stream)
      let estimates = PermutationSampler(table, key: key(UInt64(seed))).estimates(permutations: 2_000)
      #expect(largestScore(estimates, table.shapley()) < 3.5)
      #expect(abs(estimates.values.reduce(0, +) - table.wholeGain) < 1e-12)
      #expect(estimates.sampleCount == 2_000)
    }
  }

  @Test func `standard errors are those seen over many seeds`() throws {
    var stream = Stream(state: 22)
    let table = try randomTable(6, &stream)
    let truth = table.shapley()[2]
    var squares = 0.0
    for seed in 0..<400 {
      let estimates = PermutationSampler(table, key: key(UInt64(seed))).estimates(permutations: 200)
      let score = (estimates.values[2] - truth) / estimates.standardErrors[2]
      squares += score * score / 400
    }
    // The mean of 400 squared scores has a standard error of (2/400)^(1/2).
    #expect(abs(squares - 1) < 3.5 * (2.0 / 400).squareRoot())
  }

  @Test func `a permutation and its reverse cancel what is quadratic in the members`() throws {
    let table = try coalitionTable(6) { Double($0.count * $0.count) }
    let estimates = PermutationSampler(table, key: key(3)).estimates(permutations: 5)
    #expect(estimates.values == [6, 6, 6, 6, 6, 6])
    #expect(estimates.standardErrors == [0, 0, 0, 0, 0, 0])
  }

  @Test func `truncation takes at most its tolerance from the whole, and something`() throws {
    let game = UtilityOfTotal(
      BundleUtility(.dataScaling(exponent: 0.35)), worth: 5, scale: 1, effective: [Double](repeating: 1, count: 300))
    let sampler = PermutationSampler(game, key: key(4), tolerance: 0.05)
    let sum = sampler.estimates(permutations: 50).values.reduce(0, +)
    #expect(sum < game.wholeGain * (1 - 1e-3))
    #expect(sum >= game.wholeGain * 0.95)
    // Where nothing that is left can be told from the whole, players are credited with nothing.
    let flat = try coalitionTable(4) { $0.isEmpty ? 0 : 1 }
    let truncated = PermutationSampler(flat, key: key(4), tolerance: 1e-9).estimates(permutations: 4_000)
    #expect(largestScore(truncated, [0.25, 0.25, 0.25, 0.25]) < 3.5)
  }

  @Test func `ranges computed in parallel and merged in order give the very same numbers`() async {
    var stream = Stream(state: 23)
    let game = UtilityOfTotal(
      BundleUtility(.dataScaling(exponent: 0.35)), worth: 1, scale: 10,
      effective: (0..<40).map { _ in stream.logUniform(0.1, 10) })
    let sampler = PermutationSampler(game, key: key(5))
    let ranges = PlayerMoments.ranges(100)
    let parts = await withTaskGroup(of: (Int, PlayerMoments).self) { group in
      for (number, range) in ranges.enumerated() {
        group.addTask { (number, sampler.accumulate(permutations: range)) }
      }
      var parts = [PlayerMoments](repeating: PlayerMoments(playerCount: 40), count: ranges.count)
      for await (number, part) in group { parts[number] = part }
      return parts
    }
    var merged = PlayerMoments(playerCount: 40)
    for part in parts { merged.merge(part) }
    #expect(merged.estimates == sampler.estimates(permutations: 100))
  }

  @Test func `fewer than two samples tell no error`() throws {
    let table = try coalitionTable(2) { Double($0.count) }
    let estimates = PermutationSampler(table, key: key(6)).estimates(permutations: 1)
    #expect(estimates.values == [1, 1])
    #expect(estimates.standardErrors == [.infinity, .infinity])
  }

  @Test func `moments merged from parts are those of all samples`() {
    var stream = Stream(state: 24)
    let samples = (0..<50).map { _ in [Double.random(in: 0...1, using: &stream) + 1e6] }
    var merged = PlayerMoments(playerCount: 1)
    for part in [0..<0, 0..<7, 7..<8, 8..<50] {
      var moments = PlayerMoments(playerCount: 1)
      for sample in samples[part] { moments.add(sample) }
      merged.merge(moments)
    }
    let mean = samples.reduce(0) { $0 + $1[0] } / 50
    let variance = samples.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) } / 49
    #expect(abs(merged.estimates.values[0] - mean) < 1e-8)
    #expect(relativeDifference(merged.estimates.standardErrors[0], (variance / 50).squareRoot()) < 1e-8)
  }
}
