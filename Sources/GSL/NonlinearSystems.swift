// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Systems of as many equations as unknowns, F(x) = 0.
public enum NonlinearSystems {
  /// Writes the residuals F(x) of a point. The second argument has a place for each.
  public typealias Residuals = (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) throws -> Void

  /// The Jacobian of a point: element (i, j) is the derivative of residual i with respect to unknown j.
  public typealias Jacobian = (UnsafeBufferPointer<Double>) throws -> Matrix

  /// Where a search ended.
  public struct Outcome: Sendable {
    /// The last point.
    public let point: [Double]
    /// The greatest residual there, in absolute value.
    public let residual: Double
    public let iterations: Int
    /// nil where the residual is within the tolerance; otherwise why the search ended: `noProgress`, `singular`,
    /// `maximumIterations`, or `badFunction` where a step left the numbers that the equations can deal with.
    public let failure: GSLError?
  }

  /// Searches a root from a start by Powell's hybrid method: Newton steps within a trust region that is scaled by the
  /// Jacobian's columns, mixed with steps down the gradient where those go too far. The Jacobian is kept up to date by
  /// Broyden's rank-one updates, and asked for anew where these no longer serve.
  ///
  /// The Jacobian need not be exact. A residual with small jumps, as a sum over a finite sample has, is served best by
  /// differences over steps wide enough to average over them.
  ///
  /// Source: Powell, "A hybrid method for nonlinear equations", 1970; the algorithm is that of MINPACK's HYBRJ.
  /// - Parameters:
  ///   - start: one number or more, all finite.
  ///   - tolerance: greatest absolute residual of a root; above 0.
  ///   - maximumIterations: 1 or more.
  ///   - jacobian: square, with a row and a column for each unknown.
  ///   - residuals: must write finite numbers.
  /// - Throws: what `residuals` and `jacobian` throw, unchanged; ``GSLError`` with code `invalid` where an argument is
  ///   out of range, `badFunction` where a residual at the start is not finite, `noMemory`. That no root is found is an
  ///   ``Outcome``, no error.
  public static func hybrid(
    from start: [Double], tolerance: Double = 1e-9, maximumIterations: Int = 200, jacobian: Jacobian,
    _ residuals: Residuals
  ) throws -> Outcome {
    GSLLibrary.prepare()
    guard !start.isEmpty, start.allSatisfy(\.isFinite), tolerance > 0, maximumIterations > 0 else {
      throw GSLError(
        .invalid, "solving equations", "the start must be finite, the tolerance and the iterations above 0")
    }
    return try withSystem(residuals, jacobian, unknowns: start.count) { system in
      let solver = try allocated(
        gsl_multiroot_fdfsolver_alloc(seedcorn_multiroot_hybridsj(), start.count), "solving equations")
      defer { gsl_multiroot_fdfsolver_free(solver) }
      var start = start
      try check(start.withMutableView { gsl_multiroot_fdfsolver_set(solver, system, $0) }, "solving equations")
      // The library does not pass on that a start has no finite residuals.
      guard values(gsl_multiroot_fdfsolver_f(solver)).allSatisfy(\.isFinite) else {
        throw GSLError(.badFunction, "solving equations", "the residuals at the start are not finite")
      }
      var iterations = 0
      while true {
        let point = values(gsl_multiroot_fdfsolver_root(solver))
        let residual = values(gsl_multiroot_fdfsolver_f(solver)).reduce(0) { max($0, abs($1)) }
        func outcome(_ failure: GSLError?) -> Outcome {
          Outcome(point: point, residual: residual, iterations: iterations, failure: failure)
        }
        if residual <= tolerance { return outcome(nil) }
        guard iterations < maximumIterations else {
          return outcome(
            GSLError(.maximumIterations, "solving equations", "no root in \(maximumIterations) iterations"))
        }
        iterations += 1
        let status = gsl_multiroot_fdfsolver_iterate(solver)
        if status == GSLError.Code.badFunction.rawValue {
          return outcome(GSLError(.badFunction, "solving equations", "a step led to residuals that are not finite"))
        }
        if status != 0 {
          let failure = GSLError(status: status, "solving equations")
          let last = values(gsl_multiroot_fdfsolver_f(solver)).reduce(0) { max($0, abs($1)) }
          return Outcome(
            point: values(gsl_multiroot_fdfsolver_root(solver)), residual: last, iterations: iterations,
            failure: last <= tolerance ? nil : failure)
        }
      }
    }
  }

