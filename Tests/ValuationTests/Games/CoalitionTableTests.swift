// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Valuation

struct CoalitionTableTests {
  private typealias Row = CoalitionTable.Row
  private let players = ["ann", "bob"]
  private let rows = [
    Row(members: ["bob", "ann"], utility: 7), Row(members: ["ann"], utility: 2), Row(members: [], utility: 1),
    Row(members: ["bob"], utility: 3),
  ]

  @Test func `rows in any order fill the table by bit mask`() throws {
    let table = try CoalitionTable(players: players, rows: rows)
    #expect(table.utilities == [1, 2, 3, 7])
    #expect(table.members(2) == ["bob"])
    #expect(table.wholeGain == 6)
    #expect(table == (try CoalitionTable(players: players, utilities: [1, 2, 3, 7])))
  }

  @Test func `a fault in a row is told with the row`() {
    func failure(_ change: (inout [Row]) -> Void) -> CoalitionTableError? {
      var changed = rows
      change(&changed)
      do throws(CoalitionTableError) {
        _ = try CoalitionTable(players: players, rows: changed)
        return nil
      } catch { return error }
    }
    #expect(failure { $0[1].members = ["eve"] } == .unknownPlayer("eve", row: 1))
    #expect(failure { $0[3].members = ["bob", "bob"] } == .repeatedMember("bob", row: 3))
    #expect(failure { $0[3].members = ["ann"] } == .duplicateCoalition(["ann"], row: 3, earlier: 1))
    #expect(failure { $0[0].utility = .infinity } == .notFinite(.infinity, row: 0))
    #expect(failure { $0[2].utility = .nan }?.row == 2)
    #expect(failure { $0.remove(at: 2) } == .missingCoalition([]))
    #expect(failure { $0.remove(at: 0) } == .missingCoalition(["ann", "bob"]))
    #expect(failure { $0.remove(at: 0) }?.row == nil)
    #expect(failure { _ in } == nil)
  }

  @Test func `a fault in the players is told`() {
    let many = (0..<21).map { "\($0)" }
    #expect(throws: CoalitionTableError.noPlayers) { try CoalitionTable(players: [], utilities: [0]) }
    #expect(throws: CoalitionTableError.tooManyPlayers(21)) { try CoalitionTable(players: many, utilities: []) }
    #expect(throws: CoalitionTableError.emptyName(player: 1)) { try CoalitionTable(players: ["a", ""], rows: []) }
    #expect(throws: CoalitionTableError.duplicatePlayer("a")) { try CoalitionTable(players: ["a", "a"], rows: []) }
    #expect(throws: CoalitionTableError.wrongNumberOfUtilities(3, expected: 4)) {
      try CoalitionTable(players: players, utilities: [0, 1, 2])
    }
    #expect(throws: CoalitionTableError.wrongNumberOfNames(2, expected: 1)) {
      try CoalitionTable(
        players: players, of: UtilityOfTotal(BundleUtility(.additive), worth: 1, scale: 1, effective: [1]))
    }
  }

  @Test func `messages count rows from 1 and name the coalition`() {
    #expect(
      CoalitionTableError.duplicateCoalition(["a", "b"], row: 4, earlier: 0).description
        == "row 5: the coalition {a, b} was given already in row 1")
    #expect(CoalitionTableError.missingCoalition([]).description == "the coalition of nobody has no utility")
  }

  @Test func `the table of a utility of the total holds u of every sum`() throws {
    let utility = BundleUtility(.dataScaling(exponent: 0.35))
    let game = UtilityOfTotal(utility, worth: 3, scale: 2, effective: [1, 4, 10])
    let table = try CoalitionTable(players: playerNames(3), of: game)
    let sums: [Double] = [0, 1, 4, 5, 10, 11, 14, 15]
    #expect(table.utilities == sums.map { utility.value($0, worth: 3, scale: 2) })
  }
}
