// SPDX-License-Identifier: GPL-3.0-or-later

/// A saved state that cannot be gone on with.
public struct StateFileError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: Sendable {
    case noSuchFile, unreadable
    /// No state, a torn or altered one, or one of another program or scenario.
    case badState
  }

  public let code: Code
  /// One line that names the file and says what is wrong with it.
  public let message: String
  public var description: String { message }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
