// SPDX-License-Identifier: GPL-3.0-or-later

/// A design that cannot be made, or outputs that do not belong to it.
public struct DesignError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One line that says what was expected.
  public let message: String

  public var description: String { message }

  init(_ message: String) { self.message = message }
}
