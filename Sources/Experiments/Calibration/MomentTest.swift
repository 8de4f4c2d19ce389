// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Whether the model can meet more targets than it has parameters to move them with.
///
/// The differences between moments and targets are freed of what moving the parameters could still change, to first
/// order, and squared with the inverse of their covariance, targets' errors and simulation's luck together. If the
/// model is right the sum follows the chi-squared distribution whatever weights the search used.
///
/// Source: Newey, "Generalized method of moments specification testing", Journal of Econometrics 29, 1985.
public struct MomentTest: Sendable, Equatable {
  /// NaN without degrees of freedom.
  public let statistic: Double
  /// Moments less the parameters, or combinations of them, that the moments respond to; 0 or more.
  public let degreesOfFreedom: Int
  /// Of a larger statistic if the model is right; NaN without degrees of freedom.
  public let probability: Double

  init(squares: Double, degreesOfFreedom: Int) {
    self.degreesOfFreedom = degreesOfFreedom
    statistic = degreesOfFreedom > 0 ? squares : .nan
    probability = 1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: Double(degreesOfFreedom))
  }
}
