// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What buyers gain in the long run (claim C2.4).
enum FairshareBuyerUtility {
  static let modest = "fairshare, beta .25"
  static let cheap = "cheap"
  static let dear = "dear"
  /// Median cost of a seller where data is dear, a hundred times the shipped one, $ a period.
  static let dearCost = 920_000

  private static let panels = [
    FigurePanel(cheap, FigureAxis("value", "cheap: utility", unit: "billion $", divisor: 1e9, startsAtZero: true)),
    FigurePanel(dear, FigureAxis("value", "dear: utility", unit: "billion $", divisor: 1e9, startsAtZero: true)),
  ]

  static let figure = Figure(
    id: "fairshare-buyer-utility", title: "Discounted utility of buyers so far, by pricing rule",
    caption: "Utility less payments of all buyers together from period 1 on, discounted by .9 a period, where data is "
      + "as cheap as shipped (above) and a hundred times dearer (below). Fairshare prices take all of what lies between "
      + "floor and ceiling; at beta .25 a quarter. Mean over replicates with 95% Student intervals; the markets start "
      + "alike and differ in the pricing rule alone (fee 30%, paid per period). Dashed, if there is one: from where on a "
      + "rule has brought buyers more than the exploitative price.",
    source: PricingAloneFigure.paper,
    method: "Scenarios/pricing-alone/{uniform,random,posted,fairshare}.yaml, as played by 'seedcorn compare'",
    fullSize: "20 replicates of 20 periods of each market",
    quickSize: "\(FigureSimulations.quickReplicates) replicates of \(FigureSimulations.quickPeriods) periods",
    layout: .lines, series: "pricing", horizontal: FigureAxis("period", "period"), vertical: FigureAxis("value", ""),
    panels: panels, isEstimated: true,
    references: Dictionary(
      uniqueKeysWithValues: ["random", "posted", "fairshare", modest].map { (crossingName($0), $0) }),
    referenceTitle: "ahead of exploitative"
  ) { simulations in
    var points: [FigurePoint] = []
    for panel in panels {
      let settings = panel.name == dear ? ["sellers.costMedian=\(dearCost)"] : []
      var curves: [(name: String, estimates: [Estimate])] = []
      for plays in [
        try await simulations.pricingAlone(settings),
        try await simulations.plays(
          of: [(modest, "pricing-alone/fairshare.yaml")], settings: settings + ["pricing.beta=0.25"]),
      ] {
        curves += plays.names.map { ($0, utilities(of: $0, in: plays)) }
      }
      let top = curves.flatMap(\.estimates).map(\.mean).max() ?? 0
      for (name, estimates) in curves {
        points += estimates.enumerated().map {
          FigurePoint(name, .number(Double($0.offset + 1)), $0.element).on(panel.name)
        }
        if let period = crossing(estimates.map(\.mean), over: curves[0].estimates.map(\.mean)) {
          points += [0, top].map { FigurePoint(crossingName(name), .number(period), $0).on(panel.name) }
        }
      }
    }
    return points
  }

  private static func crossingName(_ rule: String) -> String { "crossing, " + rule }

  private static func utilities(of regime: String, in plays: RegimePlays) -> [Estimate] {
    (0..<plays.periods).map { Estimate(plays.values(.discountedBuyerUtility, of: regime, period: $0)) }
  }

  /// The period, counted from 1, from which on a curve that began below another lies above it, by linear interpolation;
  /// nil where it began above or ends below.
  static func crossing(_ curve: [Double], over other: [Double]) -> Double? {
    let gaps = zip(curve, other).map { $0 - $1 }
    guard let first = gaps.first, first < 0, let last = gaps.lastIndex(where: { $0 < 0 }), last + 1 < gaps.count else {
      return nil
    }
    return Double(last + 1) + gaps[last] / (gaps[last] - gaps[last + 1])
  }
}
