// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Valuation

struct SemivalueTests {
  enum Rule: CaseIterable {
    case shapley, banzhaf, beta, leaveOneOut

    func values(_ table: CoalitionTable) -> [Double] {
      switch self {
      case .shapley: table.shapley()
      case .banzhaf: table.banzhaf()
      case .beta: table.betaShapley(alpha: 4, beta: 1.5)
      case .leaveOneOut: table.leaveOneOut()
      }
    }
  }

  /// What a player adds to a coalition that each other joins with probability t, over all coalitions.
  private func gain(of player: Int, in table: CoalitionTable, joining: Double) -> Double {
    var sum = 0.0
    for members in table.utilities.indices where members >> player & 1 == 0 {
      let size = Double(members.nonzeroBitCount)
      let probability = pow(joining, size) * pow(1 - joining, Double(table.playerCount - 1) - size)
      sum += probability * (table.utilities[members | 1 << player] - table.utilities[members])
    }
    return sum
  }

  @Test(arguments: Rule.allCases)
  func `players that add the same to all coalitions get the same, those that add nothing get nothing`(
    rule: Rule
  ) throws {
    var stream = Stream(state: 11)
    for _ in 0..<20 {
      let base = (0..<12).map { _ in Double.random(in: 0...1, using: &stream) }
      // Players 1 and 3 count only by their number, player 2 not at all.
      let table = try coalitionTable(5) { members in
        let twins = (members.contains(1) ? 1 : 0) + (members.contains(3) ? 1 : 0)
        return base[twins + (members.contains(0) ? 3 : 0) + (members.contains(4) ? 6 : 0)]
      }
      let values = rule.values(table)
      #expect(abs(values[1] - values[3]) < 1e-15)
      #expect(values[2] == 0)
    }
  }

  @Test(arguments: Rule.allCases)
  func `values of a sum of games are the sums of values, and a solo worth is paid in full`(rule: Rule) throws {
    var stream = Stream(state: 12)
    let first = try randomTable(6, &stream)
    let second = try randomTable(6, &stream)
    let worths = (0..<6).map { _ in Double.random(in: -3...3, using: &stream) }
    let sum = try coalitionTable(6) { members in
      let mask = members.reduce(0) { $0 | 1 << $1 }
      return first.utilities[mask] + second.utilities[mask] + members.reduce(0) { $0 + worths[$1] }
    }
    let parts = zip(rule.values(first), rule.values(second)).map { $0 + $1 }
    #expect(largestDifference(rule.values(sum), zip(parts, worths).map { $0 + $1 }) < 1e-14)
  }

  @Test(arguments: [1, 2, 5, 12])
  func `Shapley values sum to the whole gain`(count: Int) throws {
    var stream = Stream(state: 13)
    let table = try randomTable(count, &stream)
    #expect(abs(table.shapley().reduce(0, +) - table.wholeGain) < 1e-13)
  }

  @Test func `Banzhaf values are the gain when every other player joins with probability one half`() throws {
    var stream = Stream(state: 14)
    let table = try randomTable(7, &stream)
    let expected = (0..<7).map { gain(of: $0, in: table, joining: 0.5) }
    #expect(largestDifference(table.banzhaf(), expected) < 1e-14)
  }

  @Test func `Beta(1, 1) is Shapley`() throws {
    var stream = Stream(state: 15)
    for count in [1, 2, 6, 11] {
      let table = try randomTable(count, &stream)
      #expect(largestDifference(table.betaShapley(alpha: 1, beta: 1), table.shapley()) < 1e-14)
    }
  }

  @Test(arguments: [(16.0, 1.0), (4, 1), (1, 4), (2, 3)])
  func `Beta Shapley is the gain over a probability of joining drawn from Beta(beta, alpha)`(
    alpha: Double, beta: Double
  ) throws {
    var stream = Stream(state: 16)
    let table = try randomTable(5, &stream)
    let density = { pow($0, beta - 1) * pow(1 - $0, alpha - 1) }
    // The midpoint rule; its error, of the order of 1/steps^2, is below 1e-5 here.
    let steps = 4_000
    let points = (0..<steps).map { (Double($0) + 0.5) / Double(steps) }
    let mass = points.reduce(0) { $0 + density($1) }
    let expected = (0..<5).map { player in
      points.reduce(0) { $0 + density($1) * gain(of: player, in: table, joining: $1) } / mass
    }
    #expect(largestDifference(table.betaShapley(alpha: alpha, beta: beta), expected) < 1e-5)
  }

  @Test func `Beta Shapley of a large alpha is what the player is worth alone`() throws {
    var stream = Stream(state: 17)
    let table = try randomTable(6, &stream)
    let alone = (0..<6).map { table.utilities[1 << $0] - table.utilities[0] }
    #expect(largestDifference(table.betaShapley(alpha: 1e9, beta: 1), alone) < 1e-7)
  }

  @Test func `pay is in proportion to positive values, equal without any, and sums to the whole`() {
    #expect(Division.pay([1, -5, 3], whole: 8) == [2, 0, 6])
    #expect(Division.pay([0, -1], whole: 8) == [4, 4])
    #expect(Division.pay([], whole: 8) == [])
    #expect(Division.pay([1.5e308, 1.5e308], whole: 1) == [0.5, 0.5])
    #expect(Division.pay([.leastNonzeroMagnitude, 0], whole: -3) == [-3, 0])
    var stream = Stream(state: 18)
    let values = (0..<1_000).map { _ in stream.logUniform(1e-12, 1e12) }
    #expect(abs(Division.pay(values, whole: 7).reduce(0, +) - 7) < 1e-12)
  }
}
