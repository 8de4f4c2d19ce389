// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import Reports

/// What a reader sees at the end of `patience`.
struct PatienceReport {
  let result: PatienceResult
  /// Columns of the terminal.
  let width: Int

  var text: String {
    [title, choices, thresholds].joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var title: [String] {
    let run = result.input.scenario.parameters.run
    let length = "\(NumberText.counted(run.replicates, "replicate")) of \(NumberText.counted(run.periods, "period"))"
    let buyers = NumberText.counted(result.input.scenario.parameters.buyers.count, "buyer")
    return ["\(result.input.scenario.name): \(buyers), \(length), seed \(run.seed)"]
  }

  private static let headings: [(measure: PatienceMeasure, heading: String)] = [
    (.fairBestForAll, "all fair"), (.fairBestAmongFair, "fair among fair"),
    (.fairBestAmongExploiters, "fair among exploiters"), (.fairnessIsEquilibrium, "fairness stable"),
    (.exploitationIsEquilibrium, "exploitation stable"), (.exploitersFromFair, "exploit from fair"),
    (.exploitersFromExploitation, "exploit from exploiting"), (.cyclesFromFair, "cycles from fair"),
    (.cyclesFromExploitation, "cycles from exploiting"),
  ]

  private var choices: [String] {
    let table = TextTable(
      labels: result.discounts.map { "discount factor \($0)" },
      columns: Self.headings.map { measure, heading in
        TextTable.Column(
          header: heading,
          cells: result.discounts.indices.map {
            TextTable.Cell(result.estimate(measure, at: $0), factor: 100, isDifference: false)
          })
      })
    return ["% of buyers, or of replicates"] + table.lines(width: width) + Wrapping.lines(Self.legend, width: width)
  }

  private static let legend =
    "all fair: buyers who fare as well or better if all are fair than if all exploit. fair among fair, among "
    + "exploiters: buyers who fare as well or better by being fair while all others are, or exploit. stable: replicates "
    + "in which nobody gains by being the first to leave. exploit from: buyers who exploit in the end when they respond "
    + "in turn, all beginning fair, or exploiting. cycles from: replicates in which they never settle."

  private static let comparisons: [(kind: PatienceComparison.Kind, label: String)] = [
    (.all, "all fair against all exploiting"), (.aloneAmongFair, "staying fair among fair buyers"),
    (.aloneAmongExploiters, "being fair among exploiters"),
  ]

  /// Buyers of all replicates together: their thresholds are no sample of one distribution to take an interval of.
  private var thresholds: [String] {
    let table = TextTable(
      labels: Self.comparisons.map(\.label),
      columns: [
        column("for none") { found, _ in share(found.count { $0.threshold == nil }, of: found.count) },
        column("for all") { found, _ in share(found.count { $0.threshold == 0 }, of: found.count) },
        column("median of the others") { found, _ in
          median(found.compactMap { $0.threshold.flatMap { $0 > 0 ? $0 : nil } })
        },
        column("formula's median") { _, formulas in median(formulas.compactMap(\.self)) },
        column("formula defined") { _, formulas in share(formulas.count { $0 != nil }, of: formulas.count) },
      ])
    return ["Discount factors from which on fairness pays: % of buyers, and medians"] + table.lines(width: width)
  }

  private func column(_ header: String, _ cell: ([PatienceComparison], [Double?]) -> String) -> TextTable.Column {
    TextTable.Column(
      header: header,
      cells: Self.comparisons.map { kind, _ in
        let place = PatienceComparison.Kind.allCases.firstIndex(of: kind) ?? 0
        return TextTable.Cell(
          value: cell(
            result.replicates.flatMap { $0.comparisons.map { $0[kind] } },
            result.formulas.flatMap { $0.map { $0[place] } }))
      })
  }

  private func share(_ count: Int, of all: Int) -> String { NumberText.fixed(100 * Double(count) / Double(all), 1) }

  private func median(_ values: [Double]) -> String {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return "-" }
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    return NumberText.fixed(middle, 4)
  }
}
