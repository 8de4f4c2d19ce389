// SPDX-License-Identifier: GPL-3.0-or-later

import Valuation

/// Names a, b, c and so on.
func playerNames(_ count: Int) -> [String] { "abcdefghijklmnopqrst".prefix(count).map { String($0) } }

/// The table of a utility given as a function of the set of members.
func coalitionTable(_ count: Int, _ utility: (Set<Int>) -> Double) throws -> CoalitionTable {
  try CoalitionTable(
    players: playerNames(count),
    utilities: (0..<(1 << count)).map { mask in utility(Set((0..<count).filter { mask >> $0 & 1 == 1 })) })
}

/// A game whose coalitions are worth numbers drawn at random.
func randomTable(_ count: Int, _ stream: inout Stream) throws -> CoalitionTable {
  try CoalitionTable(
    players: playerNames(count),
    utilities: (0..<(1 << count)).map { _ in Double.random(in: -1...1, using: &stream) })
}

/// A game that pays 1 to coalitions with at least `quota` votes.
func votingTable(quota: Int, votes: [Int]) throws -> CoalitionTable {
  try coalitionTable(votes.count) { $0.reduce(0) { $0 + votes[$1] } >= quota ? 1 : 0 }
}

/// What each player adds to those before it, averaged over every order of arrival.
func meanOverOrders(_ table: CoalitionTable) -> [Double] {
  var sums = [Double](repeating: 0, count: table.playerCount)
  var orders = 0.0
  func arrive(_ order: [Int]) {
    if order.count == table.playerCount {
      orders += 1
      var members = 0
      for player in order {
        sums[player] += table.utilities[members + (1 << player)] - table.utilities[members]
        members += 1 << player
      }
    }
    for player in sums.indices where !order.contains(player) { arrive(order + [player]) }
  }
  arrive([])
  return sums.map { $0 / orders }
}

/// The largest |left - right|.
func largestDifference(_ left: [Double], _ right: [Double]) -> Double {
  left.count == right.count ? zip(left, right).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

/// The largest distance of an estimate from the truth, in standard errors.
func largestScore(_ estimates: SampledValues, _ truth: [Double]) -> Double {
  zip(zip(estimates.values, estimates.standardErrors), truth).map { abs($0.0 - $1) / $0.1 }.max() ?? .infinity
}
