// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a page, well formed as HTML and as XML alike. Whatever comes from results passes through `text` or an
/// attribute, which escape it.
struct Markup {
  let source: String

  private init(source: String) { self.source = source }

  static let nothing = Markup(source: "")

  static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// A style sheet of our own, which needs no escape.
  static func style(_ sheet: String) -> Markup { Markup(source: "<style>\n\(sheet)</style>\n") }

  static func group(_ pieces: [Markup]) -> Markup { Markup(source: pieces.map(\.source).joined()) }

  /// An element with what is in it.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: [Markup]) -> Markup {
    let lineEnd = blocks.contains(name) ? "\n" : ""
    return Markup(
      source: "<\(name)\(list(attributes))>" + content.map(\.source).joined() + "</\(name)>" + lineEnd)
  }

  /// An element whose attributes are known only when the page is made.
  static func element(_ name: String, attributes: [(name: String, value: String)], _ content: [Markup]) -> Markup {
    let list = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    return Markup(source: "<\(name)\(list)>" + content.map(\.source).joined() + "</\(name)>")
  }

  static func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String) -> Markup {
    element(name, attributes, [.text(text)])
  }

  static func element(_ name: String, _ content: [Markup]) -> Markup { element(name, [:], content) }

  static func element(_ name: String, _ text: String) -> Markup { element(name, [:], [.text(text)]) }

  /// An element that never holds anything.
  static func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) -> Markup {
    Markup(source: "<\(name)\(list(attributes)) />")
  }

  /// Such as `<data value="1234.5">1,234</data>`: shown for readers, with the number as it stands in the table.
  static func number(_ raw: String, shown: String) -> Markup {
    shown == raw ? .text(raw) : .element("data", ["value": raw], shown)
  }

  private static let blocks: Set = [
    "p", "h1", "h2", "h3", "tr", "li", "section", "figure", "svg", "table", "div", "path",
  ]

  private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // XML has no way to say these.
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
