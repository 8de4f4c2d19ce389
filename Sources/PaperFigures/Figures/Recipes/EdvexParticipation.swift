// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What EDVEX does for generators and for all (claim C1.4).
enum EdvexParticipation {
  static let regimes = [
    ("edvex", "edvex.yaml"), ("exploitative", "exploitative.yaml"), ("laissez-faire", "laissez-faire.yaml"),
  ]

  /// Where the claim is judged: the shipped calibration, then others with half the replicates.
  enum Setting: String, CaseIterable, Sendable {
    case shipped
    case cheap = "data-a-tenth-as-dear"
    case dear = "data-a-hundred-times-dearer"
    case poor = "budgets-a-third"

    fileprivate var settings: [String] {
      switch self {
      case .shipped: []
      case .cheap: ["sellers.costMedian=920"]
      case .dear: ["sellers.costMedian=920000"]
      case .poor: ["buyers.budgetMedian=0.027"]
      }
    }
  }

  private static let panels: [(panel: FigurePanel, observation: Observation)] = [
    (FigurePanel("sellers", FigureAxis("value", "active sellers", startsAtZero: true)), .activeSellers),
    (
      FigurePanel("welfare", FigureAxis("value", "welfare", unit: "billion $", divisor: 1e9, startsAtZero: true)),
      .welfare
    ),
  ]

  static let figure = Figure(
    id: "edvex-participation", title: "Sellers and welfare under EDVEX",
    caption: "Active sellers at the end of a period (above) and welfare of the period (below) under EDVEX, under the "
      + "exploitative regime and with posted prices (laissez-faire); the markets start alike. Mean over replicates "
      + "with 95% Student intervals.",
    source: EquityByStage.paper,
    method: "Scenarios/{edvex,exploitative,laissez-faire}.yaml, as played by 'seedcorn compare'",
    fullSize: "20 replicates of 20 periods of each regime; 10 at three other calibrations, for the claim",
    quickSize: "4 replicates of 6 periods of a tenth of each market", layout: .lines, series: "regime",
    horizontal: FigureAxis("period", "period"), vertical: FigureAxis("value", ""), panels: panels.map(\.panel),
    isEstimated: true
  ) { simulations in
    let plays = try await simulations.edvexPlays(.shipped)
    return panels.flatMap { panel, observation in
      plays.names.flatMap { regime in
        (0..<plays.periods).map { period in
          FigurePoint(
            regime, .number(Double(period + 1)), Estimate(plays.values(observation, of: regime, period: period))
          ).on(panel.name)
        }
      }
    }
  }
}

extension FigureSimulations {
  /// EDVEX, the exploitative regime and posted prices.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func edvexPlays(_ setting: EdvexParticipation.Setting) async throws -> RegimePlays {
    try await plays(
      of: EdvexParticipation.regimes.map { ($0.0, $0.1) },
      settings: study(replicates: setting == .shipped ? 20 : 10) + setting.settings)
  }
}
