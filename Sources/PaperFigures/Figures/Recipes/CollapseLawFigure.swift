// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import GSL

/// Whether quality falls as log Q = log Q0 - b t rho^2 where it comes out of retraining (claim C3.1).
enum CollapseLawFigure {
  static let paper = "arXiv 2605.20279 (reported withdrawn)"
  static let published = 0.183
  /// Of the shares that are played, those that are drawn.
  private static let drawn = [0.2, 0.5, 0.8, 1.0]
  private static let vertical = FigureAxis("log_quality", "log quality")

  static func name(_ share: Double) -> String { "ρ = \(share == 1 ? "1" : "\(share)")" }

  static let figure = Figure(
    id: "collapse-law", title: "Log quality over generations against the square law, by learner",
    caption: "Mean log quality, less that without synthetic records, with 95% intervals, by the synthetic share rho, "
      + "fresh human records for the rest. Dashed: the law log Q = c - b t rho^2 with the b that fits the learner best "
      + "(published: .183). "
      + CollapseLawSetting.all.map { "\($0.title): \($0.description), \($0.records(isQuick: false)) records" }.joined(
        separator: "; ") + ".",
    source: paper, method: "as by 'seedcorn retrain --law'",
    fullSize: "10 generations at each of 10 shares; 16 replicates (words) to 10,000 (normal distribution)",
    quickSize: "10 generations at each of 10 shares; 6 replicates (words) to 2,000 (normal distribution)",
    layout: .lines, series: "synthetic_share", horizontal: FigureAxis("generation", "generation"),
    vertical: vertical,
    panels: CollapseLawSetting.all.map { FigurePanel($0.id, vertical, title: $0.title) }, panelColumns: 2,
    isEstimated: true, references: Dictionary(uniqueKeysWithValues: drawn.map { ("law, " + name($0), name($0)) }),
    referenceTitle: "fitted law"
  ) { simulations in
    var points: [FigurePoint] = []
    for setting in CollapseLawSetting.all {
      let result = try await simulations.collapseLaw(setting)
      points += Self.points(result).map { $0.on(setting.id) }
    }
    return points
  }

  private static func points(_ result: CollapseLawResult) -> [FigurePoint] {
    let student = Distributions.studentQuantile(0.975, degreesOfFreedom: Double(result.replicates - 1))
    return drawn.flatMap { share -> [FigurePoint] in
      guard let path = result.shares.first(where: { abs($0.contamination - share) < 1e-9 }) else { return [] }
      return path.logQuality.indices.map { generation in
        FigurePoint(
          name(share), .number(Double(generation)), path.logQuality[generation],
          halfWidth: student * path.standardErrors[generation], replicates: result.replicates)
      }
        + path.logQuality.indices.map {
          FigurePoint(
            "law, " + name(share), .number(Double($0)),
            result.intercept - result.coefficient * Double($0) * share * share)
        }
    }
  }
}
