// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of plain text: labels at the left, then columns of a value and what goes with it.
struct TextTable {
  struct Cell {
    /// Right-aligned.
    var value: String
    /// Left-aligned behind the value.
    var addition = ""
  }

  struct Column {
    let header: String
    let cells: [Cell]
  }

  let labels: [String]
  let columns: [Column]

  private static let gap = 2

  /// Lines of at most `width` characters where one column fits at all; columns that do not fit beside the others go
  /// into further blocks below, after an empty line.
  func lines(width: Int) -> [String] {
    let labelWidth = labels.map(\.count).max() ?? 0
    var blocks: [[Column]] = []
    var used = 0
    for column in columns {
      let needed = TextTable.gap + TextTable.width(of: column)
      if blocks.isEmpty || used + needed > width {
        blocks.append([])
        used = labelWidth
      }
      blocks[blocks.count - 1].append(column)
      used += needed
    }
    let drawn = blocks.map { draw($0, labelWidth: labelWidth) }
    return Array(drawn.joined(separator: [""]))
  }

  private func draw(_ columns: [Column], labelWidth: Int) -> [String] {
    var lines = [String(repeating: " ", count: labelWidth)] + labels.map { TextTable.left($0, labelWidth) }
    for column in columns {
      let whole = TextTable.width(of: column)
      let additionWidth = column.cells.map(\.addition.count).max() ?? 0
      let space = String(repeating: " ", count: TextTable.gap)
      lines[0] += space + TextTable.right(column.header, whole)
      for (row, cell) in column.cells.enumerated() {
        let addition = additionWidth == 0 ? "" : " " + TextTable.left(cell.addition, additionWidth)
        lines[row + 1] += space + TextTable.right(cell.value + addition, whole)
      }
    }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  private static func width(of column: Column) -> Int {
    let value = column.cells.map(\.value.count).max() ?? 0
    let addition = column.cells.map(\.addition.count).max() ?? 0
    return max(column.header.count, value + (addition == 0 ? 0 : addition + 1))
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
