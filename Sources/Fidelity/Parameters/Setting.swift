// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of parameters with defaults for all of them.
public protocol ParameterSet: Sendable {
  init()
}

/// What a parameter takes.
public enum SettingKind: Sendable, Equatable {
  case number(Bounds)
  case integer(ClosedRange<Int>)
  case flag
  case choice([String])
  /// The path of a file, read relative to the file that names it; empty for none.
  case path
}

/// What one key of a file means: the single definition behind reading, printing, `describe`, options and the schema.
public struct Setting<Whole: ParameterSet>: Sendable {

  /// Key path in a file, such as `sellers.count`.
  public let key: String
  public let kind: SettingKind
  /// The unit of a number; empty where there is none.
  public let unit: String
  public let meaning: String
  /// Where the default comes from: a citation, or that it is a guess.
  public let source: String
  /// Whether an event may change it while the market runs.
  public let mayChange: Bool
  /// The learners to which it matters; nil: it matters to all.
  public private(set) var learners: [LearnerRule]?

  let read: @Sendable (Whole) -> ParameterValue
  let write: @Sendable (inout Whole, ParameterValue) -> Void

  init(
    key: String, kind: SettingKind, unit: String, meaning: String, source: String, mayChange: Bool,
    learners: [LearnerRule]? = nil, read: @escaping @Sendable (Whole) -> ParameterValue,
    write: @escaping @Sendable (inout Whole, ParameterValue) -> Void
  ) {
    self.key = key
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.source = source
    self.mayChange = mayChange
    self.learners = learners
    self.read = read
    self.write = write
  }

  /// Whether it matters to that learner.
  public func matters(to learner: LearnerRule) -> Bool { learners?.contains(learner) ?? true }

  /// This setting, which matters to those learners only.
  func only(_ learners: LearnerRule...) -> Setting {
    var result = self
    result.learners = learners
    return result
  }

  public func value(in parameters: Whole) -> ParameterValue { read(parameters) }

  public var defaultValue: ParameterValue { read(Whole()) }

  /// Sets the value. The value must be of this kind and in range: see `problem(with:)`.
  public func set(_ value: ParameterValue, in parameters: inout Whole) {
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
    case .path: "path of a file"
    }
  }

  /// Why a value cannot be taken, or nil when it can.
  public func problem(with value: ParameterValue) -> String? {
    switch (kind, value) {
    case (.number(let bounds), .number(let number)):
      bounds.contains(number) ? nil : "\(value) is out of range: expected \(range)"
    case (.integer(let bounds), .integer(let number)):
      bounds.contains(number) ? nil : "\(value) is out of range: expected \(range)"
    case (.flag, .flag), (.path, .text): nil
    case (.choice(let names), .choice(let name)):
      names.contains(name) ? nil : "'\(name)' is not one of \(range)"
    default: "expected \(range), found \(value)"
    }
  }
}
