// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Pricing alone from cheap to dear data, for buyers who take fidelity as it comes and for those who look ahead (claims
/// C2.1 to C2.6).
enum FairshareCost {
  /// Median costs of a seller, $ a period; 9,200 is the shipped one.
  static func costs(isQuick: Bool) -> [Double] {
    isQuick ? [920, 30_000, 300_000] : [920, 9_200, 30_000, 92_000, 300_000, 920_000, 3_000_000]
  }

  enum Buyers: String, CaseIterable, Sendable {
    case myopic, foresighted

    fileprivate var foresight: Int { self == .myopic ? 0 : 1 }
  }

  /// Both rules at one cost.
  struct Level: Sendable {
    let buyers: Buyers
    let cost: Double
    let plays: RegimePlays
  }

  static let fair = "fairshare"
  static let exploitative = "exploitative"
  private static let none = "no difference"

  private static let panels: [(panel: FigurePanel, value: @Sendable (RegimePlays, String) -> [Double])] = [
    (
      FigurePanel("sellers", FigureAxis("difference", "active sellers")),
      { $0.values(.activeSellers, of: $1, period: $0.periods - 1) }
    ),
    (
      FigurePanel("quality", FigureAxis("difference", "quality of sellers")),
      { $0.values(.meanQualityActive, of: $1, period: $0.periods - 1) }
    ),
    (
      FigurePanel("models", FigureAxis("difference", "model quality, u/A")), { $0.means(.modelQuality, of: $1) }
    ),
    (
      FigurePanel("welfare", FigureAxis("difference", "welfare", unit: "million $", divisor: 1e6)),
      { $0.means(.welfare, of: $1) }
    ),
  ]

  static let figure = Figure(
    id: "fairshare-cost", title: "Fairshare less exploitative prices, from cheap to dear data",
    caption: "Differences, fairshare less the exploitative price, in markets that differ in nothing else (fee 30%, "
      + "paid per period), by the median cost of a seller's data ($9,200 as shipped). From above: active sellers and "
      + "their mean quality at the end; quality of models and welfare a period, means over 20 periods. Myopic buyers "
      + "take fidelity as it comes, foresighted ones count what a record does to it (buyers.foresight 0 and 1). Paired "
      + "by common random numbers, 95% Student intervals. Dashed: no difference.",
    source: PricingAloneFigure.paper,
    method: "Scenarios/pricing-alone/{uniform,fairshare}.yaml, as by Scripts/pricing-alone",
    fullSize: "12 replicates of 20 periods of 2 markets at 7 costs, with and without foresight",
    quickSize: "4 replicates of 6 periods of a tenth of each market at 3 costs", layout: .joinedMarks, series: "buyers",
    horizontal: FigureAxis(
      "cost_median", "median cost of a seller", unit: "thousand $ a period", divisor: 1e3, isLogarithmic: true),
    vertical: FigureAxis("difference", ""), panels: panels.map(\.panel), isEstimated: true,
    references: [none: none], referenceTitle: none
  ) { simulations in
    let levels = try await simulations.costLevels()
    return panels.flatMap { panel, value in
      let differences = levels.map { level in
        FigurePoint(
          level.buyers.rawValue, .number(level.cost), level.plays.difference(value, of: fair, from: exploitative))
      }
      let ends = [levels[0].cost, levels[levels.count - 1].cost].map { FigurePoint(none, .number($0), 0) }
      return (differences + ends).map { $0.on(panel.name) }
    }
  }
}

extension FigureSimulations {
  /// By buyers, then by rising cost.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func costLevels() async throws -> [FairshareCost.Level] {
    var levels: [FairshareCost.Level] = []
    for buyers in FairshareCost.Buyers.allCases {
      for cost in FairshareCost.costs(isQuick: isQuick) {
        let plays = try await plays(
          of: [("exploitative", "pricing-alone/uniform.yaml"), ("fairshare", "pricing-alone/fairshare.yaml")],
          settings: study(replicates: 12) + ["sellers.costMedian=\(cost)", "buyers.foresight=\(buyers.foresight)"])
        levels.append(FairshareCost.Level(buyers: buyers, cost: cost, plays: plays))
      }
    }
    return levels
  }
}
