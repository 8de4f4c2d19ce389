// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What a reader of a kind of results wants first: the numbers by which they are judged, and their plots.
struct Overview {
  /// Empty where the tables speak for themselves.
  var short: [Markup] = []
  /// Of the plots.
  var heading = "Plots"
  var figures: [PlotFigure] = []
  /// What could not be plotted.
  var missing: [String] = []

  /// Of the kind that the manifest names.
  static func of(_ results: FoundResults, subject: Subject) -> Overview {
    switch subject.kind {
    case "scenarios": scenarios(results, subject)
    case "sweep": sweep(results, subject)
    case "factorial": FactorialOverview(results)?.overview ?? Overview()
    case "patience": PatienceOverview(results)?.overview ?? Overview()
    case "equilibrium": EquilibriumOverview(results)?.overview ?? Overview()
    case "optimisation": OptimisationOverview(results)?.overview ?? Overview()
    case "retraining": GenerationsOverview(results)?.overview ?? CollapseLawOverview(results)?.overview ?? Overview()
    case "retraining_validation": ValidationOverview(results)?.overview ?? Overview()
    case "calibration": CalibrationOverview(results)?.overview ?? Overview()
    case "deals": DealsOverview(results)?.overview ?? Overview()
    case "price": PriceOverview(results)?.overview ?? Overview()
    case "large_market_study": LargeMarketOverview(results)?.overview ?? Overview()
    case "game": GameOverview(results)?.overview ?? Overview()
    case "sensitivity_check": SensitivityCheckOverview(results)?.overview ?? Overview()
    default: Overview()
    }
  }

  private static func scenarios(_ results: FoundResults, _ subject: Subject) -> Overview {
    let course = results.table(PeriodTable.fileName).flatMap(PeriodFigures.init)
    return Overview(
      short: Headline(results: results, subject: subject).markup, heading: "Over the periods",
      figures: course?.figures ?? [], missing: course?.missing ?? [])
  }

  private static func sweep(_ results: FoundResults, _ subject: Subject) -> Overview {
    let short = Headline(results: results, subject: subject).markup
    if let table = results.table(SensitivityTable.fileName) {
      return Overview(
        short: short, heading: "What the metrics depend on",
        figures: SensitivityFigures(table, manifest: results.manifest)?.figures ?? [])
    }
    let figures = results.table(SummaryTable.fileName).flatMap { SweepFigures($0, manifest: results.manifest) }
    return Overview(short: short, heading: "Over the parameters", figures: figures?.figures ?? [])
  }

  /// A table of few rows for what is in short.
  static func table(
    _ caption: String, _ header: [String], isNumeric: [Bool]? = nil, _ rows: [[Markup]], file: String = ""
  ) -> Markup {
    TableMarkup(
      caption: caption, header: header, isNumeric: isNumeric ?? header.indices.map { $0 > 0 }, rows: rows, file: file
    ).markup
  }
}
