// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What remedies do alone and together: bars for each of the main metrics.
struct FactorialOverview {
  private let manifest: JSONValue
  private let rows: [NamedRow]
  private let file: String

  /// Nil when the table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard let table = results.table(FactorialTables.effectsName),
      let rows = table.rows(with: ["metric", "effect", "remedies", "mean", "ci_low", "ci_high"])
    else { return nil }
    self.rows = rows
    manifest = results.manifest
    file = table.name
  }

  var overview: Overview {
    Overview(short: short, heading: "What remedies do", figures: Headline.metrics.compactMap(figure))
  }

  /// The effects that are shown, with the names of their bars.
  private func effects(on metric: String) -> [(name: String, row: NamedRow)] {
    rows.filter { $0["metric"] == metric }.compactMap { row in
      switch row["effect"] {
      case "remedy_alone": ("\(row["remedies"]) alone", row)
      case "all_remedies": ("all together", row)
      case "sum_of_single_remedies": ("sum of each alone", row)
      case "synergy": ("all together, less that sum", row)
      default: nil
      }
    }
  }

  private var short: [Markup] {
    let metrics = Headline.metrics.filter { !effects(on: $0).isEmpty }
    guard let first = metrics.first else { return [] }
    let names = effects(on: first).map(\.name)
    return [
      Overview.table(
        "Change against no remedy, ± half of the 95% interval; * the interval leaves out 0", ["metric"] + names,
        metrics.map { metric in
          [EstimateMarkup.name(metric, in: manifest)]
            + effects(on: metric).map { $0.row.estimate("mean", signed: true) }
        }, file: file)
    ]
  }

  private func figure(_ metric: String) -> PlotFigure? {
    let effects = effects(on: metric)
    let definition = Definition(metric, in: manifest)
    return .bars(
      metric, horizontal: definition?.unit ?? "",
      caption: "Change against no remedy: \(definition?.meaning ?? metric); lines: 95% interval",
      names: effects.map(\.name),
      series: [
        Series(name: "change", points: effects.enumerated().map { $1.row.point(Double($0), "mean") })
      ], file: file)
  }
}
