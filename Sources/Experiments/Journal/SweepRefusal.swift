// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a sweep cannot be gone on with, or sweeps cannot be put together.
public struct SweepRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// One line for each reason.
  public let message: String
  /// Whether something is not there that was named.
  public let isMissing: Bool
  public var description: String { message }

  public init(isMissing: Bool = false, message: String) {
    self.message = message
    self.isMissing = isMissing
  }
}
