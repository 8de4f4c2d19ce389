// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// How patient a buyer must be to pay a fair price for data that keeps coming, rather than a low price for data that
/// soon ends because its makers leave.
///
/// An offer worth v a period is bought at p_f for T periods or at p_e < p_f for tau < T periods. With the discount
/// factor d the fair price is better, or as good, where
///
///     (v - p_f) (1 - d^T) >= (v - p_e) (1 - d^tau).
///
/// The ratio (1 - d^T)/(1 - d^tau) of what the two purchases would yield at one price rises with d from 1 at 0 to T/tau
/// at 1. So there is one threshold, if any: the fair price is better for patient buyers, or for none, but never for
/// impatient ones.
///
/// Source: our own derivation; the setting is that of fairshare pricing (arXiv 2502.00198).
public struct PatienceThreshold: Sendable, Equatable {
  /// (v - p_e)/(v - p_f): how much more a period's purchase yields at the low price; above 1.
  public let advantage: Double
  /// tau: periods for which data can be bought at the low price; 1 or more.
  public let exploitedPeriods: Int
  /// T: periods for which it can be bought at the fair price, above tau; nil for ever.
  public let fairPeriods: Int?

  /// - Parameters:
  ///   - value: v, $ a period.
  ///   - fairPrice: p_f < v, $ a period.
  ///   - exploitativePrice: p_e < p_f, $ a period.
  ///   - exploitedPeriods: tau, 1 or more.
  ///   - fairPeriods: T, above tau; nil for ever.
  public init(
    value: Double, fairPrice: Double, exploitativePrice: Double, exploitedPeriods: Int = 1, fairPeriods: Int? = nil
  ) {
    precondition(exploitativePrice < fairPrice && fairPrice < value, "a low price, a fair one and a value above both")
    precondition(exploitedPeriods >= 1 && fairPeriods ?? .max > exploitedPeriods, "fair prices last longer")
    advantage = (value - exploitativePrice) / (value - fairPrice)
    self.exploitedPeriods = exploitedPeriods
    self.fairPeriods = fairPeriods
  }

  /// The discount factor above which the fair price is better; nil where it is for no factor below 1, T/tau being at
  /// most the ``advantage``.
  ///
  /// For ever: d* = ((p_f - p_e)/(v - p_e))^(1/tau). For twice as long: d* = ((p_f - p_e)/(v - p_f))^(1/tau), since
  /// (1 - d^2 tau)/(1 - d^tau) = 1 + d^tau. Else a root by `Roots.brent`.
  /// - Throws: `GSLError` where the root is not found.
  public func discount() throws -> Double? {
    let exploited = Double(exploitedPeriods)
    guard let fairPeriods else { return pow(1 - 1 / advantage, 1 / exploited) }
    guard Double(fairPeriods) > advantage * exploited else { return nil }
    return fairPeriods == 2 * exploitedPeriods ? pow(advantage - 1, 1 / exploited) : try root()
  }

  /// The same by root finding, for any T that is not infinite.
  func root() throws -> Double {
    let (exploited, fair) = (Double(exploitedPeriods), Double(fairPeriods ?? .max))
    // By the threshold for ever it is not yet reached. In terms of k = -log d, so that 1 - d^n keeps its digits near 1.
    let upper = -log(1 - 1 / advantage) / exploited
    func surplus(_ rate: Double) -> Double {
      rate == 0 ? fair / exploited - advantage : expm1(-fair * rate) / expm1(-exploited * rate) - advantage
    }
    return exp(-(try Roots.brent(in: 0...upper, tolerance: 1e-14, surplus)))
  }
}
