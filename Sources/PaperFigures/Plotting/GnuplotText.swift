// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts as gnuplot reads them.
enum GnuplotText {
  /// Within single quotes nothing has a meaning but they themselves.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// Several lines. Only double quotes know line breaks; within them backslashes, quotes and back quotes have meanings.
  static func quoted(lines: [String]) -> String {
    guard lines.count > 1 else { return quoted(lines.first ?? "") }
    let plain = lines.map {
      $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("`", with: "'")
    }
    return "\"" + plain.joined(separator: "\\n") + "\""
  }

  /// A text broken at its spaces, or nil where a word is too long.
  /// - Parameter letters: at most so many in a line, 1 or more.
  static func wrapped(_ text: String, letters: Int) -> [String]? {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if word.count > letters { return nil }
      if let last = lines.last, last.count + 1 + word.count <= letters {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
