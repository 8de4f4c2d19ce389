// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// The metrics of a sweep against its first numeric parameter: a line for each combination of the others.
struct SweepFigures {
  /// More lines cannot be told apart; then points are drawn that nothing joins.
  private static let mostLines = 7

  private let manifest: JSONValue
  private let table: FoundTable
  private let metrics: [String]
  private let parameter: String
  /// The rows of each line.
  private let lines: [(name: String, rows: [[String]])]
  private let joined: Bool
  private let metricColumn: Int

  /// Nil when no parameter is numeric, or the table is none of a sweep.
  init?(_ table: FoundTable, manifest: JSONValue) {
    let names = (manifest["sweep"]?["parameters"]?.items ?? []).compactMap { $0["name"]?.string }
    guard let metric = table.place("metric"),
      let parameter = names.first(where: { name in
        table.place(name).map { table.isNumeric($0) && table.values($0).count > 1 } ?? false
      })
    else { return nil }
    self.manifest = manifest
    self.table = table
    self.parameter = parameter
    metricColumn = metric
    metrics = table.values(metric)
    let others = names.filter { $0 != parameter }.compactMap { table.place($0) }
    var order: [String] = []
    var groups: [String: [[String]]] = [:]
    for row in table.rows {
      let name = others.map { others.count == 1 ? row[$0] : "\(table.columns[$0]) \(row[$0])" }.joined(separator: ", ")
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(row)
    }
    joined = order.count <= Self.mostLines
    lines = joined ? order.map { ($0, groups[$0] ?? []) } : [("all points", table.rows)]
  }

  var figures: [PlotFigure] { metrics.compactMap(figure) }

  private var others: String {
    let names = (manifest["sweep"]?["parameters"]?.items ?? []).compactMap { $0["name"]?.string }
    return names.filter { $0 != parameter }.joined(separator: ", ")
  }

  private func figure(_ metric: String) -> PlotFigure? {
    guard let x = table.place(parameter), let mean = table.place("mean"), let low = table.place("ci_low"),
      let high = table.place("ci_high"), let definition = Definition(metric, in: manifest)
    else { return nil }
    let series = lines.map { line in
      Series(
        name: line.name,
        points: line.rows.filter { $0[metricColumn] == metric }.map {
          Series.Point(
            x: table.number($0, x), mean: table.number($0, mean), low: table.number($0, low),
            high: table.number($0, high))
        }.sorted { $0.x < $1.x })
    }
    let unit = Definition(parameter, in: manifest)?.unit ?? ""
    let styles = SeriesStyle.styles(RegimePalette.colours(of: lines.map(\.name)))
    let chart = LineChart(
      title: "\(metric) against \(parameter)", horizontalName: parameter + (unit.isEmpty ? "" : " (\(unit))"),
      verticalName: definition.unit, series: series, styles: styles, joined: joined)
    guard let drawing = chart.markup else { return nil }
    let lineText = others.isEmpty ? "" : joined ? "; lines: \(others)" : "; at all values of \(others)"
    return PlotFigure(
      heading: metric, drawing: drawing,
      caption: definition.meaning + " (\(definition.unit)); \(joined ? "shaded" : "bars"): 95% interval" + lineText,
      names: lines.map(\.name), styles: styles, mark: joined ? .line : .point,
      table: values(metric, series))
  }

  private func values(_ metric: String, _ series: [Series]) -> TableMarkup {
    let named = series.count > 1
    return TableMarkup(
      caption: "\(metric): mean over runs ± half of the 95% interval",
      header: [parameter] + (named ? [others] : []) + [metric], isNumeric: [true] + (named ? [false] : []) + [true],
      rows: series.flatMap { line in
        line.points.map { point in
          [Markup.text("\(NumberText.significant(point.x, digits: 4))")] + (named ? [.text(line.name)] : [])
            + [EstimateMarkup.cell(point.mean, (point.high - point.low) / 2)]
        }
      }, file: table.name)
  }
}
