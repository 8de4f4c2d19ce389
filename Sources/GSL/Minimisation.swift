// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Minima of functions of one number.
public enum Minimisation {
  /// A minimum that was found.
  public struct Minimum: Equatable, Sendable {
    /// Where the function is least.
    public let argument: Double
    /// Its value there.
    public let value: Double
  }

  /// A local minimum inside a bracket, by Brent's method: golden section made fast by parabolic interpolation.
  ///
  /// Source: Brent, "Algorithms for minimization without derivatives", 1973, chapter 5.
  /// - Parameters:
  ///   - bracket: finite bounds.
  ///   - guess: an argument strictly inside at which the function is less than at either bound.
  ///   - tolerance: how wide the final bracket may be, both absolutely and relative to the argument; above 0. Below
  ///     1.5e-8, the square root of the precision of a `Double`, there may be no convergence.
  ///   - maximumIterations: 1 or more.
  ///   - function: the function; must return finite numbers.
  /// - Throws: what `function` throws, unchanged; ``GSLError`` with code `invalid` where the guess is not below the
  ///   bounds or an argument is out of range, `badFunction` where a value is not finite, `maximumIterations`.
  public static func brent(
    in bracket: ClosedRange<Double>, guess: Double, tolerance: Double = 1e-7, maximumIterations: Int = 200,
    _ function: (Double) throws -> Double
  ) throws -> Minimum {
    GSLLibrary.prepare()
    guard
      bracket.lowerBound.isFinite, bracket.upperBound.isFinite, bracket.lowerBound < guess, guess < bracket.upperBound,
      tolerance > 0, maximumIterations > 0
    else {
      throw GSLError(
        .invalid, "minimising", "the guess must lie between finite bounds; tolerance and iterations above 0")
    }
    return try withScalarFunction(function) { function in
      let solver = try allocated(gsl_min_fminimizer_alloc(seedcorn_minimum_brent()), "minimising")
      defer { gsl_min_fminimizer_free(solver) }
      let status = gsl_min_fminimizer_set(solver, function, guess, bracket.lowerBound, bracket.upperBound)
      if status == GSLError.Code.invalid.rawValue {
        throw GSLError(.invalid, "minimising", "the function at \(guess) must be less than at both ends of \(bracket)")
      }
      try check(status, "minimising")
      for _ in 0..<maximumIterations {
        try check(gsl_min_fminimizer_iterate(solver), "minimising")
        let lower = gsl_min_fminimizer_x_lower(solver)
        let upper = gsl_min_fminimizer_x_upper(solver)
        if gsl_min_test_interval(lower, upper, tolerance, tolerance) == 0 {
          return Minimum(
            argument: gsl_min_fminimizer_x_minimum(solver), value: gsl_min_fminimizer_f_minimum(solver))
        }
      }
      throw GSLError(.maximumIterations, "minimising", "no convergence in \(maximumIterations) iterations")
    }
  }
}
