// SPDX-License-Identifier: GPL-3.0-or-later

/// A number for each way to produce: shares of producers, which sum to 1, or payoffs.
public struct ByStrategy: Sendable, Equatable {
  /// Of those who make their work themselves.
  public var human: Double
  /// Of those who make none.
  public var idle: Double
  /// Of those who let a model make it.
  public var artificial: Double

  public init(human: Double, idle: Double, artificial: Double) {
    self.human = human
    self.idle = idle
    self.artificial = artificial
  }

  var greatest: Double { max(human, idle, artificial) }

  /// The mean over producers with these shares.
  func mean(over shares: ByStrategy) -> Double {
    shares.human * human + shares.idle * idle + shares.artificial * artificial
  }
}
