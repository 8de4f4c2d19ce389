// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Reports

/// How much metrics depend on parameters, for a terminal.
struct SensitivityReport {
  let table: SensitivityTable
  let width: Int

  var lines: [String] {
    var lines = Wrapping.lines(explanation, width: width)
    var metrics: [String] = []
    for row in table.rows where !metrics.contains(row.metric) { metrics.append(row.metric) }
    for metric in metrics {
      let rows = table.rows.filter { $0.metric == metric }
      lines += ["", metric + note(rows)]
      lines += self.table(rows).map { "  " + $0 }
    }
    return lines
  }

  private var explanation: String {
    switch table.method {
    case .morris:
      "Elementary effects: mu_star is the mean size of the change that a parameter's whole range would make, sigma how "
        + "much it depends on where (interaction, curvature)."
    case .saltelli:
      "Shares of the variance over the parameter space (points from \(table.points)): first_order is a parameter's own, "
        + "total that with all its interactions. Luck that differs between runs of a point counts as interaction."
    case .rankCorrelation:
      "Partial rank correlations (points from \(table.points)): -1 or 1 where the metric only falls or rises with the "
        + "parameter, all others held; near 0 where there is no such dependence (which says nothing of others)."
    }
  }

  private func note(_ rows: [SensitivityTable.Row]) -> String {
    guard let first = rows.first else { return "" }
    let left = first.missing > 0 ? " (\(first.missing) of \(first.used + first.missing) left out: values missing)" : ""
    return left + (first.remark.isEmpty ? "" : ": \(first.remark)")
  }

  private func table(_ rows: [SensitivityTable.Row]) -> [String] {
    var parameters: [String] = []
    var measures: [String] = []
    for row in rows {
      if !parameters.contains(row.parameter) { parameters.append(row.parameter) }
      if !measures.contains(row.measure) { measures.append(row.measure) }
    }
    let columns = measures.map { measure in
      TextTable.Column(
        header: measure,
        cells: parameters.map { parameter in
          guard let row = rows.first(where: { $0.parameter == parameter && $0.measure == measure }) else {
            return .init(value: "-")
          }
          let interval =
            row.low.isFinite && row.high.isFinite
            ? "\(NumberText.plain(row.low)) to \(NumberText.plain(row.high))" : ""
          return TextTable.Cell(value: NumberText.plain(row.value), addition: interval)
        })
    }
    return TextTable(labels: parameters, columns: columns).lines(width: width - 2)
  }
}
