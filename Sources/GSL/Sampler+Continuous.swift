// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Sampler {
  /// A normal deviate with mean 0 (polar method of Marsaglia and Bray). `Draws.gaussian()` is faster and draws
  /// other numbers.
  /// - Parameter standardDeviation: 0 or more.
  public mutating func gaussian(_ standardDeviation: Double) -> Double {
    precondition(standardDeviation >= 0, "gaussian needs a standard deviation of 0 or more")
    return gsl_ran_gaussian(raw, standardDeviation)
  }

  /// A log-normal deviate: exp(z) with z normal.
  /// - Parameters:
  ///   - zeta: the mean of the logarithm, finite.
  ///   - sigma: the standard deviation of the logarithm, 0 or more.
  public mutating func logNormal(zeta: Double, sigma: Double) -> Double {
    precondition(zeta.isFinite && sigma >= 0, "logNormal needs a finite zeta and a sigma of 0 or more")
    return gsl_ran_lognormal(raw, zeta, sigma)
  }

  /// A gamma deviate with mean `shape * scale` (Marsaglia and Tsang, 2000).
  ///
  /// The library takes 32 random bits for the normal deviate within: among n draws of a shape of 1 or more about
  /// n²/2^33 pairs are equal. Beta deviates, made of two, have no such ties.
  /// - Parameters:
  ///   - shape: above 0, finite.
  ///   - scale: above 0, in the unit of the result.
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    precondition(shape > 0 && shape.isFinite && scale > 0, "gamma needs a shape and a scale above 0")
    return gsl_ran_gamma(raw, shape, scale)
  }

  /// A beta deviate in [0, 1] with mean a/(a + b), from two gamma deviates (Knuth).
  /// - Parameters:
  ///   - a: the first shape, above 0, finite.
  ///   - b: the second shape, above 0, finite.
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "beta needs two finite shapes above 0")
    return gsl_ran_beta(raw, a, b)
  }

  /// A chi-squared deviate, whose mean is the number of degrees of freedom. Made of a gamma deviate, it shares
  /// its ties (see ``gamma(shape:scale:)``).
  /// - Parameter degreesOfFreedom: above 0, finite, not necessarily whole.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "chiSquared needs finite degrees of freedom above 0")
    return gsl_ran_chisq(raw, degreesOfFreedom)
  }
}
