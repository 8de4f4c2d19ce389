// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// Shapley values of any game by sampling orders of arrival.
///
/// One sample is an antithetic pair: a random permutation and its reverse, each unbiased. What a player adds to those
/// before it is averaged over the two. Without truncation the values of every sample, and so the estimates, sum to the
/// whole gain. A pair takes 2n evaluations of the utility.
///
/// A walk along a permutation is cut short once |u(N) - u(S)| <= tolerance |u(N) - u({})| for the S that have arrived;
/// those still to come are credited with 0. When utility never falls as players join, estimates are then too low by at
/// most tolerance times the whole gain, summed over the players.
///
/// Source: Castro, Gomez and Tejada, Computers & Operations Research 36, 2009 (sampling); Mitchell et al., JMLR 23,
/// 2022 (antithetic pairs); Ghorbani and Zou, "Data Shapley", ICML 2019 (truncation).
public struct PermutationSampler<Game: CooperativeGame>: Sendable {
  public let game: Game
  /// The name of the luck: pair number p of permutations is drawn under `key.agent(p)`.
  public let key: LuckKey
  /// The tolerance of truncation, from 0 (every walk is completed) up to but not including 1.
  public let tolerance: Double

  public init(_ game: Game, key: LuckKey, tolerance: Double = 0) {
    precondition(tolerance >= 0 && tolerance < 1, "the tolerance of truncation is at least 0 and below 1")
    self.game = game
    self.key = key
    self.tolerance = tolerance
  }

  /// The samples with the given numbers, each one pair of permutations; a pure function of game, key and range.
  @inlinable
  public func accumulate(permutations: Range<Int>) -> PlayerMoments {
    let count = game.playerCount
    var moments = PlayerMoments(playerCount: count)
    var order = [Int](repeating: 0, count: count)
    var sample = [Double](repeating: 0, count: count)
    let nobody = game.utility(game.emptyCoalition)
    let whole = game.wholeGain
    for number in permutations {
      var draws = key.agent(number).draws
      for slot in 0..<count {
        // The shuffle that builds the permutation as it goes (Fisher and Yates, inside out).
        let other = draws.index(below: slot + 1)
        order[slot] = order[other]
        order[other] = slot
      }
      for player in 0..<count { sample[player] = 0 }
      walk(order, from: nobody, whole: whole, into: &sample)
      order.reverse()
      walk(order, from: nobody, whole: whole, into: &sample)
      moments.add(sample)
    }
    return moments
  }

  /// Adds to `sample` half of what each player adds to those before it in `order`.
  @inlinable
  func walk(_ order: [Int], from nobody: Double, whole: Double, into sample: inout [Double]) {
    let negligible = tolerance * whole.magnitude
    var coalition = game.emptyCoalition
    var before = nobody
    for player in order {
      if tolerance > 0 && (nobody + whole - before).magnitude <= negligible { return }
      game.add(player, to: &coalition)
      let after = game.utility(coalition)
      sample[player] += 0.5 * (after - before)
      before = after
    }
  }

  /// The estimates from `permutations` >= 2 pairs: the same as from ranges computed in parallel and merged in order.
  @inlinable
  public func estimates(permutations: Int) -> SampledValues {
    var moments = PlayerMoments(playerCount: game.playerCount)
    for range in PlayerMoments.ranges(permutations) { moments.merge(accumulate(permutations: range)) }
    return moments.estimates
  }
}
