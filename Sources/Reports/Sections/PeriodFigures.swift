// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import PaperFigures

/// The course of the main columns of `periods.csv`: means over replicates with 95% intervals.
struct PeriodFigures {
  /// What is plotted, in this order.
  static let columns = [
    "active_sellers", "fidelity", "contamination", "price_human", "price_synthetic", "seller_surplus", "buyer_surplus",
    "welfare",
  ]

  private let table: FoundTable
  private let scenarios: [String]
  /// By scenario and period, the rows of all replicates.
  private var rows: [[Double: [Int]]]
  private let periods: [Double]

  /// Nil when the table lacks a column by which rows are known.
  init?(_ table: FoundTable) {
    guard let scenario = table.place("scenario"), let period = table.place("period") else { return nil }
    self.table = table
    scenarios = table.values(scenario)
    rows = Array(repeating: [:], count: scenarios.count)
    let places = Dictionary(scenarios.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, row) in table.rows.enumerated() {
      guard let number = places[row[scenario]] else { continue }
      rows[number][table.number(row, period), default: []].append(place)
    }
    periods = Set(rows.flatMap(\.keys)).sorted()
  }

  var figures: [PlotFigure] { Self.columns.compactMap(figure) }

  /// The columns that none of the scenarios has.
  var missing: [String] {
    Self.columns.filter { name in
      guard let column = table.place(name) else { return true }
      return table.rows.allSatisfy { $0[column].isEmpty }
    }
  }

  private func figure(_ name: String) -> PlotFigure? {
    guard let column = table.place(name), let definition = Definition(column: name) else { return nil }
    let estimates = rows.map { rows in
      periods.map { period in Estimate((rows[period] ?? []).map { table.number(table.rows[$0], column) }) }
    }
    let series = zip(scenarios, estimates).map { scenario, estimates in
      Series(
        name: scenario,
        points: zip(periods, estimates).map { Series.Point(x: $0, mean: $1.mean, low: $1.low, high: $1.high) })
    }
    let styles = SeriesStyle.styles(RegimePalette.colours(of: scenarios))
    let chart = LineChart(
      title: "\(name) over the periods", horizontalName: "period", verticalName: definition.unit, series: series,
      styles: styles, wholeNumbers: true)
    guard let drawing = chart.markup else { return nil }
    let hasIntervals = estimates.contains { $0.contains { $0.halfWidth.isFinite } }
    return PlotFigure(
      heading: name, drawing: drawing,
      caption: definition.meaning + " (\(definition.unit))" + (hasIntervals ? "; shaded: 95% interval" : ""),
      names: scenarios, styles: styles, table: values(name, definition, estimates))
  }

  private func values(_ name: String, _ definition: Definition, _ estimates: [[Estimate]]) -> TableMarkup {
    TableMarkup(
      caption: "\(name), \(definition.unit): mean over replicates ± half of the 95% interval",
      header: ["period"] + scenarios, isNumeric: Array(repeating: true, count: scenarios.count + 1),
      rows: periods.enumerated().map { place, period in
        [.text("\(Int(period))")] + estimates.map { EstimateMarkup.cell($0[place].mean, $0[place].halfWidth) }
      }, file: table.name)
  }
}
