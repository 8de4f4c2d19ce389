// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// A parameter with its value as it stands in a file.
enum SettingLine {
  /// Such as `periods: 20  # periods`, with the unit or what it may be as a comment.
  static func text<Whole>(_ setting: Setting<Whole>, as name: some StringProtocol, in whole: Whole) -> String {
    "\(name): \(text(setting.value(in: whole)))" + comment(setting)
  }

  private static func comment<Whole>(_ setting: Setting<Whole>) -> String {
    if case .choice(let names) = setting.kind { return "  # " + names.joined(separator: ", ") }
    return setting.unit.isEmpty ? "" : "  # " + setting.unit
  }

  static func text(_ value: ParameterValue) -> String {
    if case .text(let text) = value { quoted(text) } else { value.description }
  }

  /// A double-quoted YAML scalar on one line.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if SourceText.forbiddenName(scalar) == nil {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }
}
