// SPDX-License-Identifier: GPL-3.0-or-later

/// A cooperative game in which a coalition is worth u of the sum of its members' effective records, as a bundle of data
/// is in the market.
public struct UtilityOfTotal: CooperativeGame, Equatable {
  /// The form of u.
  public let utility: BundleUtility
  /// W, in $: what infinitely many records are worth when u is a data scaling law, what one is when it is additive.
  public let worth: Double
  /// The scaling constant E0 > 0, in effective records.
  public let scale: Double
  /// The effective records v of each player, finite and >= 0.
  public let effective: [Double]
  /// V, the sum of all effective records.
  public let total: Double

  /// A game of one player or more.
  ///
  /// Values outside the ranges stated are programming errors and stop the program.
  /// - Parameters:
  ///   - effective: the effective records v of each player, finite and >= 0, with a finite sum.
  ///   - worth: W, finite.
  ///   - scale: E0, finite and above 0.
  public init(_ utility: BundleUtility, worth: Double, scale: Double, effective: [Double]) {
    precondition(!effective.isEmpty, "a game needs at least one player")
    precondition(scale > 0 && scale.isFinite && worth.isFinite, "a game needs a finite worth and a scale above 0")
    precondition(effective.allSatisfy { $0 >= 0 }, "effective records are 0 or more")
    self.utility = utility
    self.worth = worth
    self.scale = scale
    self.effective = effective
    total = effective.reduce(0, +)
    precondition(total.isFinite, "effective records have a finite sum")
  }

  @inlinable public var playerCount: Int { effective.count }
  @inlinable public var emptyCoalition: Double { 0 }

  @inlinable public func add(_ player: Int, to coalition: inout Double) { coalition += effective[player] }

  /// u(E) of a coalition that holds E >= 0 effective records.
  public func utility(_ coalition: Double) -> Double { utility.value(coalition, worth: worth, scale: scale) }

  /// Leave-one-out values: phi_i = u(V) - u(V - v_i), >= 0. Under a concave u they sum to at most the whole gain.
  public func leaveOneOut() -> [Double] {
    effective.map { utility.gain(of: $0, above: Swift.max(0, total - $0), worth: worth, scale: scale) }
  }

  /// Shapley values, exact, of at most 20 players: >= 0, and they sum to the whole gain. Takes n 2^(n-1) steps.
  public func shapley() -> [Double] {
    precondition(playerCount <= CoalitionTable.largestPlayerCount, "exact Shapley values are for at most 20 players")
    var totals = [0.0]
    totals.reserveCapacity(1 << playerCount)
    // The coalitions with a player follow those without it.
    for volume in effective { for coalition in totals.indices { totals.append(totals[coalition] + volume) } }
    for coalition in totals.indices { totals[coalition] = utility(totals[coalition]) }
    return CoalitionTable.shapley(totals, playerCount: playerCount)
  }

  /// Aumann-Shapley values: phi_i = v_i times the mean of u'(tV) over t in [0, 1], which is u(V) v_i/V as u depends on
  /// the total alone; 0 when nobody has records. They are >= 0 and sum to the whole gain.
  ///
  /// Source: Aumann and Shapley, Values of Non-Atomic Games, 1974.
  public func aumannShapley() -> [Double] {
    guard total > 0 else { return effective }
    let whole = utility(total)
    return effective.map { whole * ($0 / total) }
  }
}
