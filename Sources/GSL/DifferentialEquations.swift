// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Initial value problems of ordinary differential equations, y' = f(t, y).
public enum DifferentialEquations {
  /// Writes the derivative for a time and a state. The third argument has a place for each number of the state.
  public typealias Derivative = (Double, UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) throws -> Void

  /// The state at the end of an interval, by the explicit Runge-Kutta method of order 8 with an embedded estimate of
  /// the error of each step, which chooses the next step.
  ///
  /// For stiff systems it stays right but is slow: its steps are as short as the fastest decay asks for.
  ///
  /// Source: Prince and Dormand, "High order embedded Runge-Kutta formulae", Journal of Computational and Applied
  /// Mathematics 7 (1981).
  /// - Parameters:
  ///   - state: y at `start`; at least one number, all finite.
  ///   - start: finite.
  ///   - end: finite; may lie before `start`.
  ///   - absoluteTolerance: error allowed of each number of the state in each step; 0 or more.
  ///   - relativeTolerance: the same as a part of its size, in addition; 0 or more, and not both 0.
  ///   - maximumSteps: 1 or more.
  ///   - derivative: f; must write finite numbers.
  /// - Throws: what `derivative` throws, unchanged; ``GSLError`` with code `invalid` where an argument is out of range,
  ///   `badFunction` where a derivative is not finite, `maximumIterations`, or another where no step is short enough,
  ///   as before a pole.
  public static func solve(
    _ state: [Double], from start: Double, to end: Double, absoluteTolerance: Double = 1e-10,
    relativeTolerance: Double = 1e-10, maximumSteps: Int = 100_000, _ derivative: Derivative
  ) throws -> [Double] {
    GSLLibrary.prepare()
    guard
      !state.isEmpty, state.allSatisfy(\.isFinite), start.isFinite, end.isFinite, absoluteTolerance >= 0,
      relativeTolerance >= 0, case let sum = absoluteTolerance + relativeTolerance, sum > 0, sum.isFinite,
      maximumSteps > 0
    else {
      throw GSLError(
        .invalid, "integrating", "state, times and tolerances must be finite, one tolerance and the steps above 0")
    }
    guard start != end else { return state }
    return try withSystem(derivative, dimension: state.count) { system in
      // The first step is only a guess: it is cut to what the tolerances allow, and grows as fast.
      let driver = try allocated(
        gsl_odeiv2_driver_alloc_y_new(
          system, seedcorn_ode_rk8pd(), (end - start) / 100, absoluteTolerance, relativeTolerance), "integrating")
      defer { gsl_odeiv2_driver_free(driver) }
      try check(gsl_odeiv2_driver_set_nmax(driver, UInt(maximumSteps)), "integrating")
      var (time, state) = (start, state)
      let status = state.withUnsafeMutableBufferPointer {
        gsl_odeiv2_driver_apply(driver, &time, end, $0.baseAddress!)
      }
      if status == GSLError.Code.maximumIterations.rawValue {
        throw GSLError(.maximumIterations, "integrating", "only at \(time) after \(maximumSteps) steps")
      }
      try check(status, "integrating")
      return state
    }
  }
}

/// A caller's derivative, and the error it threw, if any. Lives on the stack while the library calls it.
private struct SystemCallback {
  let derivative: DifferentialEquations.Derivative
  let dimension: Int
  var failure: (any Error)?
}

/// Runs `body` with a system the library can call that stands for the caller's derivative.
///
/// As with functions of one number, an error is kept and thrown unchanged once `body` is done. Derivatives that are not
/// finite are refused here, since the library would take a step whose error it cannot compare with the tolerance.
private func withSystem<Result>(
  _ derivative: DifferentialEquations.Derivative, dimension: Int,
  _ body: (UnsafePointer<gsl_odeiv2_system>) throws -> Result
) throws -> Result {
  try withoutActuallyEscaping(derivative) { derivative in
    var callback = SystemCallback(derivative: derivative, dimension: dimension, failure: nil)
    return try withUnsafeMutablePointer(to: &callback) { callback in
      var system = gsl_odeiv2_system(
        function: { time, state, slope, context in
          let callback = context!.assumingMemoryBound(to: SystemCallback.self)
          guard callback.pointee.failure == nil else { return GSLError.Code.badFunction.rawValue }
          let slope = UnsafeMutableBufferPointer(start: slope, count: callback.pointee.dimension)
          do {
            try callback.pointee.derivative(
              time, UnsafeBufferPointer(start: state, count: callback.pointee.dimension), slope)
          } catch {
            callback.pointee.failure = error
            return GSLError.Code.badFunction.rawValue
          }
          return slope.allSatisfy(\.isFinite) ? 0 : GSLError.Code.badFunction.rawValue
        }, jacobian: nil, dimension: dimension, params: callback)
      let outcome = Swift.Result { try body(&system) }
      if let failure = callback.pointee.failure { throw failure }
      return try outcome.get()
    }
  }
}
