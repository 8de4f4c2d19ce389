// SPDX-License-Identifier: GPL-3.0-or-later

/// A cooperative game given by the utility of every coalition of at most 20 players.
public struct CoalitionTable: CooperativeGame, Equatable {
  /// The most players a table may have: 2^20 coalitions, 8 MB.
  public static let largestPlayerCount = 20

  /// The names of the players, in the order of their numbers; all different.
  public let players: [String]

  /// The utility of each coalition at its bit mask: bit i is set when player i is a member. 2^n finite values.
  public let utilities: [Double]

  @inlinable public var playerCount: Int { players.count }
  @inlinable public var emptyCoalition: Int { 0 }

  @inlinable public func add(_ player: Int, to coalition: inout Int) { coalition |= 1 << player }
  @inlinable public func utility(_ coalition: Int) -> Double { utilities[coalition] }

  /// A table from utilities in the order of bit masks.
  /// - Throws: ``CoalitionTableError`` when a name is empty or repeated, there are no players or more than 20, the
  ///   number of utilities is not 2^n, or one of them is not finite (its mask is then the row to blame).
  public init(players: [String], utilities: [Double]) throws(CoalitionTableError) {
    try Self.validate(players)
    guard utilities.count == 1 << players.count else {
      throw .wrongNumberOfUtilities(utilities.count, expected: 1 << players.count)
    }
    if let row = utilities.firstIndex(where: { !$0.isFinite }) { throw .notFinite(utilities[row], row: row) }
    self.players = players
    self.utilities = utilities
  }

  /// The table of any game of at most 20 players. Takes n 2^n steps.
  /// - Throws: as ``init(players:utilities:)``; also when the number of names is not that of the players.
  public init<Game: CooperativeGame>(players: [String], of game: Game) throws(CoalitionTableError) {
    try Self.validate(players)
    guard players.count == game.playerCount else {
      throw .wrongNumberOfNames(players.count, expected: game.playerCount)
    }
    var utilities: [Double] = []
    utilities.reserveCapacity(1 << players.count)
    for mask in 0..<(1 << players.count) {
      var coalition = game.emptyCoalition
      for player in players.indices where mask >> player & 1 == 1 { game.add(player, to: &coalition) }
      utilities.append(game.utility(coalition))
    }
    try self.init(players: players, utilities: utilities)
  }

  /// The names of the members of a coalition given by its mask.
  public func members(_ coalition: Int) -> [String] { Self.members(coalition, of: players) }

  static func members(_ coalition: Int, of players: [String]) -> [String] {
    players.indices.filter { coalition >> $0 & 1 == 1 }.map { players[$0] }
  }

  static func validate(_ players: [String]) throws(CoalitionTableError) {
    guard !players.isEmpty else { throw .noPlayers }
    guard players.count <= largestPlayerCount else { throw .tooManyPlayers(players.count) }
    for (number, name) in players.enumerated() {
      guard !name.isEmpty else { throw .emptyName(player: number) }
      if players[..<number].contains(name) { throw .duplicatePlayer(name) }
    }
  }
}
