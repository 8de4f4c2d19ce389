// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// A failure reported by the GNU Scientific Library, or by Seedcorn on its behalf.
public struct GSLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of failure the wrapped routines report; the raw values are those of `gsl_errno.h`.
  public enum Code: Int32, Sendable {
    /// A failure with a code not listed here; the message names it.
    case other = -1
    /// An argument lies outside the domain of the function.
    case domain = 1
    /// A result is too large or too small to represent.
    case range = 2
    /// An argument is invalid.
    case invalid = 4
    /// The routine failed without saying more.
    case failed = 5
    /// Memory could not be allocated.
    case noMemory = 8
    /// The caller's function returned something that is not a finite number.
    case badFunction = 9
    /// The tolerance was not reached within the number of iterations.
    case maximumIterations = 11
    /// Two sizes that must agree do not.
    case badLength = 19
    /// A singularity was met.
    case singular = 21
    /// The iteration makes no progress.
    case noProgress = 27
  }

  /// The kind of failure.
  public let code: Code
  /// What was being done, as the caller would name it.
  public let operation: String
  /// What went wrong and, where that is known, what to do about it.
  public let message: String

  public var description: String { "\(operation): \(message)" }

  /// An error found by Seedcorn itself.
  init(_ code: Code, _ operation: StaticString, _ message: String) {
    self.code = code
    self.operation = "\(operation)"
    self.message = message
  }

  /// The error that stands for a status returned by the library.
  init(status: Int32, _ operation: StaticString) {
    let reason = gsl_strerror(status).map { String(cString: $0) } ?? "unknown error"
    if let code = Code(rawValue: status), code != .other {
      self.init(code, operation, reason)
    } else {
      self.init(.other, operation, "\(reason) (status \(status))")
    }
  }
}

/// Throws unless `status` says success.
func check(_ status: Int32, _ operation: StaticString) throws(GSLError) {
  if status != 0 { throw GSLError(status: status, operation) }
}

/// The object an allocator of the library returned, or an error where it returned none.
func allocated<Object>(_ object: Object?, _ operation: StaticString) throws(GSLError) -> Object {
  guard let object else { throw GSLError(.noMemory, operation, "memory could not be allocated") }
  return object
}
