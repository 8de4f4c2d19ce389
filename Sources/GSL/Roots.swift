// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Roots of functions of one number.
public enum Roots {
  /// The argument at which a function is 0, by the method of Brent and Dekker: bisection made fast by interpolation.
  ///
  /// Source: Brent, "Algorithms for minimization without derivatives", 1973, chapter 4.
  /// - Parameters:
  ///   - bracket: finite bounds at which the function has opposite signs (or is 0).
  ///   - tolerance: how wide the final bracket may be, both absolutely and relative to the root; above 0.
  ///   - maximumIterations: 1 or more; 100 is ample for any continuous function.
  ///   - function: the function; must return finite numbers.
  /// - Throws: what `function` throws, unchanged; ``GSLError`` with code `invalid` where the signs at the bounds agree
  ///   or an argument is out of range, `badFunction` where a value is not finite, `maximumIterations`.
  public static func brent(
    in bracket: ClosedRange<Double>, tolerance: Double = 1e-12, maximumIterations: Int = 100,
    _ function: (Double) throws -> Double
  ) throws -> Double {
    GSLLibrary.prepare()
    guard bracket.lowerBound.isFinite, bracket.upperBound.isFinite, tolerance > 0, maximumIterations > 0 else {
      throw GSLError(.invalid, "finding a root", "bounds must be finite, tolerance and iterations above 0")
    }
    return try withScalarFunction(function) { function in
      let solver = try allocated(gsl_root_fsolver_alloc(seedcorn_root_brent()), "finding a root")
      defer { gsl_root_fsolver_free(solver) }
      let status = gsl_root_fsolver_set(solver, function, bracket.lowerBound, bracket.upperBound)
      if status == GSLError.Code.invalid.rawValue {
        throw GSLError(.invalid, "finding a root", "the function must have opposite signs at \(bracket)")
      }
      try check(status, "finding a root")
      for _ in 0..<maximumIterations {
        try check(gsl_root_fsolver_iterate(solver), "finding a root")
        let lower = gsl_root_fsolver_x_lower(solver)
        let upper = gsl_root_fsolver_x_upper(solver)
        if gsl_root_test_interval(lower, upper, tolerance, tolerance) == 0 { return gsl_root_fsolver_root(solver) }
      }
      throw GSLError(.maximumIterations, "finding a root", "no convergence in \(maximumIterations) iterations")
    }
  }
}
