// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Whether what fairshare prices do depends on how data are valued (claim C2.7).
enum FairshareValuation {
  /// A way to value data, changed alone.
  struct Setting: Sendable {
    let name: String
    let settings: [String]
  }

  static let shipped = "as shipped"

  /// The first is the shipped one.
  static func settings(isQuick: Bool) -> [Setting] {
    // As additive value has no end, the value of a record is such that all data are worth what they are as shipped.
    let (record, budget) = isQuick ? (490, 2.63e6) : (490, 2.63e7)
    let all = [
      Setting(name: shipped, settings: []),
      Setting(name: "no sandbox noise", settings: ["matching.sandboxNoise=0"]),
      Setting(name: "noise x 3", settings: ["matching.sandboxNoise=3"]),
      Setting(name: "noise x 10", settings: ["matching.sandboxNoise=10"]),
      Setting(name: "pool mean only", settings: ["matching.sight=poolMean"]),
      Setting(name: "match spread 1", settings: ["matching.matchSpread=1"]),
      Setting(
        name: "additive value",
        settings: [
          "buyers.utility=additive", "buyers.valueMedian=\(record)", "buyers.budgetRule=absolute",
          "buyers.budgetMedian=\(budget)",
        ]),
      Setting(name: "exponent .2", settings: ["buyers.scalingExponent=0.2"]),
      Setting(name: "exponent .5", settings: ["buyers.scalingExponent=0.5"]),
      Setting(name: "fidelity ignored", settings: ["buyers.fidelityExponent=0"]),
      Setting(
        name: "share, split evenly", settings: ["contract.form=revenueShare", "pricing.division=equal"]),
      Setting(
        name: "share, by Shapley", settings: ["contract.form=revenueShare", "pricing.division=aumannShapley"]),
    ]
    return isQuick ? [0, 1, 3, 6, 10].map { all[$0] } : all
  }

  /// What is compared.
  enum Measure: String, CaseIterable, Sendable {
    case sellers
    case quality = "seller quality"
    case models = "models"
    case welfare
    case perDollar = "per dollar"

    var meaning: String {
      switch self {
      case .sellers: "active sellers at the end"
      case .quality: "mean quality of sellers at the end"
      case .models: "model quality, mean over the periods"
      case .welfare: "welfare, mean over the periods"
      case .perDollar: "performance per dollar, mean over the periods"
      }
    }

    /// Fairshare over exploitative, less 1, one per replicate.
    func changes(in plays: RegimePlays) -> [Double] {
      let (fair, exploitative) = (values(FairshareCost.fair, plays), values(FairshareCost.exploitative, plays))
      return zip(fair, exploitative).map { $0 / $1 - 1 }
    }

    private func values(_ regime: String, _ plays: RegimePlays) -> [Double] {
      switch self {
      case .sellers: plays.values(.activeSellers, of: regime, period: plays.periods - 1)
      case .quality: plays.values(.meanQualityActive, of: regime, period: plays.periods - 1)
      case .models: plays.means(.modelQuality, of: regime)
      case .welfare: plays.means(.welfare, of: regime)
      case .perDollar: plays.means(.performancePerDollar, of: regime)
      }
    }
  }

  static let figure = Figure(
    id: "fairshare-valuation-robustness", title: "Fairshare over exploitative prices, by valuation of data",
    caption: "By how much fairshare prices change the number of sellers and their mean quality at the end, model "
      + "quality, welfare and performance per dollar, over the exploitative price in a market that differs in nothing "
      + "else. One thing about the valuation of data is changed at a time: what buyers see of an offer before buying, "
      + "the form of value, the exponent of the scaling law, and how a tenth of what models earn is divided among "
      + "suppliers beside the price (share). Mean over replicates with 95% Student intervals. Dashed: no change.",
    source: PricingAloneFigure.paper + "; robustness as reported by others",
    method: "Scenarios/pricing-alone/{uniform,fairshare}.yaml, as played by 'seedcorn compare' with '--set'",
    fullSize: "10 replicates of 20 periods of 2 markets in 12 settings",
    quickSize: "4 replicates of 6 periods of a tenth of each market in 5 settings", layout: .rows, series: "measure",
    horizontal: FigureAxis("valuation", ""),
    vertical: FigureAxis("change", "change by fairshare prices", unit: "%", divisor: 0.01), isEstimated: true,
    limits: [0]
  ) { simulations in
    let valuations = try await simulations.valuations()
    return Measure.allCases.flatMap { measure in
      valuations.map { setting, plays in
        FigurePoint(measure.rawValue, .name(setting), Estimate(measure.changes(in: plays)))
      }
    }
  }
}

extension FigureSimulations {
  /// Both rules under each valuation of data, by its name.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func valuations() async throws -> [(setting: String, plays: RegimePlays)] {
    var played: [(setting: String, plays: RegimePlays)] = []
    for setting in FairshareValuation.settings(isQuick: isQuick) {
      let plays = try await plays(
        of: [
          (FairshareCost.exploitative, "pricing-alone/uniform.yaml"),
          (FairshareCost.fair, "pricing-alone/fairshare.yaml"),
        ], settings: study(replicates: 10) + setting.settings)
      played.append((setting.name, plays))
    }
    return played
  }
}
