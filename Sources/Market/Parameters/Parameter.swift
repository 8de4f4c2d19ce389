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

/// One value of a scenario parameter.
public enum ParameterValue: Sendable, Equatable, CustomStringConvertible {
  case number(Double)
  case integer(Int)
  case flag(Bool)
  case choice(String)

  /// As it would stand in a scenario file.
  public var description: String {
    switch self {
    case .number(let value): value == value.rounded() && abs(value) < 1e16 ? "\(Int(value))" : "\(value)"
    case .integer(let value): "\(value)"
    case .flag(let value): "\(value)"
    case .choice(let value): value
    }
  }
}

/// What one key of a scenario file means: the single definition behind reading, printing, `describe` and the schema.
public struct Parameter: Sendable {
  public enum Kind: Sendable, Equatable {
    case number(Bounds)
    case integer(ClosedRange<Int>)
    case flag
    case choice([String])
  }

  /// Key path in a scenario file, such as `sellers.count`.
  public let key: String
  public let kind: Kind
  /// The unit of a number; empty where there is none.
  public let unit: String
  public let meaning: String
  /// Where the default comes from: a citation, or that it is a guess.
  public let source: String
  /// Whether an event may change it while the market runs.
  public let mayChange: Bool

  let read: @Sendable (Parameters) -> ParameterValue
  let write: @Sendable (inout Parameters, ParameterValue) -> Void

  public func value(in parameters: Parameters) -> ParameterValue { read(parameters) }

  public var defaultValue: ParameterValue { read(Parameters()) }

  /// Sets the value. The value must be of this kind and in range: see `problem(with:)`.
  public func set(_ value: ParameterValue, in parameters: inout Parameters) {
    precondition(problem(with: value) == nil, "\(key): \(problem(with: value) ?? "")")
    write(&parameters, value)
  }

  /// The values it may take, in words.
  public var range: String {
    switch kind {
    case .number(let bounds): bounds.description
    case .integer(let range):
      range.upperBound == Int.max
        ? "whole number, at least \(range.lowerBound)" : "whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .choice(let names): names.joined(separator: ", ")
    }
  }

  /// Why a value cannot be taken, or nil when it can.
  public func problem(with value: ParameterValue) -> String? {
    switch (kind, value) {
    case (.number(let bounds), .number(let number)):
      bounds.contains(number) ? nil : "\(value) is out of range: expected \(range)"
    case (.integer(let bounds), .integer(let number)):
      bounds.contains(number) ? nil : "\(value) is out of range: expected \(range)"
    case (.flag, .flag): nil
    case (.choice(let names), .choice(let name)):
      names.contains(name) ? nil : "'\(name)' is not one of \(range)"
    default: "expected \(range), found \(value)"
    }
  }
}

extension Parameter {
  static func number(
    _ key: String, _ path: any WritableKeyPath<Parameters, Double> & Sendable, _ bounds: Bounds, unit: String = "",
    _ meaning: String, source: String = "guess", mayChange: Bool = true
  ) -> Parameter {
    Parameter(
      key: key, kind: .number(bounds), unit: unit, meaning: meaning, source: source, mayChange: mayChange,
      read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  static func integer(
    _ key: String, _ path: any WritableKeyPath<Parameters, Int> & Sendable, _ range: ClosedRange<Int>,
    unit: String = "", _ meaning: String, source: String = "guess", mayChange: Bool = true
  ) -> Parameter {
    Parameter(
      key: key, kind: .integer(range), unit: unit, meaning: meaning, source: source, mayChange: mayChange,
      read: { .integer($0[keyPath: path]) },
      write: { if case .integer(let value) = $1 { $0[keyPath: path] = value } })
  }

  static func flag(
    _ key: String, _ path: any WritableKeyPath<Parameters, Bool> & Sendable, _ meaning: String,
    source: String = "modelling choice", mayChange: Bool = true
  ) -> Parameter {
    Parameter(
      key: key, kind: .flag, unit: "", meaning: meaning, source: source, mayChange: mayChange,
      read: { .flag($0[keyPath: path]) },
      write: { if case .flag(let value) = $1 { $0[keyPath: path] = value } })
  }

  static func choice<Rule: RawRepresentable & CaseIterable>(
    _ key: String, _ path: any WritableKeyPath<Parameters, Rule> & Sendable, _ meaning: String,
    source: String = "modelling choice", mayChange: Bool = true
  ) -> Parameter where Rule.RawValue == String, Rule: Sendable {
    Parameter(
      key: key, kind: .choice(Rule.allCases.map(\.rawValue)), unit: "", meaning: meaning, source: source,
      mayChange: mayChange,
      read: { .choice($0[keyPath: path].rawValue) },
      write: {
        if case .choice(let name) = $1, let rule = Rule(rawValue: name) { $0[keyPath: path] = rule }
      })
  }
}
