// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON document whose keys keep their order.
public indirect enum JSONText: Sendable, Equatable {
  case null
  case flag(Bool)
  case integer(Int)
  /// A finite number; others are written as null.
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([Member])
  /// What `line` or `indented` gave before.
  case verbatim(String)

  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONText

    public init(_ key: String, _ value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// On one line, with a space after each comma and colon.
  public var line: String {
    switch self {
    case .null: "null"
    case .flag(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .text(let value): JSONText.quoted(value)
    case .verbatim(let text): text
    case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { JSONText.quoted($0.key) + ": " + $0.value.line }.joined(separator: ", ") + "}"
    }
  }

  /// On several lines, indented by two spaces a level; empty lists and objects stay on one.
  public func indented(_ level: Int = 0) -> String {
    let inner = String(repeating: "  ", count: level + 1)
    let outer = String(repeating: "  ", count: level)
    switch self {
    case .list(let items) where !items.isEmpty:
      return "[\n" + items.map { inner + $0.indented(level + 1) }.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { inner + JSONText.quoted($0.key) + ": " + $0.value.indented(level + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    default: return line
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
