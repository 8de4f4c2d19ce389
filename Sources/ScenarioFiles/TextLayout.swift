// SPDX-License-Identifier: GPL-3.0-or-later

/// Lays text out for a terminal.
enum TextLayout {
  /// Words on lines of at most `width` characters, each line after `indent`.
  static func wrapped(_ text: String, indent: String, width: Int = 80) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      let isStart = line.count == indent.count
      if !isStart && line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + word
      } else {
        line += (isStart ? "" : " ") + word
      }
    }
    return lines + [line]
  }

  /// Rows with every column but the last as wide as its widest cell.
  static func aligned(_ rows: [[String]], indent: String = "  ") -> [String] {
    guard let columns = rows.map(\.count).max() else { return [] }
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      var line = indent + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
