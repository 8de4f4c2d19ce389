// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// All tables of a folder: those of estimates with metrics down and scenarios across, others as they were written.
struct ResultTables {
  let results: FoundResults
  let subject: Subject

  var markup: [Markup] {
    let tables = results.tables.flatMap { [Markup.element("h3", $0.name), section($0)] }
    let left = results.files.filter { $0.use == .tooLarge }.map(\.name)
    guard !left.isEmpty else { return tables }
    let names = left.joined(separator: ", ")
    return tables + [.element("p", ["class": "note"], "Too large for this page: \(names).")]
  }

  private func section(_ table: FoundTable) -> Markup {
    let isOfScenarios = subject.kind == "scenarios"
    if isOfScenarios && table.name == SummaryTable.fileName,
      let estimates = EstimateMarkup.table(
        table, by: "scenario", value: "mean", caption: Self.summary, manifest: results.manifest)
    {
      return estimates.markup
    }
    if isOfScenarios && table.name == DifferenceTable.fileName,
      let estimates = EstimateMarkup.table(
        table, by: "scenario", value: "mean_difference", caption: Self.difference(table), signed: true,
        manifest: results.manifest)
    {
      return estimates.markup
    }
    return TableMarkup(table, caption: "\(table.name), \(NumberText.counted(table.rows.count, "row"))").folded
  }

  static let summary = "Mean over replicates ± half of the 95% interval"

  static func difference(_ table: FoundTable) -> String {
    let base = table.place("baseline").flatMap { table.rows.first?[$0] } ?? "the first"
    return "Difference to \(base), paired by replicate, ± half of the 95% interval; * the interval leaves out 0"
  }
}
