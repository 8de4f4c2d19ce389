// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Distributions {
  /// The beta distribution function.
  /// - Parameters:
  ///   - value: any number; the result is 0 up to 0 and 1 from 1.
  ///   - a: the first shape, above 0.
  ///   - b: the second shape, above 0.
  public static func betaCumulative(_ value: Double, a: Double, b: Double) -> Double {
    valid(!value.isNaN && a > 0 && b > 0) { gsl_cdf_beta_P(value, a, b) }
  }

  /// The beta quantile, in [0, 1].
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - a: the first shape, above 0.
  ///   - b: the second shape, above 0.
  public static func betaQuantile(_ probability: Double, a: Double, b: Double) -> Double {
    valid(isProbability(probability) && a > 0 && b > 0) { gsl_cdf_beta_Pinv(probability, a, b) }
  }

  /// The gamma distribution function.
  /// - Parameters:
  ///   - value: any number; the result is 0 up to 0.
  ///   - shape: above 0.
  ///   - scale: above 0, in the unit of `value`.
  public static func gammaCumulative(_ value: Double, shape: Double, scale: Double) -> Double {
    valid(!value.isNaN && shape > 0 && scale > 0) { gsl_cdf_gamma_P(value, shape, scale) }
  }

  /// The gamma quantile.
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - shape: above 0.
  ///   - scale: above 0, in the unit of the result.
  public static func gammaQuantile(_ probability: Double, shape: Double, scale: Double) -> Double {
    valid(isProbability(probability) && shape > 0 && scale > 0) { gsl_cdf_gamma_Pinv(probability, shape, scale) }
  }

  /// The chi-squared distribution function.
  /// - Parameters:
  ///   - value: any number; the result is 0 up to 0.
  ///   - degreesOfFreedom: above 0.
  public static func chiSquaredCumulative(_ value: Double, degreesOfFreedom: Double) -> Double {
    valid(!value.isNaN && degreesOfFreedom > 0) { gsl_cdf_chisq_P(value, degreesOfFreedom) }
  }

  /// The chi-squared quantile.
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - degreesOfFreedom: above 0.
  public static func chiSquaredQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    valid(isProbability(probability) && degreesOfFreedom > 0) { gsl_cdf_chisq_Pinv(probability, degreesOfFreedom) }
  }
}
