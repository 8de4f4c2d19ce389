// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// How buyers choose at each discount factor, and from which factor on fair prices pay for whom.
struct PatienceOverview {
  private let discounts: [NamedRow]
  private let ranks: [NamedRow]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    let interval = ["mean", "ci_low", "ci_high"]
    guard
      let discounts = results.table(PatienceTables.discountsName)?.rows(with: ["discount", "measure"] + interval),
      let ranks = results.table(PatienceTables.ranksName)?.rows(with: ["rank", "comparison", "quantity"] + interval)
    else { return nil }
    self.discounts = discounts
    self.ranks = ranks
  }

  var overview: Overview {
    Overview(short: short, heading: "How patient buyers must be", figures: figures)
  }

  private func meaning(_ measure: String) -> String { PatienceMeasure(rawValue: measure)?.meaning ?? measure }

  private var short: [Markup] {
    let factors = discounts.values("discount")
    let rows = discounts.values("measure").map { measure in
      [Markup.group([.text(measure), .element("small", meaning(measure))])]
        + factors.map { factor in
          discounts.first { $0["measure"] == measure && $0["discount"] == factor }?.estimate("mean") ?? .text("–")
        }
    }
    return [
      Overview.table(
        "By discount factor: mean over replicates ± half of the 95% interval", ["measure"] + factors, rows,
        file: PatienceTables.discountsName)
    ]
  }

  private var figures: [PlotFigure] {
    let measures = discounts.values("measure").compactMap { measure in
      PlotFigure.lines(
        measure, horizontal: "discount factor", vertical: "", caption: meaning(measure) + "; shaded: 95% interval",
        series: [
          Series(
            name: measure,
            points: discounts.filter { $0["measure"] == measure }.map { $0.point($0.number("discount"), "mean") }
              .sorted { $0.x < $1.x })
        ], file: PatienceTables.discountsName)
    }
    let thresholds = ranks.filter { $0["quantity"] == PatienceEstimate.threshold.rawValue }
    let byRank = PlotFigure.lines(
      "Threshold by rank", horizontal: "rank of the buyer by value", vertical: "discount factor",
      caption: PatienceEstimate.threshold.meaning + "; bars: 95% interval",
      series: thresholds.values("comparison").map { comparison in
        Series(
          name: comparison,
          points: thresholds.filter { $0["comparison"] == comparison }.map { $0.point($0.number("rank"), "mean") })
      }, joined: false, wholeNumbers: true, file: PatienceTables.ranksName)
    return measures + (byRank.map { [$0] } ?? [])
  }
}
