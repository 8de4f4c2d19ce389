// SPDX-License-Identifier: GPL-3.0-or-later

/// Breaks text into lines.
enum Wrapping {
  /// Lines of at most `width` characters where words allow, each after `indent`; at least 40 are used.
  static func lines(_ text: String, indent: String = "", width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && indent.count + line.count + 1 + word.count > max(40, width) {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }

  /// `key: text` as an item of a list: lines after the first stand further in.
  static func item(_ key: String, _ text: String, width: Int) -> [String] {
    let lines = lines("\(key): \(text)", indent: "    ", width: width)
    return [String(lines[0].dropFirst(2))] + lines.dropFirst()
  }
}
