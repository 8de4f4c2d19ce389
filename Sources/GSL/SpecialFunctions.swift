// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL
internal import Luck

/// Functions related to the gamma and zeta functions, for real arguments.
///
/// Every function returns `nan` where an argument lies outside the range stated with it, and throws nothing. Within,
/// results are exact to 3e-15 of their size, or of 1 near a zero, and infinite where a `Double` cannot hold them.
///
/// Source: Abramowitz and Stegun, "Handbook of mathematical functions", 1964, chapters 6 and 23.
public enum SpecialFunctions {
  /// The digamma function, the derivative of the logarithm of the gamma function.
  /// - Parameter value: above 0, finite.
  public static func digamma(_ value: Double) -> Double {
    Distributions.valid(value > 0 && value.isFinite) { gsl_sf_psi(value) }
  }

  /// The natural logarithm of the gamma function; at n + 1, of the factorial of n.
  /// - Parameter value: above 0, finite.
  public static func logGamma(_ value: Double) -> Double {
    Distributions.valid(value > 0 && value.isFinite) { gsl_sf_lngamma(value) }
  }

  /// Riemann's zeta function: above 1 the sum of n^-exponent over n = 1, 2, …, below 1 its analytic continuation.
  /// - Parameter exponent: 0 or more, finite, not 1.
  public static func zeta(_ exponent: Double) -> Double {
    Distributions.valid(exponent >= 0 && exponent != 1 && exponent.isFinite) { gsl_sf_zeta(exponent) }
  }

  /// Hurwitz's zeta function: the sum of (n + offset)^-exponent over n = 0, 1, …; with offset 1, Riemann's.
  /// - Parameters:
  ///   - exponent: above 1, finite.
  ///   - offset: above 0, finite, and not so large that offset^-exponent is below 1e-304.
  public static func hurwitzZeta(_ exponent: Double, offset: Double) -> Double {
    // Where its first term is too small for a `Double` the library returns 0, whatever the sum.
    Distributions.valid(
      exponent > 1 && exponent.isFinite && offset > 0 && offset.isFinite && exponent * log(offset) <= 700
    ) { gsl_sf_hzeta(exponent, offset) }
  }
}
