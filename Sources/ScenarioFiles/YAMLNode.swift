// SPDX-License-Identifier: GPL-3.0-or-later

/// A value in a file with its place. An alias stands as a copy of what it names, with the place of that.
struct YAMLNode {
  struct Entry {
    let key: String
    /// Whether the key stands without quotes.
    let keyIsPlain: Bool
    let keyPosition: Position
    let value: YAMLNode
  }

  indirect enum Content {
    /// `style` tells text from what may be a number, a flag or nothing.
    case scalar(String, style: Style)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  enum Style { case plain, quoted, block }

  let content: Content
  let position: Position

  /// Whether it is an empty value, `~` or `null`.
  var isNothing: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What stands there, for `expected ..., found ...`.
  var found: String {
    switch content {
    case .mapping: "keys with values"
    case .sequence: "a list"
    case .scalar(_, .plain) where isNothing: "nothing"
    case .scalar(let text, .plain): "'\(Excerpt.of(text))'"
    case .scalar(let text, _): "the text \"\(Excerpt.of(text))\""
    }
  }
}
