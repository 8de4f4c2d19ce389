// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Luck
import Testing
import Valuation

struct DivisionTests {
  private let utility = BundleUtility(.dataScaling(exponent: 0.35))
  private static let rules = [
    Division.equal, .volume, .leaveOneOut, .aumannShapley, .shapleyExact, .shapleySampled(sweeps: 4),
    .banzhaf(sweeps: 4),
  ]

  private func shares(
    _ rule: Division, effective: [Double], records: [Double]? = nil, held: Double = 0,
    form: BundleUtility.Form = .dataScaling(exponent: 0.35), seed: UInt64 = 1
  ) -> [Double] {
    var result = [99.0]
    rule.shares(
      effective: effective, records: records ?? effective,
      in: BundleGame(BundleUtility(form), worth: 3, scale: 5, held: held),
      key: Luck(seed: seed, replicate: 0).key(.valueSampling), into: &result)
    return result
  }

  @Test(arguments: rules)
  func `parts are not negative and sum to the whole`(rule: Division) {
    var stream = Stream(state: 3)
    for _ in 0..<300 {
      let count = Int.random(in: 1...(rule == .shapleyExact ? 10 : 40), using: &stream)
      let effective = (0..<count).map { $0 % 5 == 3 ? 0 : stream.logUniform(1e-6, 1e3) }
      let records = (0..<count).map { _ in stream.logUniform(1, 1e3) }
      let parts = shares(rule, effective: effective, records: records)
      #expect(parts.count == count)
      #expect(parts.allSatisfy { $0 >= 0 })
      #expect(abs(parts.reduce(0, +) - 1) < 1e-14 * Double(count))
    }
  }

  @Test(arguments: rules.filter { $0 != .volume })
  func `where nobody adds anything all get the same`(rule: Division) {
    #expect(shares(rule, effective: [0, 0, 0, 0], records: [1, 2, 3, 4]) == [0.25, 0.25, 0.25, 0.25])
    #expect(shares(rule, effective: []) == [])
  }

  @Test func `equal ignores size, volume ignores worth, leave-one-out is the loss without`() {
    #expect(shares(.equal, effective: [1, 5], records: [3, 1]) == [0.5, 0.5])
    #expect(shares(.volume, effective: [1, 5], records: [3, 1]) == [0.75, 0.25])
    #expect(shares(.aumannShapley, effective: [1, 3], records: [3, 1]) == [0.25, 0.75])
    let whole = utility.value(6, worth: 3, scale: 5)
    let losses = [whole - utility.value(5, worth: 3, scale: 5), whole - utility.value(1, worth: 3, scale: 5)]
    let parts = shares(.leaveOneOut, effective: [1, 5])
    #expect(abs(parts[0] - losses[0] / (losses[0] + losses[1])) < 1e-14)
  }

  /// Values of what the volumes add to records held by the sum over all coalitions, each of s others with the weight
  /// given: of Shapley without one.
  private func shapley(_ volumes: [Double], held: Double = 0, weight: ((Int) -> Double)? = nil) -> [Double] {
    let count = volumes.count
    var factorials = [1.0]
    for number in 1...count { factorials.append(factorials[number - 1] * Double(number)) }
    var result = [Double](repeating: 0, count: count)
    for coalition in 0..<(1 << count) {
      let size = coalition.nonzeroBitCount
      let held = volumes.indices.reduce(held) { $0 + (coalition >> $1 & 1 == 1 ? volumes[$1] : 0) }
      for player in 0..<count where coalition >> player & 1 == 0 {
        let weight = weight?(size) ?? factorials[size] * factorials[count - size - 1] / factorials[count]
        result[player] += weight * utility.gain(of: volumes[player], above: held, worth: 1, scale: 5)
      }
    }
    return result
  }

  @Test(arguments: [0.0, 7, 300])
  func `Shapley and Banzhaf parts are those of what suppliers add to the records held`(held: Double) {
    let volumes = [2.0, 6, 0, 12, 0.5]
    func parts(_ values: [Double]) -> [Double] { values.map { $0 / values.reduce(0, +) } }
    func largest(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).map { abs($0 - $1) }.max() ?? 9 }
    let exact = parts(shapley(volumes, held: held))
    #expect(largest(shares(.shapleyExact, effective: volumes, held: held), exact) < 1e-13)
    let banzhaf = parts(shapley(volumes, held: held, weight: { _ in 1 }))
    #expect(largest(exact, banzhaf) > 1e-4 || held == 300, "the rules can be told apart")
    for (sampled, expected) in [
      (Division.shapleySampled(sweeps: 2_000), exact), (.banzhaf(sweeps: 2_000), banzhaf),
    ] {
      let found = shares(sampled, effective: volumes, held: held)
      #expect(largest(found, expected) < 1e-3)
      #expect(found == shares(sampled, effective: volumes, held: held))
      #expect(found != shares(sampled, effective: volumes, held: held, seed: 2))
    }
    for rule in [Division.shapleyExact, .shapleySampled(sweeps: 2), .banzhaf(sweeps: 2)] {
      let additive = shares(rule, effective: volumes, held: held, form: .additive)
      #expect(largest(additive, parts(volumes)) < 1e-13)
    }
  }

  @Test(arguments: rules)
  func `numbers too large to add up are no reason to stop`(rule: Division) {
    #expect(shares(rule, effective: [1.5e308, 1.5e308], held: 1) == [0.5, 0.5])
  }

  @Test func `Shapley values of suppliers split ever finer approach Aumann-Shapley`() {
    let volumes = [2.0, 6.0, 12.0]
    let limit = shares(.aumannShapley, effective: volumes)
    var errors: [Double] = []
    for pieces in [1, 2, 4] {
      let split = volumes.flatMap { [Double](repeating: $0 / Double(pieces), count: pieces) }
      let values = shapley(split)
      let whole = values.reduce(0, +)
      #expect(abs(whole - utility.value(20, worth: 1, scale: 5)) < 1e-12)
      var error = 0.0
      for owner in volumes.indices {
        let part = values[owner * pieces..<(owner + 1) * pieces].reduce(0, +) / whole
        error = max(error, abs(part - limit[owner]))
      }
      errors.append(error)
    }
    // Splitting in two halves the distance, as for any smooth function of the total.
    #expect(errors[0] > 0.02, "whole suppliers are far enough from the limit for the test to tell")
    #expect(errors[1] < 0.6 * errors[0])
    #expect(errors[2] < 0.6 * errors[1])
  }
}
