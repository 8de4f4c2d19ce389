// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a learner or a retraining loop cannot be made of its parameters.
public struct LearnerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The key at which a reader should look first.
  public let key: String
  public let message: String

  public init(key: String, _ message: String) {
    self.key = key
    self.message = message
  }

  public var description: String { "\(key): \(message)" }
}
