// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// A replicate that could not be played to its end.
public struct ReplicateFailure: Error, Sendable, CustomStringConvertible {
  public let scenario: String
  /// From 1.
  public let replicate: Int
  public let cause: MarketError

  public var description: String { "scenario '\(scenario)', replicate \(replicate): \(cause.message)" }
}

/// Thrown when a `StopFlag` ended the work before it was done.
public struct Interrupted: Error, Sendable {
  public init() {}
}
