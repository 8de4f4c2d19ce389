// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Minimisation {
  /// A minimum of a function of several numbers that was found.
  public struct PointMinimum: Equatable, Sendable {
    /// Where the function is least.
    public let point: [Double]
    /// Its value there.
    public let value: Double
    /// Mean distance of the final simplex's corners from their centre.
    public let size: Double
  }

  /// A local minimum of a function of several numbers, by the simplex method of Nelder and Mead, which needs values
  /// alone and bears small steps in them.
  ///
  /// Source: Nelder and Mead, "A simplex method for function minimization", The Computer Journal 7 (1965).
  /// - Parameters:
  ///   - start: one corner of the first simplex; at least one number, all finite.
  ///   - steps: how far the other corners lie from it, each along one coordinate; as many, finite, none of them 0.
  ///   - size: the simplex has shrunk enough when the mean distance of its corners from their centre is below this;
  ///     above 0.
  ///   - maximumIterations: 1 or more.
  ///   - function: the function; must return finite numbers.
  /// - Throws: what `function` throws, unchanged; ``GSLError`` with code `invalid` where an argument is out of range,
  ///   `badFunction` where a value is not finite, `maximumIterations`.
  public static func simplex(
    from start: [Double], steps: [Double], size: Double = 1e-6, maximumIterations: Int = 1_000,
    _ function: ([Double]) throws -> Double
  ) throws -> PointMinimum {
    GSLLibrary.prepare()
    guard
      !start.isEmpty, start.allSatisfy(\.isFinite), steps.count == start.count,
      steps.allSatisfy({ $0.isFinite && $0 != 0 }), size > 0, maximumIterations > 0
    else {
      throw GSLError(
        .invalid, "minimising", "the start must be finite, no step 0, the size and the iterations above 0")
    }
    return try withPointFunction(function, dimension: start.count) { function in
      let solver = try allocated(
        gsl_multimin_fminimizer_alloc(seedcorn_multimin_simplex(), start.count), "minimising")
      defer { gsl_multimin_fminimizer_free(solver) }
      var (start, steps) = (start, steps)
      try start.withUnsafeMutableBufferPointer { start in
        try steps.withUnsafeMutableBufferPointer { steps in
          var startView = gsl_vector_view_array(start.baseAddress!, start.count)
          var stepView = gsl_vector_view_array(steps.baseAddress!, steps.count)
          try check(
            gsl_multimin_fminimizer_set(solver, function, &startView.vector, &stepView.vector), "minimising")
        }
      }
      for _ in 0..<maximumIterations {
        try check(gsl_multimin_fminimizer_iterate(solver), "minimising")
        let reached = gsl_multimin_fminimizer_size(solver)
        if reached < size {
          let point = gsl_multimin_fminimizer_x(solver)!
          return PointMinimum(
            point: (0..<point.pointee.size).map { gsl_vector_get(point, $0) },
            value: gsl_multimin_fminimizer_minimum(solver), size: reached)
        }
      }
      throw GSLError(.maximumIterations, "minimising", "no convergence in \(maximumIterations) iterations")
    }
  }
}

/// A caller's function of several numbers, and the error it threw, if any. Lives on the stack while the library calls
/// it.
private struct PointCallback {
  let function: ([Double]) throws -> Double
  var failure: (any Error)?
}

/// Runs `body` with a function the library can call that stands for the caller's closure. As with functions of one
/// number, an error is kept and thrown unchanged once `body` is done.
private func withPointFunction<Result>(
  _ function: ([Double]) throws -> Double, dimension: Int,
  _ body: (UnsafeMutablePointer<gsl_multimin_function>) throws -> Result
) throws -> Result {
  try withoutActuallyEscaping(function) { function in
    var callback = PointCallback(function: function, failure: nil)
    return try withUnsafeMutablePointer(to: &callback) { callback in
      var wrapped = gsl_multimin_function(
        f: { point, context in
          let callback = context!.assumingMemoryBound(to: PointCallback.self)
          guard callback.pointee.failure == nil, let point else { return .nan }
          do {
            return try callback.pointee.function((0..<point.pointee.size).map { gsl_vector_get(point, $0) })
          } catch {
            callback.pointee.failure = error
            return .nan
          }
        }, n: dimension, params: callback)
      let outcome = Swift.Result { try body(&wrapped) }
      if let failure = callback.pointee.failure { throw failure }
      return try outcome.get()
    }
  }
}
