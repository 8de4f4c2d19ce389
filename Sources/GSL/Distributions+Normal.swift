// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Distributions {
  /// The normal distribution function.
  /// - Parameters:
  ///   - value: any number.
  ///   - mean: finite.
  ///   - standardDeviation: above 0.
  public static func normalCumulative(
    _ value: Double, mean: Double = 0, standardDeviation: Double = 1
  ) -> Double {
    valid(mean.isFinite && standardDeviation > 0) { gsl_cdf_gaussian_P(value - mean, standardDeviation) }
  }

  /// The normal quantile: minus infinity at probability 0, infinity at 1.
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - mean: finite.
  ///   - standardDeviation: above 0.
  public static func normalQuantile(
    _ probability: Double, mean: Double = 0, standardDeviation: Double = 1
  ) -> Double {
    valid(isProbability(probability) && mean.isFinite && standardDeviation > 0) {
      mean + gsl_cdf_gaussian_Pinv(probability, standardDeviation)
    }
  }

  /// The log-normal distribution function.
  /// - Parameters:
  ///   - value: any number; the result is 0 up to 0.
  ///   - zeta: the mean of the logarithm, finite.
  ///   - sigma: the standard deviation of the logarithm, above 0.
  public static func logNormalCumulative(_ value: Double, zeta: Double, sigma: Double) -> Double {
    valid(!value.isNaN && zeta.isFinite && sigma > 0) { value <= 0 ? 0 : gsl_cdf_lognormal_P(value, zeta, sigma) }
  }

  /// The log-normal quantile.
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - zeta: the mean of the logarithm, finite.
  ///   - sigma: the standard deviation of the logarithm, above 0.
  public static func logNormalQuantile(_ probability: Double, zeta: Double, sigma: Double) -> Double {
    valid(isProbability(probability) && zeta.isFinite && sigma > 0) {
      gsl_cdf_lognormal_Pinv(probability, zeta, sigma)
    }
  }

  /// Student's t distribution function.
  /// - Parameters:
  ///   - value: any number.
  ///   - degreesOfFreedom: above 0.
  public static func studentCumulative(_ value: Double, degreesOfFreedom: Double) -> Double {
    valid(degreesOfFreedom > 0) { gsl_cdf_tdist_P(value, degreesOfFreedom) }
  }

  /// Student's t quantile, the width of a confidence interval of a mean in standard errors.
  /// - Parameters:
  ///   - probability: 0 to 1; 0.975 for a two-sided interval of 95%.
  ///   - degreesOfFreedom: above 0; one less than the number of observations.
  public static func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    valid(isProbability(probability) && degreesOfFreedom > 0) { gsl_cdf_tdist_Pinv(probability, degreesOfFreedom) }
  }
}
