// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// How reports word published statements about welfare under collapse.
enum StatementNotes {
  static func verdict(_ row: WelfareUnderCollapse.Row) -> String {
    row.exact.isNaN ? "-" : row.holds ? "yes" : "NO"
  }

  /// What was published; of a formula with its derivation the first part.
  static func published(_ row: WelfareUnderCollapse.Row) -> String { String(row.published.prefix { $0 != ":" }) }

  /// Those that do not hold, together where the same is to be known of them.
  /// - Parameter names: whether to name the economy.
  static func lines(_ rows: [WelfareUnderCollapse.Row], names: Bool, width: Int) -> [String] {
    var groups: [(setting: String, statements: [String], note: String)] = []
    for row in rows where verdict(row) == "NO" {
      if let last = groups.last, last.setting == row.setting, last.note == row.note {
        groups[groups.count - 1].statements.append(row.statement)
      } else {
        groups.append((row.setting, [row.statement], row.note))
      }
    }
    return groups.flatMap { group in
      let statements = group.statements.joined(separator: ", ")
      return Wrapping.lines(
        (names ? group.setting + ": " : "") + statements + ": " + group.note, indent: "  ", width: width)
    }
  }
}
