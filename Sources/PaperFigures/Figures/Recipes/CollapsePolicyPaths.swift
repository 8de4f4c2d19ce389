// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What the published policy does over ten generations (claim C3.4).
enum CollapsePolicyPaths {
  static let generations = 10

  /// The regimes with the policy, each beside the one without.
  static let pairs: [(without: String, with: String)] = [
    ("exploitative", "provenance-subsidy"), ("fairshare", "fairshare-subsidy"),
  ]

  /// What was published of generation 10, without and with the policy.
  static let contamination = (without: 0.78, with: 0.41)
  static let wasserstein2 = (without: 0.318, with: 0.142)
  static let qualityGain = 0.231

  static let figure = Figure(
    id: "collapse-policy-paths", title: "Quality, distance to the truth and contamination with and without the policy",
    caption: "Mean over replicates with 95% intervals under exploitative and fairshare prices, alone and with "
      + "certification, subsidy and watermark by the published rule (s = KL/(2 kappa), w = (1 - psi) KL/(2 kappa psi)). "
      + "Dashed: what was published of generation 10 without and with the policy; of quality its 23.1% above our "
      + "exploitative regime. The paper's unit of W2 is not known. Where fairshare is not seen, its "
      + "line lies under that of fairshare-subsidy.",
    source: CollapseLawFigure.paper,
    method: "Scenarios/{exploitative,provenance-subsidy,fairshare,fairshare-subsidy}.yaml, as by 'seedcorn compare'",
    fullSize: "20 replicates of 20 periods, of which ten are shown",
    quickSize: "4 replicates of 10 periods of a quarter of the market", layout: .lines, series: "regime",
    horizontal: FigureAxis("generation", "generation"), vertical: FigureAxis("value", "value"),
    panels: [
      FigurePanel("quality", FigureAxis("model_quality", "quality u/A")),
      FigurePanel("wasserstein2", FigureAxis("wasserstein2", "W2", unit: "s.d. of truth", startsAtZero: true)),
      FigurePanel("contamination", FigureAxis("contamination", "synthetic share", startsAtZero: true)),
    ],
    isEstimated: true,
    references: ["published without policy": pairs[0].without, "published with policy": pairs[0].with],
    referenceTitle: "published"
  ) { simulations in
    let plays = try await simulations.policyRegimes()
    let shown: [(panel: String, observation: Observation)] = [
      ("quality", .modelQuality), ("wasserstein2", .wasserstein2), ("contamination", .contamination),
    ]
    let regimes = pairs.flatMap { [$0.without, $0.with] }
    var points = regimes.flatMap { regime in
      shown.flatMap { panel, observation in
        (0..<generations).map { period in
          FigurePoint(
            regime, .number(Double(period + 1)), Estimate(plays.values(observation, of: regime, period: period))
          ).on(panel)
        }
      }
    }
    let quality = Estimate(plays.values(.modelQuality, of: pairs[0].without, period: generations - 1)).mean
    for (panel, without, with) in [
      ("quality", Double.nan, quality * (1 + qualityGain)), ("wasserstein2", wasserstein2.without, wasserstein2.with),
      ("contamination", contamination.without, contamination.with),
    ] {
      for (name, level) in [("published without policy", without), ("published with policy", with)]
      where level.isFinite {
        points += [1, generations].map { FigurePoint(name, .number(Double($0)), level).on(panel) }
      }
    }
    return points
  }
}

extension FigureSimulations {
  /// Regimes with and without the published policy, and two more beside them.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func policyRegimes() async throws -> RegimePlays {
    try await plays(
      of: ["exploitative", "provenance-subsidy", "random", "laissez-faire", "fairshare", "fairshare-subsidy"].map {
        ($0, "\($0).yaml")
      },
      settings: ["welfare.firstBest=false"],
      quickSettings: QuarterMarket.settings + ["run.replicates=4", "run.periods=10", "start.warmup=10"])
  }
}
