// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures
internal import Reports

/// What a reader sees at the end of `deals`.
struct DealsReport {
  let comparisons: [DealComparison]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let differing = comparisons.filter { !$0.agrees }
    let head = ["Aggregates of the table beside what was published of it (P: by the paper, O: derived here).", ""]
    let notes = differing.flatMap { comparison in
      Wrapping.lines("\(comparison.aggregate): \(comparison.note)", indent: "  ", width: width)
    }
    let end = ["", "\(comparisons.count - differing.count) of \(comparisons.count) agree. Where they do not:"] + notes
    return (head + table.lines(width: width) + end).map { $0 + "\n" }.joined()
  }

  private var table: TextTable {
    TextTable(
      labels: comparisons.map(\.aggregate),
      columns: [
        column("unit") { $0.unit },
        column("published") { NumberText.fixed($0.published, max(0, $0.decimals)) },
        column("recomputed") { NumberText.fixed($0.recomputed, max(0, $0.decimals)) },
        column("agrees") { $0.agrees ? "yes" : "NO" },
        column("") { $0.source.rawValue },
      ])
  }

  private func column(_ header: String, _ cell: (DealComparison) -> String) -> TextTable.Column {
    TextTable.Column(header: header, cells: comparisons.map { TextTable.Cell(value: cell($0)) })
  }
}