  private static func values(_ vector: UnsafeMutablePointer<gsl_vector>) -> [Double] {
    Array(UnsafeBufferPointer(start: vector.pointee.data, count: vector.pointee.size))
  }
}

/// A caller's equations, and the error they threw, if any. Lives on the stack while the library calls them.
private struct SystemCallback {
  let residuals: NonlinearSystems.Residuals
  let jacobian: NonlinearSystems.Jacobian
  let unknowns: Int
  var failure: (any Error)?

  /// Writes residuals and tells whether they are finite; an error is kept.
  mutating func write(_ point: UnsafePointer<gsl_vector>, _ result: UnsafeMutablePointer<gsl_vector>) -> Int32 {
    guard failure == nil else { return GSLError.Code.badFunction.rawValue }
    let target = UnsafeMutableBufferPointer(start: result.pointee.data, count: unknowns)
    do {
      try residuals(UnsafeBufferPointer(start: point.pointee.data, count: unknowns), target)
    } catch {
      failure = error
      return GSLError.Code.badFunction.rawValue
    }
    return target.allSatisfy(\.isFinite) ? 0 : GSLError.Code.badFunction.rawValue
  }

  mutating func differentiate(
    _ point: UnsafePointer<gsl_vector>, _ result: UnsafeMutablePointer<gsl_matrix>
  ) -> Int32 {
    guard failure == nil else { return GSLError.Code.badFunction.rawValue }
    do {
      let matrix = try jacobian(UnsafeBufferPointer(start: point.pointee.data, count: unknowns))
      precondition(matrix.rows == unknowns && matrix.columns == unknowns, "a Jacobian for all unknowns")
      for row in 0..<unknowns {
        for column in 0..<unknowns { gsl_matrix_set(result, row, column, matrix[row, column]) }
      }
    } catch {
      failure = error
      return GSLError.Code.badFunction.rawValue
    }
    return 0
  }
}

/// Runs `body` with a system the library can call that stands for the caller's closures; their errors come first.
private func withSystem<Result>(
  _ residuals: NonlinearSystems.Residuals, _ jacobian: NonlinearSystems.Jacobian, unknowns: Int,
  _ body: (UnsafeMutablePointer<gsl_multiroot_function_fdf>) throws -> Result
) throws -> Result {
  try withoutActuallyEscaping(residuals) { residuals in
    try withoutActuallyEscaping(jacobian) { jacobian in
      var callback = SystemCallback(residuals: residuals, jacobian: jacobian, unknowns: unknowns, failure: nil)
      return try withUnsafeMutablePointer(to: &callback) { callback in
        var system = gsl_multiroot_function_fdf(
          f: { point, context, result in
            context!.assumingMemoryBound(to: SystemCallback.self).pointee.write(point!, result!)
          },
          df: { point, context, result in
            context!.assumingMemoryBound(to: SystemCallback.self).pointee.differentiate(point!, result!)
          },
          fdf: { point, context, residuals, jacobian in
            let callback = context!.assumingMemoryBound(to: SystemCallback.self)
            let status = callback.pointee.write(point!, residuals!)
            return status == 0 ? callback.pointee.differentiate(point!, jacobian!) : status
          }, n: unknowns, params: callback)
        let outcome = Swift.Result { try body(&system) }
        if let failure = callback.pointee.failure { throw failure }
        return try outcome.get()
      }
    }
  }
}
