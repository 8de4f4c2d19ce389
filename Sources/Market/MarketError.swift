// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a market could not be set up or had to stop.
public struct MarketError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    let name: String
    /// The books of money or records do not balance.
    public static let booksDoNotBalance = Code(name: "books do not balance")
    /// A quantity is not a finite number.
    public static let notFinite = Code(name: "not finite")
    /// A distribution or solver refused its parameters.
    public static let numerical = Code(name: "numerical")
    /// The learner lacks what it learns from.
    public static let learner = Code(name: "learner")
    /// What a market should go on from is no state of it.
    public static let badState = Code(name: "bad state")
    /// The market would not fit into memory.
    public static let tooLarge = Code(name: "too large")
  }

  public let code: Code
  /// Says what happened where, and what the user can do.
  public let message: String
  public var description: String { message }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
