// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Reports

/// What a reader sees at the end of `sensitivity-check`.
struct SensitivityCheckReport {
  let rows: [SensitivityCheck.Row]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let head = Wrapping.lines(
      "Sobol indices of functions for which they are known, from \(SensitivityCheck.basePoints) base points, with the "
        + "95% interval by resampling.", width: width)
    let shown = rows.filter { !$0.known.isNaN }
    let table = TextTable(
      labels: shown.map {
        "\($0.function.rawValue) \($0.measure == .sobolTotal ? "total" : "first-order") \($0.parameter)"
      },
      columns: [
        column("known", shown.map(\.known)), column("found", shown.map(\.estimate)), column("low", shown.map(\.low)),
        column("high", shown.map(\.high)),
      ])
    return (head + [""] + table.lines(width: width)).map { $0 + "\n" }.joined()
  }

  private func column(_ header: String, _ values: [Double]) -> TextTable.Column {
    TextTable.Column(header: header, cells: values.map { TextTable.Cell(value: NumberText.fixed($0, 4)) })
  }
}
