// SPDX-License-Identifier: GPL-3.0-or-later

extension Setting {
  public static func number(
    _ key: String, _ path: any WritableKeyPath<Whole, Double> & Sendable, _ bounds: Bounds, unit: String = "",
    _ meaning: String, source: String = "guess", mayChange: Bool = true
  ) -> Setting {
    Setting(
      key: key, kind: .number(bounds), unit: unit, meaning: meaning, source: source, mayChange: mayChange,
      read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  public static func integer(
    _ key: String, _ path: any WritableKeyPath<Whole, Int> & Sendable, _ range: ClosedRange<Int>,
    unit: String = "", _ meaning: String, source: String = "guess", mayChange: Bool = true
  ) -> Setting {
    Setting(
      key: key, kind: .integer(range), unit: unit, meaning: meaning, source: source, mayChange: mayChange,
      read: { .integer($0[keyPath: path]) },
      write: { if case .integer(let value) = $1 { $0[keyPath: path] = value } })
  }

  public static func flag(
    _ key: String, _ path: any WritableKeyPath<Whole, Bool> & Sendable, _ meaning: String,
    source: String = "modelling choice", mayChange: Bool = true
  ) -> Setting {
    Setting(
      key: key, kind: .flag, unit: "", meaning: meaning, source: source, mayChange: mayChange,
      read: { .flag($0[keyPath: path]) },
      write: { if case .flag(let value) = $1 { $0[keyPath: path] = value } })
  }

  public static func choice<Rule: RawRepresentable & CaseIterable>(
    _ key: String, _ path: any WritableKeyPath<Whole, Rule> & Sendable, _ meaning: String,
    source: String = "modelling choice", mayChange: Bool = true
  ) -> Setting where Rule.RawValue == String, Rule: Sendable {
    Setting(
      key: key, kind: .choice(Rule.allCases.map(\.rawValue)), unit: "", meaning: meaning, source: source,
      mayChange: mayChange,
      read: { .choice($0[keyPath: path].rawValue) },
      write: {
        if case .choice(let name) = $1, let rule = Rule(rawValue: name) { $0[keyPath: path] = rule }
      })
  }

  public static func path(
    _ key: String, _ path: any WritableKeyPath<Whole, String> & Sendable, _ meaning: String,
    source: String = "modelling choice", mayChange: Bool = true
  ) -> Setting {
    Setting(
      key: key, kind: .path, unit: "", meaning: meaning, source: source, mayChange: mayChange,
      read: { .text($0[keyPath: path]) },
      write: { if case .text(let value) = $1 { $0[keyPath: path] = value } })
  }

  /// This setting of a part, as a setting of a whole that has the part.
  /// - Parameters:
  ///   - part: where the whole has it.
  ///   - prefix: put before the key.
  public func lifted<Larger: ParameterSet>(
    into part: any WritableKeyPath<Larger, Whole> & Sendable, prefix: String = ""
  ) -> Setting<Larger> {
    let (read, write) = (read, write)
    return Setting<Larger>(
      key: prefix + key, kind: kind, unit: unit, meaning: meaning, source: source, mayChange: mayChange,
      learners: learners, read: { read($0[keyPath: part]) }, write: { write(&$0[keyPath: part], $1) })
  }
}
