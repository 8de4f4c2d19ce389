// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Valuation

struct KnownGamesTests {
  @Test(arguments: 1...7)
  func `Shapley values are the mean over all orders of arrival`(count: Int) throws {
    var stream = Stream(state: UInt64(count))
    for _ in 0..<(count < 7 ? 20 : 3) {
      let table = try randomTable(count, &stream)
      #expect(largestDifference(table.shapley(), meanOverOrders(table)) < 1e-13)
    }
  }

  @Test func `glove game: one left glove and two right ones are paid 2/3, 1/6 and 1/6`() throws {
    let table = try coalitionTable(3) { $0.contains(0) && $0.count > 1 ? 1 : 0 }
    #expect(largestDifference(table.shapley(), [2.0 / 3, 1.0 / 6, 1.0 / 6]) < 1e-15)
    #expect(table.leaveOneOut() == [1, 0, 0])
    #expect(table.equalParts() == [Double](repeating: 1.0 / 3, count: 3))
    #expect(largestDifference(table.volumeParts(records: [1, 3, 4]), [0.125, 0.375, 0.5]) < 1e-15)
  }

  /// Littlechild and Owen, Management Science 20, 1973: those who need a stretch of runway share its cost equally.
  @Test func `airport game: each stretch is paid equally by those who need it`() throws {
    let costs = [3.0, 5, 5, 9, 20, 21, 40, 41]
    let table = try coalitionTable(8) { $0.map { costs[$0] }.max() ?? 0 }
    var share = 0.0
    var built = 0.0
    let expected = costs.indices.map { player in
      share += (costs[player] - built) / Double(costs.count - player)
      built = costs[player]
      return share
    }
    #expect(largestDifference(table.shapley(), expected) < 1e-13)
  }

  @Test func `voting [4; 3, 2, 1]: Shapley-Shubik 2/3, 1/6, 1/6 and Banzhaf 3/4, 1/4, 1/4`() throws {
    let table = try votingTable(quota: 4, votes: [3, 2, 1])
    #expect(largestDifference(table.shapley(), [2.0 / 3, 1.0 / 6, 1.0 / 6]) < 1e-15)
    #expect(table.banzhaf() == [0.75, 0.25, 0.25])
  }

  /// Felsenthal and Machover, The Measurement of Voting Power, 1998, chapter 5.
  @Test func `Council of the EEC of 1958: Luxembourg has no power`() throws {
    let table = try votingTable(quota: 12, votes: [4, 4, 4, 2, 2, 1])
    let shapley: [Double] = [14, 14, 14, 9, 9, 0].map { $0 / 60 }
    let banzhaf: [Double] = [5, 5, 5, 3, 3, 0].map { $0 / 21 }
    #expect(largestDifference(table.shapley(), shapley) < 1e-15)
    #expect(largestDifference(Division.pay(table.banzhaf(), whole: 1), banzhaf) < 1e-15)
  }

  /// Any five permanent members and four of the ten others: the well-known 421/2145 and 4/2145.
  @Test func `Security Council of 15: a permanent member has 421/2145 of the power, another 4/2145`() throws {
    let votes = [Int](repeating: 7, count: 5) + [Int](repeating: 1, count: 10)
    let table = try votingTable(quota: 39, votes: votes)
    #expect(largestDifference(table.shapley(), votes.map { ($0 == 7 ? 421 : 4) / 2145 }) < 1e-14)
    // Swings: four or more of ten others; three of the nine remaining others.
    #expect(table.banzhaf() == votes.map { ($0 == 7 ? 848 : 84) / 16_384 })
  }
}
