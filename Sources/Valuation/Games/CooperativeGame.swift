// SPDX-License-Identifier: GPL-3.0-or-later

/// A cooperative game with transferable utility: what each coalition of the players 0..<`playerCount` is worth.
///
/// A coalition is built up one player at a time, so that a sampler never holds a set: a coalition of a table is a bit
/// mask, one of a utility of the total is a sum.
public protocol CooperativeGame: Sendable {
  /// What the game needs to know of a coalition; it must not depend on the order in which players joined, but for
  /// rounding.
  associatedtype Coalition: BitwiseCopyable & Sendable

  /// The number of players, 1 or more.
  var playerCount: Int { get }

  /// The coalition of nobody.
  var emptyCoalition: Coalition { get }

  /// Adds a player that is not yet a member.
  func add(_ player: Int, to coalition: inout Coalition)

  /// The utility u of a coalition, finite, in $ or any unit of the caller's. That of the empty coalition need not be 0.
  func utility(_ coalition: Coalition) -> Double
}

extension CooperativeGame {
  /// What all players together add to nobody: u(N) - u({}), the whole that efficient values sum to.
  @inlinable public var wholeGain: Double {
    var all = emptyCoalition
    for player in 0..<playerCount { add(player, to: &all) }
    return utility(all) - utility(emptyCoalition)
  }

  /// Equal parts of the whole gain: phi_i = (u(N) - u({}))/n.
  public func equalParts() -> [Double] {
    [Double](repeating: wholeGain / Double(playerCount), count: playerCount)
  }

  /// Parts of the whole gain in proportion to records delivered, whatever they are worth; equal parts when there are no
  /// records.
  /// - Parameter records: one a player, finite and >= 0.
  public func volumeParts(records: [Double]) -> [Double] {
    precondition(records.count == playerCount, "volume needs the records of each player")
    return Division.pay(records, whole: wholeGain)
  }
}
