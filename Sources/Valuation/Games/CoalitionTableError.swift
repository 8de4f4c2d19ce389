// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the utilities given do not make a ``CoalitionTable``. Rows count from 0, as the caller gave them.
public enum CoalitionTableError: Error, Equatable, Sendable, CustomStringConvertible {
  case noPlayers
  /// More than ``CoalitionTable/largestPlayerCount``.
  case tooManyPlayers(Int)
  case emptyName(player: Int)
  case duplicatePlayer(String)
  case wrongNumberOfNames(Int, expected: Int)
  case wrongNumberOfUtilities(Int, expected: Int)
  /// A member that is no player.
  case unknownPlayer(String, row: Int)
  /// A player named twice in one coalition.
  case repeatedMember(String, row: Int)
  /// A coalition that has a row already, number `earlier`.
  case duplicateCoalition([String], row: Int, earlier: Int)
  case notFinite(Double, row: Int)
  /// The first coalition, in the order of bit masks, without a row; no members for the empty coalition.
  case missingCoalition([String])

  /// The number of the row to blame, from 0; nil when no single row is at fault.
  public var row: Int? {
    switch self {
    case .unknownPlayer(_, let row), .repeatedMember(_, let row), .notFinite(_, let row): row
    case .duplicateCoalition(_, let row, _): row
    default: nil
    }
  }

  public var description: String {
    switch self {
    case .noPlayers: "a game needs at least one player"
    case .tooManyPlayers(let count):
      "\(count) players are too many for a table of all coalitions: at most \(CoalitionTable.largestPlayerCount)"
    case .emptyName(let player): "player \(player + 1) has no name"
    case .duplicatePlayer(let name): "two players are called '\(name)'"
    case .wrongNumberOfNames(let count, let expected): "\(count) names were given for \(expected) players"
    case .wrongNumberOfUtilities(let count, let expected): "\(count) utilities were given for \(expected) coalitions"
    case .unknownPlayer(let name, let row): "row \(row + 1): '\(name)' is not a player"
    case .repeatedMember(let name, let row): "row \(row + 1): '\(name)' is named twice"
    case .duplicateCoalition(let members, let row, let earlier):
      "row \(row + 1): the coalition \(Self.name(members)) was given already in row \(earlier + 1)"
    case .notFinite(let utility, let row): "row \(row + 1): the utility \(utility) is not a finite number"
    case .missingCoalition(let members): "the coalition \(Self.name(members)) has no utility"
    }
  }

  private static func name(_ members: [String]) -> String {
    members.isEmpty ? "of nobody" : "{" + members.joined(separator: ", ") + "}"
  }
}
