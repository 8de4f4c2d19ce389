// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The few numbers by which results are judged.
struct Headline {
  let results: FoundResults
  let subject: Subject

  static let metrics = [
    "sellers_lost", "fidelity_final", "contamination", "price_human", "seller_surplus", "buyer_surplus", "welfare",
  ]

  /// Empty where the tables speak for themselves.
  var markup: [Markup] {
    switch subject.kind {
    case "scenarios": scenarios
    case "sweep": results.table(SensitivityTable.fileName).map(strongest) ?? extremes
    default: []
    }
  }

  private var scenarios: [Markup] {
    let summary = results.table(SummaryTable.fileName).flatMap {
      EstimateMarkup.table(
        $0, by: "scenario", value: "mean", caption: ResultTables.summary, only: Self.metrics, manifest: results.manifest
      )
    }
    let differences = results.table(DifferenceTable.fileName).flatMap { table in
      EstimateMarkup.table(
        table, by: "scenario", value: "mean_difference", caption: ResultTables.difference(table), only: Self.metrics,
        signed: true, manifest: results.manifest)
    }
    return [summary, differences].compactMap { $0?.markup }
  }

  /// For each metric of a sweep, the points at which it is least and greatest.
  private var extremes: [Markup] {
    guard let table = results.table(SummaryTable.fileName), let metric = table.place("metric"),
      let mean = table.place("mean"), let low = table.place("ci_low"), let high = table.place("ci_high")
    else { return [] }
    let parameters = (results.manifest["sweep"]?["parameters"]?.items ?? []).compactMap {
      $0["name"]?.string.flatMap { table.place($0) }
    }
    let rows = table.values(metric).compactMap { name -> [Markup]? in
      let rows = table.rows.filter { $0[metric] == name && table.number($0, mean).isFinite }
        .sorted { table.number($0, mean) < table.number($1, mean) }
      guard let least = rows.first, let most = rows.last else { return nil }
      return [EstimateMarkup.name(name, in: results.manifest)]
        + [least, most].flatMap { row -> [Markup] in
          let half = (table.number(row, high) - table.number(row, low)) / 2
          let place = parameters.map { "\(table.columns[$0]) \(row[$0])" }.joined(separator: ", ")
          return [EstimateMarkup.cell(table.number(row, mean), half), .text(place)]
        }
    }
    guard !rows.isEmpty else { return [] }
    return [
      TableMarkup(
        caption: "Where each metric is least and greatest: mean over runs ± half of the 95% interval",
        header: ["metric", "least", "at", "greatest", "at"], isNumeric: [false, true, false, true, false], rows: rows
      ).markup
    ]
  }

  /// For each metric, the parameter on which it depends most.
  private func strongest(_ table: FoundTable) -> [Markup] {
    guard let metric = table.place("metric"), let parameter = table.place("parameter"),
      let measure = table.place("measure"), let value = table.place("value"), let low = table.place("ci_low"),
      let high = table.place("ci_high"), let first = table.rows.first?[measure]
    else { return [] }
    let rows = table.values(metric).compactMap { name -> [Markup]? in
      let rows = table.rows.filter {
        $0[metric] == name && $0[measure] == first && table.number($0, value).isFinite
      }
      guard let row = rows.max(by: { abs(table.number($0, value)) < abs(table.number($1, value)) }) else { return nil }
      let half = (table.number(row, high) - table.number(row, low)) / 2
      return [
        EstimateMarkup.name(name, in: results.manifest), .text(row[parameter]),
        EstimateMarkup.cell(table.number(row, value), half),
      ]
    }
    guard !rows.isEmpty else { return [] }
    return [
      TableMarkup(
        caption: "The parameter on which each metric depends most, ± half of the 95% interval",
        header: ["metric", "parameter", first], isNumeric: [false, false, true], rows: rows
      ).markup
    ]
  }
}
