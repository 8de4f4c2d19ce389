// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// How far the share of synthetic records that an audit's flags speak for is off, exactly: sums over the binomial
/// number of flags, of the estimates that the market itself makes.
public struct ShareEstimateError: Sendable, Equatable {
  /// Mean estimate less the true share.
  public let bias: Double
  public let variance: Double

  /// Mean squared error.
  public var meanSquare: Double { variance + bias * bias }

  /// - Parameters:
  ///   - records: m, the records audited, 2 or more.
  ///   - truePositive: probability that a synthetic record is flagged, TPR, above `falsePositive` and at most 1.
  ///   - falsePositive: probability that a human record is flagged, FPR, 0 or more.
  ///   - share: the true synthetic share, 0 to 1.
  ///   - isClipped: whether the estimate is clipped to [1/m, 1 - 1/m], as markets use it.
  public init(records: Int, truePositive: Double, falsePositive: Double, share: Double, isClipped: Bool) {
    var belief = OriginBelief()
    (belief.truePositive, belief.falsePositive) = (truePositive, falsePositive)
    let flagged = falsePositive + share * (truePositive - falsePositive)
    // Taken about the true share, so that the variance loses no digits.
    var (first, second) = (0.0, 0.0)
    for flags in 0...records {
      let estimate =
        isClipped
        ? belief.estimate(flags: flags, records: records) : belief.unclippedEstimate(flags: flags, records: records)
      let mass = Distributions.binomialMass(flags, probability: flagged, trials: records)
      first += mass * (estimate - share)
      second += mass * (estimate - share) * (estimate - share)
    }
    bias = first
    variance = second - first * first
  }

  /// The Cramer-Rao bound on the variance of an unbiased estimate, Q(1 - Q)/(m J^2) with Q = FPR + share J and
  /// J = TPR - FPR. Parameters as above. arXiv 2605.20279 claims that its estimate attains such a bound up to constants.
  public static func bound(records: Int, truePositive: Double, falsePositive: Double, share: Double) -> Double {
    let power = truePositive - falsePositive
    let flagged = falsePositive + share * power
    return flagged * (1 - flagged) / (Double(records) * power * power)
  }
}
