// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import PaperFigures

/// How much each metric depends on each parameter: bars with their intervals.
struct SensitivityFigures {
  private let manifest: JSONValue
  private let table: FoundTable
  private let columns: [String: Int]

  /// Nil when the table lacks a column.
  init?(_ table: FoundTable, manifest: JSONValue) {
    var columns: [String: Int] = [:]
    for name in ["metric", "parameter", "measure", "value", "ci_low", "ci_high"] {
      guard let place = table.place(name) else { return nil }
      columns[name] = place
    }
    self.columns = columns
    self.manifest = manifest
    self.table = table
  }

  private func text(_ row: [String], _ column: String) -> String { columns[column].map { row[$0] } ?? "" }
  private func number(_ row: [String], _ column: String) -> Double { Double(text(row, column)) ?? .nan }
  private func values(_ rows: [[String]], _ column: String) -> [String] {
    var seen: Set<String> = []
    return rows.map { text($0, column) }.filter { seen.insert($0).inserted }
  }

  var figures: [PlotFigure] { values(table.rows, "metric").compactMap(figure) }

  private func figure(_ metric: String) -> PlotFigure? {
    let rows = table.rows.filter { text($0, "metric") == metric }
    let measures = values(rows, "measure")
    let main = rows.filter { text($0, "measure") == measures.first }
    // The strongest first; a parameter without a value last.
    let parameters = main.sorted { strength($0) > strength($1) }.map { text($0, "parameter") }
    let series = measures.map { measure in
      Series(
        name: measure,
        points: parameters.enumerated().compactMap { place, parameter in
          rows.first { text($0, "measure") == measure && text($0, "parameter") == parameter }.map {
            Series.Point(
              x: Double(place), mean: number($0, "value"), low: number($0, "ci_low"), high: number($0, "ci_high"))
          }
        })
    }
    let styles = SeriesStyle.styles(RegimePalette.colours(of: measures))
    let chart = BarChart(
      title: "Sensitivity of \(metric)", horizontalName: measures.joined(separator: ", "), names: parameters,
      series: series, styles: styles)
    guard let drawing = chart.markup else { return nil }
    return PlotFigure(
      heading: "Sensitivity of \(metric)", drawing: drawing,
      caption: (Definition(metric, in: manifest)?.meaning ?? metric) + "; lines: 95% interval", names: measures,
      styles: styles, mark: .bar,
      table: TableMarkup(
        caption: "Sensitivity of \(metric) ± half of the 95% interval", header: ["parameter"] + measures,
        isNumeric: [false] + measures.map { _ in true },
        rows: parameters.enumerated().map { place, parameter in
          [Markup.text(parameter)]
            + series.map { line in
              guard let point = line.points.first(where: { $0.x == Double(place) }) else { return .text("–") }
              return EstimateMarkup.cell(point.mean, (point.high - point.low) / 2)
            }
        }, file: table.name))
  }

  private func strength(_ row: [String]) -> Double {
    let value = abs(number(row, "value"))
    return value.isFinite ? value : -1
  }
}
