// SPDX-License-Identifier: GPL-3.0-or-later

/// A game after one player has replaced itself by several, to be paid more.
public struct ReplicationAttack<Game: CooperativeGame>: Sendable {
  /// The game as the rule of division sees it: the old players under their numbers, the new ones after them.
  public let game: Game
  /// The players behind which the attacker stands: itself and the new ones.
  public let identities: [Int]

  /// What the attacker receives in all, given the payment (or value) of every player of the attacked game.
  public func receipts(_ payments: [Double]) -> Double {
    identities.reduce(0) { $0 + payments[$1] }
  }
}

extension UtilityOfTotal {
  /// The game in which a player splits its data into `parts` >= 1 equal parts, each offered under a name of its own.
  /// The total is as before.
  ///
  /// Values proportional to effective records (Aumann-Shapley) leave the attacker's receipts as they were. Under a
  /// concave u the Shapley values of its parts sum to more than its own did, and tend to Aumann-Shapley when all
  /// players split.
  public func splitting(_ player: Int, into parts: Int) -> ReplicationAttack<UtilityOfTotal> {
    precondition(parts >= 1, "data are split into 1 part or more")
    return attacked(by: player, newPlayers: parts - 1, holding: effective[player] / Double(parts))
  }

  /// The game in which a player submits its data again, `copies` >= 0 times under new names, and nobody can tell: each
  /// copy counts as volume, so that the total grows.
  public func copying(_ player: Int, copies: Int) -> ReplicationAttack<UtilityOfTotal> {
    precondition(copies >= 0, "copies cannot be fewer than none")
    return attacked(by: player, newPlayers: copies, holding: effective[player])
  }

  private func attacked(by player: Int, newPlayers: Int, holding each: Double) -> ReplicationAttack<UtilityOfTotal> {
    var holdings = effective
    holdings[player] = each
    for _ in 0..<newPlayers { holdings.append(each) }
    return ReplicationAttack(
      game: UtilityOfTotal(utility, worth: worth, scale: scale, effective: holdings),
      identities: [player] + Array(effective.count..<holdings.count))
  }
}

extension CoalitionTable {
  /// The game in which a player submits `copies` >= 0 copies of its data under new names and a coalition gains nothing
  /// from a second one, as when utility is what the data cover. The copies of A are called "A copy 1", "A copy 2" and
  /// so on.
  ///
  /// Source: Agarwal, Dahleh and Sarkar, "A marketplace for data: an algorithmic solution", EC 2019 (replication); Han
  /// et al., "Replication robust payoff allocation in submodular cooperative games", IEEE Transactions on Artificial
  /// Intelligence, 2023.
  /// - Throws: ``CoalitionTableError`` when the players become more than 20 or the name of a copy is taken.
  public func copying(
    _ player: Int, copies: Int
  ) throws(CoalitionTableError) -> ReplicationAttack<CoalitionTable> {
    precondition(copies >= 0, "copies cannot be fewer than none")
    let names = players + (0..<copies).map { "\(players[player]) copy \($0 + 1)" }
    try Self.validate(names)
    let oldPlayers = utilities.count - 1
    let attacked = (0..<(1 << names.count)).map { coalition in
      // Whoever has a copy has the original.
      utilities[coalition & oldPlayers | (coalition > oldPlayers ? 1 << player : 0)]
    }
    return ReplicationAttack(
      game: try CoalitionTable(players: names, utilities: attacked),
      identities: [player] + Array(playerCount..<names.count))
  }
}
