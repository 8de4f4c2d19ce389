// SPDX-License-Identifier: GPL-3.0-or-later

/// Quotes the user's own text in a message, so that no text can break a line or a terminal.
enum Excerpt {
  /// At most `limit` characters on one line, control characters replaced.
  static func of(_ text: String, limit: Int = 60) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      let isPlain = SourceText.forbiddenName(scalar) == nil && !["\n", "\r", "\t"].contains(scalar)
      result.append(isPlain ? scalar : "\u{FFFD}")
    }
    return String(result) + (text.unicodeScalars.dropFirst(limit).isEmpty ? "" : "...")
  }
}
