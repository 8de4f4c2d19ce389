// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The law of collapse: the coefficient found, and quality over the generations at each synthetic share.
struct CollapseLawOverview {
  private let law: [NamedRow]
  private let paths: [NamedRow]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let law = results.table(CollapseLawTable.fileName)?.rows(
        with: ["setting", "coefficient", "ci_low", "ci_high", "r_squared"]),
      let paths = results.table(CollapseLawTable.pathsFileName)?.rows(
        with: ["setting", "contamination", "generation", "log_quality", "standard_error", "course"])
    else { return nil }
    self.law = law
    self.paths = paths
  }

  var overview: Overview {
    Overview(
      short: [coefficients], heading: "Over the generations", figures: paths.values("setting").compactMap(figure))
  }

  private var coefficients: Markup {
    Overview.table(
      "log quality = -b t rho^2: b ± half of the 95% interval", ["setting", "b", "R^2"],
      law.map { row in
        [.text(row["setting"]), row.estimate("coefficient"), EstimateMarkup.cell(row.number("r_squared"), .nan)]
      }, file: CollapseLawTable.fileName)
  }

  /// Every second of many shares, from the greatest down, so that the lines can be told apart.
  private func figure(_ setting: String) -> PlotFigure? {
    let own = paths.filter { $0["setting"] == setting }
    let shares = own.values("contamination")
    let step = (shares.count + 6) / 7
    let shown = shares.enumerated().filter { (shares.count - 1 - $0.offset) % max(1, step) == 0 }.map(\.element)
    let series = shown.map { share in
      let rows = own.filter { $0["contamination"] == share }
      return Series(
        name: "rho \(share), \(rows.first?["course"] ?? "")",
        points: rows.map { row in
          let (mean, half) = (row.number("log_quality"), 1.96 * row.number("standard_error"))
          return Series.Point(x: row.number("generation"), mean: mean, low: mean - half, high: mean + half)
        })
    }
    return .lines(
      "log quality: \(setting)", horizontal: "generation", vertical: "log Q",
      caption: "Log quality by synthetic share rho, and what becomes of it; shaded: 1.96 standard errors",
      series: series, wholeNumbers: true, file: CollapseLawTable.pathsFileName)
  }
}
