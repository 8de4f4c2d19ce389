// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures
internal import Reports

/// What a reader sees at the end of `game --validate`.
struct CollapseValidationReport {
  let rows: [WelfareUnderCollapse.Row]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let head = [
      "Statements of \(WelfareUnderCollapse.paper) beside the closed form, and beside where",
      "the replicator equation ends, with contamination at once and with one that follows use after a time of 5.",
    ]
    let holding = rows.count { $0.holds }
    let end =
      Wrapping.lines(
        "\(holding) of \(rows.count) hold. The replicator equation ends within \(NumberText.measured(gap, .nan).value) of the closed form. "
          + "Where statements do not hold:", width: width) + StatementNotes.lines(rows, names: true, width: width)
    return (head + sections + [""] + end).map { $0 + "\n" }.joined()
  }

  /// How far the replicator equation ends from the closed form at most.
  var gap: Double { rows.map { max(abs($0.limit - $0.exact), abs($0.laggedLimit - $0.exact)) }.max() ?? 0 }

  private var sections: [String] {
    let lines = table.lines(width: .max)
    var result: [String] = []
    var setting = ""
    for (row, line) in zip(rows, lines.dropFirst()) {
      if row.setting != setting {
        result += ["", row.setting, lines[0]]
        setting = row.setting
      }
      result.append(line)
    }
    return result
  }

  private var table: TextTable {
    TextTable(
      labels: rows.map { "  " + $0.statement },
      columns: [
        TextTable.Column(
          header: "published",
          cells: rows.map { TextTable.Cell(value: StatementNotes.published($0)) }),
        column("comes to", \.formula), column("is", \.exact), column("limit", \.limit),
        column("with lag", \.laggedLimit),
        TextTable.Column(header: "holds", cells: rows.map { TextTable.Cell(value: StatementNotes.verdict($0)) }),
      ])
  }

  private func column(_ header: String, _ value: KeyPath<WelfareUnderCollapse.Row, Double>) -> TextTable.Column {
    TextTable.Column(header: header, cells: rows.map { TextTable.Cell(value: NumberText.fixed($0[keyPath: value], 4)) })
  }
}
