// SPDX-License-Identifier: GPL-3.0-or-later

/// The values a number may take: an interval, open or closed at either end.
public struct Bounds: Sendable, Equatable, CustomStringConvertible {
  public let lower: Double
  public let upper: Double
  public let lowerIsOpen: Bool
  public let upperIsOpen: Bool

  public init(_ lower: Double, _ upper: Double, lowerIsOpen: Bool = false, upperIsOpen: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.lowerIsOpen = lowerIsOpen
    self.upperIsOpen = upperIsOpen
  }

  public static let share = Bounds(0, 1)
  public static let positive = Bounds(0, .infinity, lowerIsOpen: true, upperIsOpen: true)
  public static let nonNegative = Bounds(0, .infinity, upperIsOpen: true)

  public func contains(_ value: Double) -> Bool {
    value.isFinite && (lowerIsOpen ? value > lower : value >= lower) && (upperIsOpen ? value < upper : value <= upper)
  }

  /// In words a user can act on, such as `at least 0` or `0 < x <= 1`.
  public var description: String {
    func text(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e16 ? "\(Int(value))" : "\(value)"
    }
    switch (lower.isFinite, upper.isFinite) {
    case (true, false): return (lowerIsOpen ? "more than " : "at least ") + text(lower)
    case (false, true): return (upperIsOpen ? "less than " : "at most ") + text(upper)
    case (false, false): return "any finite number"
    case (true, true):
      if !lowerIsOpen && !upperIsOpen { return "from \(text(lower)) to \(text(upper))" }
      return "\(text(lower)) \(lowerIsOpen ? "<" : "<=") x \(upperIsOpen ? "<" : "<=") \(text(upper))"
    }
  }
}
