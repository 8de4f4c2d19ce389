// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct SweepPointsTests {
  private func values(_ sweep: String, _ files: [(String, String)] = []) throws -> [[String]] {
    let points = try SweepPlace(sweep, files: files).points()
    return (0..<points.count).map { points.values($0).map(\.description) }
  }

  @Test("A grid has every combination, the last parameter fastest")
  func grid() throws {
    let found = try values(
      """
      scenario: base.yaml
      parameters:
        policy.subsidy: {from: 0, to: 0.4, steps: 5}
        sellers.costMedian: {from: 1, to: 100, scale: log, steps: 3}
        buyers.count: {from: 2, to: 4, steps: 2}
      """)
    var expected: [[String]] = []
    for subsidy in ["0", "0.1", "0.2", "0.3", "0.4"] {
      for cost in ["1", "10", "100"] {
        for buyers in ["2", "4"] { expected.append([subsidy, cost, buyers]) }
      }
    }
    #expect(found == expected)
  }

  @Test("One at a time, the base comes first and each value stands alone")
  func oneAtATime() throws {
    let found = try values(
      """
      scenario: base.yaml
      set: {policy.subsidy: 1, buyers.count: 3}
      design: oneAtATime
      parameters: {policy.subsidy: [0, 1, 2], buyers.count: [2, 4], regime: [fair.yaml]}
      """, [("fair.yaml", "name: fair\npricing.rule: fairshare")])
    #expect(
      found == [
        ["1", "3", "base"], ["0", "3", "base"], ["2", "3", "base"], ["1", "2", "base"], ["1", "4", "base"],
        ["1", "3", "fair"],
      ])
  }

  @Test("Drawn points have the parts of the interval that are due to them")
  func shares() throws {
    let points = try SweepPlace(
      """
      scenario: base.yaml
      design: latinHypercube
      points: 1200
      parameters:
        buyers.count: {from: 2, to: 4}
        pricing.theta: [0.1, 0.2, 0.3, 0.4]
        policy.subsidy: {from: 1, to: 3}
        sellers.costMedian: {from: 1, to: 100, scale: log}
      """
    ).points()
    let all = (0..<points.count).map { points.values($0).compactMap(\.number) }
    // One in each of 1,200 strata: what has an equal part of the interval comes equally often.
    for count in 2...4 { #expect(all.count { $0[0] == Double(count) } == 400) }
    for theta in [0.1, 0.2, 0.3, 0.4] { #expect(all.count { $0[1] == theta } == 300) }
    #expect(all.count { $0[2] < 1.5 } == 300 && all.allSatisfy { (1...3).contains($0[2]) })
    #expect(all.count { $0[3] < 10 } == 600 && all.allSatisfy { (1...100).contains($0[3]) })
  }

  @Test(
    "The quantile of a distribution cut off at both ends is where its share of the probability is reached",
    arguments: [
      ValueDistribution(.normal(mean: 1, deviation: 2), low: -1, high: 4),
      ValueDistribution(.lognormal(median: 2, deviation: 0.7), low: 0.5, high: 5),
      ValueDistribution(.beta(a: 2, b: 5), low: 0.1, high: 0.9),
      ValueDistribution(.triangular(low: 0, mode: 1, high: 4), low: 0.5, high: 3),
      ValueDistribution(.triangular(low: 0, mode: 0, high: 4), low: 0, high: 4),
    ])
  func quantiles(distribution: ValueDistribution) {
    // Densities up to a factor, from their definitions, summed over a fine grid.
    func density(_ x: Double) -> Double {
      switch distribution.shape {
      case .normal(let mean, let deviation): exp(-(x - mean) * (x - mean) / (2 * deviation * deviation))
      case .lognormal(let median, let deviation):
        exp(-log(x / median) * log(x / median) / (2 * deviation * deviation)) / x
      case .beta(let a, let b): pow(x, a - 1) * pow(1 - x, b - 1)
      case .triangular(let low, let mode, let high):
        x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode)
      }
    }
    let (low, high, steps) = (distribution.low, distribution.high, 200_000)
    let width = (high - low) / Double(steps)
    var sums = [0.0]
    for step in 0..<steps { sums.append(sums[step] + density(low + (Double(step) + 0.5) * width)) }
    for probability in [0.0, 0.01, 0.2, 0.5, 0.77, 0.99, 1] {
      let place = sums.firstIndex { $0 >= probability * sums[steps] } ?? steps
      let expected = low + Double(place) * width
      #expect(abs(distribution.quantile(probability) - expected) < 3 * width, "at \(probability)")
    }
  }

  @Test("Luck is shared by all points, or each has a seed of its own that depends on its number alone")
  func seeds() throws {
    let text = "scenario: base.yaml\nparameters: {policy.subsidy: {from: 0, to: 1, steps: 50}}\n"
    let shared = try SweepPlace(text).points()
    #expect((0..<50).allSatisfy { shared.seed($0) == 7 })
    let own = try SweepPlace(text + "commonLuck: false").points()
    let seeds = (0..<50).map { own.seed($0) }
    #expect(Set(seeds).count == 50 && seeds.allSatisfy { $0 >= 0 })
    #expect(try own.scenario(3).parameters.run.seed == seeds[3])
    let other = try SweepPlace(text + "commonLuck: false").points(["run.seed=8"])
    #expect((0..<50).allSatisfy { other.seed($0) != seeds[$0] })
  }

  @Test("Points beyond count are refused before anything is made")
  func tooMany() throws {
    let keys = ["policy.subsidy", "policy.watermark", "pricing.theta", "sellers.memory", "buyers.discount"]
    let lines = keys.map { "  \($0): {from: 0.1, to: 0.9, steps: 1000}" }.joined(separator: "\n")
    let place = SweepPlace("scenario: base.yaml\nparameters:\n\(lines)\n")
    #expect(throws: SweepRefusal.self) { try place.points() }
  }
}
