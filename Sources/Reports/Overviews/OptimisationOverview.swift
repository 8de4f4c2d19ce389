// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The best that a search found, and all that it tried.
struct OptimisationOverview {
  private let manifest: JSONValue
  private let evaluations: [NamedRow]
  private let optimum: [NamedRow]
  private let parameters: [String]
  private let objective: String
  /// The place of the best evaluation.
  private let best: Int

  /// Nil when a table is missing or lacks a column, or nothing was evaluated.
  init?(_ results: FoundResults) {
    let search = results.manifest["optimisation"]
    guard let objective = search?["objective"]?.string,
      let evaluations = results.table(OptimisationTables.evaluationsName)?.rows(with: ["mean", "ci_low", "ci_high"]),
      let optimum = results.table(OptimisationTables.optimumName)?.rows(with: ["point"])
    else { return nil }
    let sign = search?["minimise"] == .flag(true) ? -1.0 : 1
    let played = evaluations.indices.filter { evaluations[$0].number("mean").isFinite }
    guard
      let best = played.max(by: { evaluations[$0].number("mean") * sign < evaluations[$1].number("mean") * sign })
    else { return nil }
    manifest = results.manifest
    self.objective = objective
    self.evaluations = evaluations
    self.optimum = optimum
    self.best = best
    parameters = (search?["over"]?.items ?? []).compactMap { $0["key"]?.string }
  }

  var overview: Overview {
    Overview(short: short, heading: "What was tried", figures: parameters.compactMap(figure))
  }

  private func interval(_ row: NamedRow, _ column: String) -> Markup {
    guard row.number(column).isFinite else { return .text("–") }
    let shown = Markup.number(row[column], shown: NumberText.plain(row.number(column)))
    let ends = ["_low", "_high"].map { row.number(column + $0) }
    guard ends.allSatisfy(\.isFinite) else { return shown }
    return .group([shown, .text(" [\(ends.map(NumberText.plain).joined(separator: ", "))]")])
  }

  private var short: [Markup] {
    // The column is named for the objective, which may say in which period it counts.
    let columns = parameters + [objective.split(separator: ":").first.map(String.init) ?? objective]
    let rows = optimum.map { row in [Markup.text(row["point"])] + columns.map { interval(row, $0) } }
    return [
      Overview.table(
        "The best point beside others, with 95% intervals; played with luck of their own", ["point"] + columns, rows,
        file: OptimisationTables.optimumName)
    ]
  }

  private func figure(_ parameter: String) -> PlotFigure? {
    let winner = evaluations[best]
    let place = winner.number(parameter)
    // All points have the same luck, so that their intervals say little of how they differ.
    let others = evaluations.indices.filter { $0 != best }.map { other in
      Series.Point(
        x: evaluations[other].number(parameter), mean: evaluations[other].number("mean"), low: .nan, high: .nan)
    }.sorted { $0.x < $1.x }
    let definition = Definition(objective, in: manifest)
    return .lines(
      "\(objective) against \(parameter)", horizontal: parameter, vertical: definition?.unit ?? "",
      caption: "\(definition?.meaning ?? objective), of all points that the search tried, best at "
        + "\(NumberText.significant(place, digits: 3)); line: 95% interval of the best",
      series: [
        Series(name: "tried", points: others), Series(name: "best", points: [winner.point(place, "mean")]),
      ], joined: false,
      file: OptimisationTables.evaluationsName)
  }
}
