// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// Shapley or Banzhaf values of a utility of the total by sampling the multilinear extension.
///
/// The value of i is the mean of what i adds to a coalition that each other player joins with probability t: over t
/// uniform in [0, 1] for Shapley values, at t = 1/2 for Banzhaf values. One coalition drawn at t serves all players, as
/// whether i itself was drawn says nothing of the others:
///
///     phi_i = E[u(S + v_i) - u(S)],   S = effective records drawn, without v_i.
///
/// Three things keep the error small, and the estimate free of bias:
/// - For Shapley values t has density proportional to 1/(E0 + V/n + tV) and samples are weighted accordingly, so that
///   the many t at which u is almost flat take few of them; under the data scaling law the weighted gain varies little
///   more than (E0 + tV)^-gamma. V/n stands for the size of the first to join, until when the gain does not fall.
/// - One sample is a sweep of ``strata`` coalitions, one t from each of as many equally probable strata.
/// - A multiple of S - E[S], which has mean 0 at each t, is taken off: to first order, all that the luck of the draw
///   does to the gain.
///
/// Estimates of Shapley values sum to the whole gain only up to their errors. The errors are largely common to all
/// players, so that ``Division/pay(_:whole:)``, which scales the sum to the whole, takes most of them away. A sweep
/// takes n + 1 evaluations of the utility for each of its coalitions.
///
/// Source: Owen, "Multilinear extensions of games", Management Science 18(5), 1972; Okhrati and Lipani, "A multilinear
/// sampling algorithm to estimate Shapley values", ICPR 2021.
public struct MultilinearSampler: Sendable {
  /// The values to be estimated.
  public enum Concept: Sendable, Equatable {
    /// t uniform in [0, 1]. Values >= 0 that sum to the whole gain.
    case shapley
    /// t = 1/2. Values >= 0 that need not sum to the whole gain.
    case banzhaf
  }

  /// Coalitions in one sweep.
  public static let strata = 16

  public let game: UtilityOfTotal
  public let concept: Concept
  /// The name of the luck: sweep number s is drawn under `key.agent(s)`.
  public let key: LuckKey
  /// E0/V + 1/n, or infinity where u is linear and t best uniform.
  private let offset: Double
  /// The mass of 1/(offset + t) over [0, 1].
  private let mass: Double
  /// An upper bound of -u'' by the mean of it over the size of the largest player: without it the correction for S
  /// would do harm at small t, where the largest player is nearly always absent.
  private let curvatureBound: Double

  public init(_ game: UtilityOfTotal, concept: Concept = .shapley, key: LuckKey) {
    self.game = game
    self.concept = concept
    self.key = key
    let isConcave = game.utility.form != .additive && game.total > 0
    offset = isConcave ? game.scale / game.total + 1 / Double(game.playerCount) : .infinity
    mass = isConcave ? log1p(1 / offset) : 1
    let largest = game.effective.max() ?? 0
    curvatureBound =
      isConcave
      ? (game.utility.slope(0, worth: game.worth, scale: game.scale)
        - game.utility.slope(largest, worth: game.worth, scale: game.scale)) / largest : 0
  }

  /// The samples with the given numbers, each one sweep; a pure function of game, key and range.
  public func accumulate(sweeps: Range<Int>) -> PlayerMoments {
    var moments = PlayerMoments(playerCount: game.playerCount)
    var sample = [Double](repeating: 0, count: game.playerCount)
    var isMember = [Bool](repeating: false, count: game.playerCount)
    for number in sweeps {
      var draws = key.agent(number).draws
      for player in sample.indices { sample[player] = 0 }
      for stratum in 0..<Self.strata {
        addCoalition((Double(stratum) + draws.uniform()) / Double(Self.strata), &draws, &isMember, to: &sample)
      }
      moments.add(sample)
    }
    return moments
  }

  /// Draws the coalition at the given quantile of t and adds what it tells of each player's value.
  private func addCoalition(
    _ quantile: Double, _ draws: inout Draws, _ isMember: inout [Bool], to sample: inout [Double]
  ) {
    let (joining, weight) = probability(quantile)
    let share = weight / Double(Self.strata)
    var held = 0.0
    for player in isMember.indices {
      let joins = draws.uniform() < joining
      isMember[player] = joins
      held += joins ? game.effective[player] : 0
    }
    let expected = joining * game.total
    let surplus = held - expected
    let slope = game.utility.slope(expected, worth: game.worth, scale: game.scale)
    let relativeCurvature = curvature(slope, at: expected)
    let utility = game.utility(held)
    for player in isMember.indices {
      let size = game.effective[player]
      let isIn = isMember[player]
      let gain = isIn ? utility - game.utility(Swift.max(0, held - size)) : game.utility(held + size) - utility
      // How the gain falls with S: as v u'' for a small player, as u' for one after whom little is left to add.
      let relativeSize = relativeCurvature * size
      let response = slope * relativeSize / (1 + relativeSize)
      let surplusOfOthers = surplus - (isIn ? size : 0) + joining * size
      sample[player] += share * (gain + response * surplusOfOthers)
    }
  }

  /// The probability t of joining at a quantile of its density, and the reciprocal of that density.
  private func probability(_ quantile: Double) -> (joining: Double, weight: Double) {
    guard concept == .shapley else { return (0.5, 1) }
    guard offset.isFinite else { return (quantile, 1) }
    let joining = Swift.min(1, offset * expm1(quantile * mass))
    return (joining, (offset + joining) * mass)
  }

  /// -u''/u' at `expected` records, within the bound.
  private func curvature(_ slope: Double, at expected: Double) -> Double {
    guard case .dataScaling(let exponent) = game.utility.form, slope != 0 else { return 0 }
    let relative = (1 + exponent) / (game.scale + expected)
    return Swift.min(relative, curvatureBound / slope)
  }

  /// The estimates from `sweeps` >= 2 sweeps: the same as from ranges computed in parallel and merged in order.
  public func estimates(sweeps: Int) -> SampledValues {
    var moments = PlayerMoments(playerCount: game.playerCount)
    for range in PlayerMoments.ranges(sweeps) { moments.merge(accumulate(sweeps: range)) }
    return moments.estimates
  }
}
