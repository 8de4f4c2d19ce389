// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What an observation does over time under pricing rules that differ in nothing else, after arXiv 2502.00198.
enum PricingAloneFigure {
  static let paper = "arXiv 2502.00198 (NeurIPS 2025)"

  static func figure(
    _ id: String, _ title: String, of observation: Observation, _ vertical: FigureAxis, caption: String
  ) -> Figure {
    Figure(
      id: id, title: title,
      caption: caption + " Mean over replicates with 95% Student intervals; the markets start alike and differ in "
        + "the pricing rule alone (fee 30%, paid per period).",
      source: paper,
      method: "Scenarios/pricing-alone/{uniform,random,posted,fairshare}.yaml, as played by 'seedcorn compare'",
      fullSize: "20 replicates of 20 periods of each market",
      quickSize: "\(FigureSimulations.quickReplicates) replicates of \(FigureSimulations.quickPeriods) periods",
      layout: .lines, series: "pricing", horizontal: FigureAxis("period", "period"), vertical: vertical,
      isEstimated: true
    ) { simulations in
      let plays = try await simulations.pricingAlone()
      return plays.names.flatMap { regime in
        (0..<plays.periods).map { period in
          FigurePoint(
            regime, .number(Double(period + 1)), Estimate(plays.values(observation, of: regime, period: period)))
        }
      }
    }
  }
}

extension FigureSimulations {
  /// Pricing rules in markets that are otherwise the same.
  /// - Parameter settings: `KEY=VALUE` for all of them.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func pricingAlone(_ settings: [String] = []) async throws -> RegimePlays {
    try await plays(
      of: [("exploitative", "uniform"), ("random", "random"), ("posted", "posted"), ("fairshare", "fairshare")].map {
        ($0.0, "pricing-alone/\($0.1).yaml")
      }, settings: settings)
  }
}
