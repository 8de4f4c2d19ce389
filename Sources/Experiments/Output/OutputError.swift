// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Results that could not be written.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: Sendable {
    /// The place for the results cannot be made or must not be overwritten.
    case cannotCreate
    /// Writing failed on the way, as on a full disk.
    case writeFailed
    /// Another process is writing there.
    case inUse
    /// Nobody reads what is written (a closed pipe).
    case nobodyReads
  }

  public let code: Code
  /// One line that says what the user can do, or what the system said.
  public let message: String
  public var description: String { message }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The error that the last system call left in `errno`.
  static func fromSystem(_ code: Code, _ action: String, errno number: Int32 = errno) -> OutputError {
    if number == EPIPE { return OutputError(.nobodyReads, "nobody reads the output") }
    return OutputError(code, "\(action): \(String(cString: strerror(number)))")
  }
}
