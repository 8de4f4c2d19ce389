// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import PaperFigures
internal import Reports

/// What a reader sees at the end of `retrain --validate`: under each paper its settings, under each setting the
/// results.
struct ValidationReport {
  let rows: [RetrainingValidation.Row]
  /// Columns of the terminal.
  let width: Int

  /// Standard errors beyond which a difference is no accident among some sixty.
  static let limit = 3.5

  var text: String {
    let compared = rows.compactMap(\.z)
    let beyond = compared.count { abs($0) > Self.limit }
    let head = [
      "Published results about retraining, played here. Expected: the exact value for what is played; z: how far ours",
      "is from it in standard errors. Where a printed number is a limit or an approximation, --out says so in a note.",
    ]
    let end = [
      "",
      "\(compared.count) compared, \(beyond) beyond \(Self.limit) standard errors; largest |z| "
        + NumberText.fixed(compared.map { abs($0) }.max() ?? 0, 2) + "; "
        + "\(rows.count - compared.count) with a published approximation only",
    ]
    return (head + sections + end).map { $0 + "\n" }.joined()
  }

  private var sections: [String] {
    let table = table.lines(width: .max)
    var lines: [String] = []
    var (paper, setting) = ("", "")
    for (row, line) in zip(rows, table.dropFirst()) {
      if row.target.paper != paper {
        paper = row.target.paper
        lines += ["", paper, table[0]]
        setting = ""
      }
      if row.target.setting != setting {
        setting = row.target.setting
        lines += Wrapping.lines(setting, indent: "  ", width: width)
      }
      lines.append(line)
    }
    return lines
  }

  /// What the columns of numbers leave of the terminal, within reason.
  private var longestResult: Int { min(70, max(30, width - 75)) }
  private static let longestPublished = 22

  private var table: TextTable {
    TextTable(
      labels: rows.map { "    " + Self.cut($0.target.statement, longestResult) },
      columns: [
        column("published") { (Self.cut($0.target.published, Self.longestPublished), "") },
        column("expected") { (Self.digits($0.target.expected), "") },
        column("ours") { row in
          let text = NumberText.measured(row.ours, row.standardError)
          return (text.value, text.error)
        },
        column("z") { ($0.z.map { NumberText.fixed($0, 2) } ?? "-", "") },
        column("replicates") { ("\($0.replicates)", "") },
      ])
  }

  private static func cut(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 3) + "..."
  }

  /// Five significant digits.
  private static func digits(_ value: Double) -> String {
    var places = 4
    var magnitude = abs(value)
    while magnitude >= 10 && places > 0 {
      magnitude /= 10
      places -= 1
    }
    while magnitude < 1 && magnitude > 0 && places < 12 {
      magnitude *= 10
      places += 1
    }
    return NumberText.fixed(value, places)
  }

  private func column(
    _ header: String, _ cell: (RetrainingValidation.Row) -> (value: String, addition: String)
  ) -> TextTable.Column {
    TextTable.Column(
      header: header,
      cells: rows.map { row in
        let text = cell(row)
        return TextTable.Cell(value: text.value, addition: text.addition)
      })
  }
}
