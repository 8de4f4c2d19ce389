// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// How well flags tell the share of synthetic records (claim C3.6).
enum ProvenanceBound {
  /// As in the shipped market.
  static let (records, truePositive, falsePositive) = (200, 0.3, 0.05)

  static let bias = "bias"
  static let variance = "variance"
  static let meanSquare = "mean_square"
  static let raw = "raw"
  static let clipped = "clipped to [1/m, 1 - 1/m]"

  static let figure = Figure(
    id: "provenance-bound", title: "Error of the synthetic share estimated from an audit's flags",
    caption: "Bias, variance and mean squared error of the share estimated from the flags of m = 200 audited records, "
      + "raw and clipped, by the true share: a detector that flags 30% of synthetic and 5% of human records. Exact sums "
      + "over the binomial number of flags. Dashed: the Cramer-Rao bound Q(1 - Q)/(m J^2), which the raw one attains.",
    source: CollapseLawFigure.paper, method: "exact sums over the estimates that the market makes",
    fullSize: "101 shares; nothing is drawn at random", layout: .lines, series: "estimate",
    horizontal: FigureAxis("share", "true synthetic share"), vertical: FigureAxis("error", "error"),
    panels: [
      FigurePanel(bias, FigureAxis("bias", "bias")),
      FigurePanel(variance, FigureAxis("variance", "variance", startsAtZero: true)),
      FigurePanel(meanSquare, FigureAxis("mean_square", "mean squared error", startsAtZero: true)),
    ],
    references: ["bound": raw], referenceTitle: "Cramer-Rao bound"
  ) { _ in
    let shares = (0...100).map { Double($0) / 100 }
    let estimates = [(raw, false), (clipped, true)].flatMap { name, isClipped -> [FigurePoint] in
      let errors = shares.map { share in
        ShareEstimateError(
          records: records, truePositive: truePositive, falsePositive: falsePositive, share: share,
          isClipped: isClipped)
      }
      func points(_ panel: String, _ value: (ShareEstimateError) -> Double) -> [FigurePoint] {
        zip(shares, errors).map { FigurePoint(name, .number($0), value($1)).on(panel) }
      }
      return points(bias, \.bias) + points(variance, \.variance) + points(meanSquare, \.meanSquare)
    }
    let bounds = [variance, meanSquare].flatMap { panel in
      shares.map { share in
        let bound = ShareEstimateError.bound(
          records: records, truePositive: truePositive, falsePositive: falsePositive, share: share)
        return FigurePoint("bound", .number(share), bound).on(panel)
      }
    }
    return estimates + bounds
  }
}
