// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// A caller's function of one number, and the error it threw, if any. Lives on the stack while the library calls it.
private struct ScalarCallback {
  let function: (Double) throws -> Double
  var failure: (any Error)?
}

/// Runs `body` with a function the library can call that stands for the caller's closure.
///
/// An error must not unwind through C. It is kept, the library is given `nan` from then on, and once `body` is done the
/// caller's own error is thrown unchanged; it takes precedence over what the library made of the `nan`.
func withScalarFunction<Result>(
  _ function: (Double) throws -> Double, _ body: (UnsafeMutablePointer<gsl_function>) throws -> Result
) throws -> Result {
  try withoutActuallyEscaping(function) { function in
    var callback = ScalarCallback(function: function, failure: nil)
    return try withUnsafeMutablePointer(to: &callback) { callback in
      var wrapped = gsl_function(
        function: { argument, context in
          let callback = context!.assumingMemoryBound(to: ScalarCallback.self)
          guard callback.pointee.failure == nil else { return .nan }
          do {
            return try callback.pointee.function(argument)
          } catch {
            callback.pointee.failure = error
            return .nan
          }
        }, params: callback)
      let outcome = Swift.Result { try body(&wrapped) }
      if let failure = callback.pointee.failure { throw failure }
      return try outcome.get()
    }
  }
}
