// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What a parameter may be, in words, and the value that a scalar stands for.
enum ParameterText {
  struct Refusal: Error {
    let message: String
  }

  /// Such as `a whole number (from 1 to 10000, periods)`.
  static func expectation(_ parameter: Parameter) -> String {
    switch parameter.kind {
    case .number: "a number (\(limits(parameter)))"
    case .integer: "a whole number (\(limits(parameter)))"
    case .flag: "true or false"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    }
  }

  /// The range and the unit, such as `from 1 to 10000, periods`.
  static func limits(_ parameter: Parameter) -> String {
    let range =
      switch parameter.kind {
      case .integer(let range):
        range.upperBound == Int.max
          ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      case .number, .flag, .choice: parameter.range
      }
    return parameter.unit.isEmpty ? range : range + ", " + parameter.unit
  }

  /// The value of a node of a scenario file for that parameter.
  static func value(_ node: YAMLNode, for parameter: Parameter) throws(Refusal) -> ParameterValue {
    guard case .scalar(let text, let style) = node.content, !node.isNothing else {
      throw mismatch(node, parameter)
    }
    let value: ParameterValue
    switch parameter.kind {
    case .choice(let names):
      guard names.contains(text) else { throw unknownChoice(node, text, names, parameter) }
      value = .choice(text)
    case .number, .integer, .flag:
      if style != .plain { throw mismatch(node, parameter, isReadable(text, parameter) ? "take off the quotes" : nil) }
      value = try plainValue(text, node, parameter)
    }
    if parameter.problem(with: value) != nil { throw outOfRange(text, parameter) }
    return value
  }

  private static func plainValue(
    _ text: String, _ node: YAMLNode, _ parameter: Parameter
  ) throws(Refusal) -> ParameterValue {
    switch parameter.kind {
    case .number:
      let number: Double?
      do { number = try DecimalText.number(text) } catch { throw mismatch(node, parameter, error.advice) }
      guard let number else { throw outOfRange(text, parameter) }
      return .number(number)
    case .integer:
      let integer: Int?
      do { integer = try DecimalText.integer(text) } catch { throw mismatch(node, parameter, error.advice) }
      guard let integer else { throw outOfRange(text, parameter) }
      return .integer(integer)
    case .flag, .choice:
      switch text {
      case "true": return .flag(true)
      case "false": return .flag(false)
      default: throw mismatch(node, parameter, flagAdvice(text))
      }
    }
  }

  private static func isReadable(_ text: String, _ parameter: Parameter) -> Bool {
    switch parameter.kind {
    case .number: (try? DecimalText.number(text)) != nil
    case .integer: (try? DecimalText.integer(text)) != nil
    case .flag: text == "true" || text == "false"
    case .choice: false
    }
  }

  private static func flagAdvice(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "on", "y", "true", "1": "write true"
    case "no", "off", "n", "false", "0": "write false"
    default: nil
    }
  }

  private static func mismatch(_ node: YAMLNode, _ parameter: Parameter, _ advice: String? = nil) -> Refusal {
    Refusal(
      message: "expected \(expectation(parameter)), found \(node.found)" + (advice.map { "; " + $0 } ?? ""))
  }

  private static func outOfRange(_ text: String, _ parameter: Parameter) -> Refusal {
    Refusal(message: "\(Excerpt.of(text)) is out of range; expected \(expectation(parameter))")
  }

  private static func unknownChoice(
    _ node: YAMLNode, _ text: String, _ names: [String], _ parameter: Parameter
  ) -> Refusal {
    mismatch(node, parameter, NearestName.question(NearestName.among(names, to: text)))
  }
}
