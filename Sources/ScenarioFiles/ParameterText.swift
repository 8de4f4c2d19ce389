// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What a parameter may be, in words, and the value that a scalar stands for.
enum ParameterText {
  struct Refusal: Error {
    let message: String
  }

  /// Such as `a whole number (from 1 to 10000, periods)`.
  static func expectation<Whole>(_ setting: Setting<Whole>) -> String {
    switch setting.kind {
    case .number: "a number (\(limits(setting)))"
    case .integer: "a whole number (\(limits(setting)))"
    case .flag: "true or false"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .path: "the path of a file"
    }
  }

  /// The range and the unit, such as `from 1 to 10000, periods`.
  static func limits<Whole>(_ setting: Setting<Whole>) -> String {
    let range =
      switch setting.kind {
      case .integer(let range):
        range.upperBound == Int.max
          ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      case .number, .flag, .choice, .path: setting.range
      }
    return setting.unit.isEmpty ? range : range + ", " + setting.unit
  }

  /// The value of a node for that parameter.
  /// - Parameter file: the file in which the node stands, where relative paths start; empty on the command line.
  static func value<Whole>(
    _ node: YAMLNode, for setting: Setting<Whole>, in file: String
  ) throws(Refusal) -> ParameterValue {
    guard case .scalar(let text, let style) = node.content, !node.isNothing else {
      throw mismatch(node, setting, setting.kind == .path && node.isNothing ? "write '' for none" : nil)
    }
    let value: ParameterValue
    switch setting.kind {
    case .choice(let names):
      guard names.contains(text) else { throw unknownChoice(node, text, names, setting) }
      value = .choice(text)
    case .path: value = .text(text.isEmpty ? "" : FileAccess.path(text, relativeTo: file))
    case .number, .integer, .flag:
      if style != .plain { throw mismatch(node, setting, isReadable(text, setting) ? "take off the quotes" : nil) }
      value = try plainValue(text, node, setting)
    }
    if setting.problem(with: value) != nil { throw outOfRange(text, setting) }
    return value
  }

  private static func plainValue<Whole>(
    _ text: String, _ node: YAMLNode, _ setting: Setting<Whole>
  ) throws(Refusal) -> ParameterValue {
    switch setting.kind {
    case .number:
      let number: Double?
      do { number = try DecimalText.number(text) } catch { throw mismatch(node, setting, error.advice) }
      guard let number else { throw outOfRange(text, setting) }
      return .number(number)
    case .integer:
      let integer: Int?
      do { integer = try DecimalText.integer(text) } catch { throw mismatch(node, setting, error.advice) }
      guard let integer else { throw outOfRange(text, setting) }
      return .integer(integer)
    case .flag, .choice, .path:
      switch text {
      case "true": return .flag(true)
      case "false": return .flag(false)
      default: throw mismatch(node, setting, flagAdvice(text))
      }
    }
  }

  private static func isReadable<Whole>(_ text: String, _ setting: Setting<Whole>) -> Bool {
    switch setting.kind {
    case .number: (try? DecimalText.number(text)) != nil
    case .integer: (try? DecimalText.integer(text)) != nil
    case .flag: text == "true" || text == "false"
    case .choice, .path: false
    }
  }

  private static func flagAdvice(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "on", "y", "true", "1": "write true"
    case "no", "off", "n", "false", "0": "write false"
    default: nil
    }
  }

  private static func mismatch<Whole>(
    _ node: YAMLNode, _ setting: Setting<Whole>, _ advice: String? = nil
  ) -> Refusal {
    Refusal(
      message: "expected \(expectation(setting)), found \(node.found)" + (advice.map { "; " + $0 } ?? ""))
  }

  private static func outOfRange<Whole>(_ text: String, _ setting: Setting<Whole>) -> Refusal {
    Refusal(message: "\(Excerpt.of(text)) is out of range; expected \(expectation(setting))")
  }

  private static func unknownChoice<Whole>(
    _ node: YAMLNode, _ text: String, _ names: [String], _ setting: Setting<Whole>
  ) -> Refusal {
    mismatch(node, setting, NearestName.question(NearestName.among(names, to: text)))
  }
}
