// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Valuation

struct ReplicationAttackTests {
  private let scaling = BundleUtility(.dataScaling(exponent: 0.35))

  private func table<Game: CooperativeGame>(_ game: Game) throws -> CoalitionTable {
    try CoalitionTable(players: playerNames(game.playerCount), of: game)
  }

  @Test func `when all split in k parts, Shapley values come to Aumann-Shapley like 1/k`() throws {
    let holdings = [2.0, 6, 12]
    let limit = UtilityOfTotal(scaling, worth: 1, scale: 5, effective: holdings).aumannShapley()
    let errors = try [1, 2, 3, 6].map { parts in
      let split = holdings.flatMap { [Double](repeating: $0 / Double(parts), count: parts) }
      let values = try table(UtilityOfTotal(scaling, worth: 1, scale: 5, effective: split)).shapley()
      let sums = holdings.indices.map { values[($0 * parts)..<(($0 + 1) * parts)].reduce(0, +) }
      return largestDifference(sums, limit)
    }
    // Doubling k halves the error, the better the larger k; what remains is of the order of 1/k^2.
    #expect(abs(errors[1] / errors[0] - 0.5) < 0.1)
    #expect(abs(errors[3] / errors[2] - 0.5) < 0.05)
    #expect(abs(errors[3] / errors[2] - 0.5) < abs(errors[1] / errors[0] - 0.5))
  }

  @Test func `splitting gains under Shapley and Banzhaf, loses under leave-one-out, is in vain under Aumann-Shapley`()
    throws
  {
    let game = UtilityOfTotal(scaling, worth: 1, scale: 1, effective: [3, 5, 8, 4])
    let attacks = [1, 2, 4, 8].map { game.splitting(2, into: $0) }
    #expect(attacks.allSatisfy { abs($0.game.total - 20) < 1e-14 })
    #expect(attacks[3].identities == [2, 4, 5, 6, 7, 8, 9, 10])
    let shapley = try attacks.map { $0.receipts(try table($0.game).shapley()) }
    #expect(shapley[0] < shapley[1] && shapley[1] < shapley[2] && shapley[2] < shapley[3])
    let banzhaf = try attacks.map { $0.receipts(Division.pay(try table($0.game).banzhaf(), whole: 1)) }
    #expect(banzhaf[0] < banzhaf[1] && banzhaf[1] < banzhaf[2])
    // The marginal parts of a split bundle are worth less than the whole at once.
    let loss = attacks.map { $0.receipts($0.game.leaveOneOut()) }
    #expect(loss[0] > loss[1] && loss[1] > loss[2] && loss[2] > loss[3])
    for attack in attacks {
      #expect(relativeDifference(attack.receipts(attack.game.aumannShapley()), 0.4 * game.wholeGain) < 1e-14)
      let equal = Double(attack.identities.count) / Double(attack.game.playerCount)
      #expect(relativeDifference(attack.receipts(attack.game.equalParts()), equal * game.wholeGain) < 1e-14)
    }
  }

  @Test func `copies that count as volume raise the copier's share to (1 + k) v/(V + k v)`() {
    let game = UtilityOfTotal(scaling, worth: 1, scale: 1, effective: [3, 5, 8])
    for copies in 0...4 {
      let attack = game.copying(1, copies: copies)
      #expect(attack.game.effective == [3, 5, 8] + [Double](repeating: 5, count: copies))
      let pay = attack.receipts(Division.pay(attack.game.aumannShapley(), whole: 1))
      #expect(relativeDifference(pay, 5 * Double(1 + copies) / (16 + 5 * Double(copies))) < 1e-14)
    }
  }

  @Test(arguments: 0...5)
  func `copies of data nobody else has: Shapley 1, Banzhaf (k + 1)/2^k, leave-one-out 0`(copies: Int) throws {
    let attack = try coalitionTable(2) { Double($0.count) }.copying(0, copies: copies)
    let each = Double(copies + 1)
    #expect(abs(attack.receipts(attack.game.shapley()) - 1) < 1e-14)
    #expect(attack.receipts(attack.game.banzhaf()) == each / pow(2, Double(copies)))
    #expect(attack.receipts(attack.game.leaveOneOut()) == (copies == 0 ? 1 : 0))
    #expect(abs(attack.receipts(attack.game.equalParts()) - 2 * each / (each + 1)) < 1e-14)
  }

  @Test(arguments: 0...5)
  func `copies of data that another has too take (k + 1)/(k + 2) of their worth`(copies: Int) throws {
    let attack = try coalitionTable(2) { $0.isEmpty ? 0 : 1 }.copying(1, copies: copies)
    let expected = Double(copies + 1) / Double(copies + 2)
    #expect(abs(attack.receipts(attack.game.shapley()) - expected) < 1e-14)
    #expect(abs(attack.receipts(Division.pay(attack.game.banzhaf(), whole: 1)) - expected) < 1e-14)
    #expect(abs(attack.receipts(Division.pay(attack.game.leaveOneOut(), whole: 1)) - expected) < 1e-14)
  }

  @Test func `copies are named after the original, and too many are refused`() throws {
    let table = try CoalitionTable(players: ["x", "y"], utilities: [0, 1, 2, 5])
    let attack = try table.copying(0, copies: 2)
    #expect(attack.game.players == ["x", "y", "x copy 1", "x copy 2"])
    #expect(attack.identities == [0, 2, 3])
    #expect(attack.game.utilities == [0, 1, 2, 5, 1, 1, 5, 5, 1, 1, 5, 5, 1, 1, 5, 5])
    #expect(throws: CoalitionTableError.tooManyPlayers(21)) { try table.copying(0, copies: 19) }
    let taken = try CoalitionTable(players: ["x", "x copy 1"], utilities: [0, 0, 0, 0])
    #expect(throws: CoalitionTableError.duplicatePlayer("x copy 1")) { try taken.copying(0, copies: 1) }
  }
}
