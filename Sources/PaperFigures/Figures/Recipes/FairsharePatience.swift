// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market
internal import ScenarioFiles

/// How patient buyers must be for fair prices to pay (claim C2.4, after arXiv 2502.00198).
enum FairsharePatience {
  /// The seller's part of what lies between floor and ceiling.
  static let betas = [0.25, 0.5, 1]

  /// Who chooses between fairness and exploitation.
  struct Choice: Sendable {
    /// Of the figure's panel.
    let name: String
    let label: String
    let buyers: Int
    let kind: PatienceComparison.Kind
  }

  static func choices(isQuick: Bool) -> [Choice] {
    let several = isQuick ? 3 : 5
    return [
      Choice(name: "one buyer", label: "one buyer: share", buyers: 1, kind: .all),
      Choice(name: "all together", label: "all: share", buyers: several, kind: .all),
      Choice(name: "one among fair", label: "one: share", buyers: several, kind: .aloneAmongFair),
    ]
  }

  static let discounts = (0...20).map { Double($0) / 20 }

  private static func name(_ beta: Double) -> String { "beta \(beta)" }

  /// Share of buyers for whom fairness is at least as good, one per replicate.
  static func shares(_ result: PatienceResult, _ kind: PatienceComparison.Kind, discount: Double) -> [Double] {
    result.replicates.map { $0.shareForFairness(kind, discount: discount) }
  }

  /// The same by the closed form with each buyer's own value, prices and periods.
  static func formulaShares(
    _ result: PatienceResult, _ kind: PatienceComparison.Kind, discount: Double
  ) -> [Double] {
    let place = PatienceComparison.Kind.allCases.firstIndex(of: kind) ?? 0
    return zip(result.replicates, result.formulas).map { replicate, formulas in
      let convinced = replicate.comparisons.indices.count { buyer in
        // Nothing is gained by exploiting even once.
        if replicate.comparisons[buyer][kind].exploitedPeriods == 0 { return true }
        return formulas[buyer][place].map { discount >= $0 } ?? false
      }
      return Double(convinced) / Double(replicate.comparisons.count)
    }
  }

  static let figure = Figure(
    id: "fairshare-patience", title: "Buyers for whom fair prices pay, by patience",
    caption: "Share of buyers who fare at least as well by paying fair prices as by exploiting, by discount factor: a "
      + "single buyer (above); all of five together, against all exploiting (middle); one of five while the others are "
      + "fair (below). Data is a hundred times dearer than shipped, which favours fair prices; beta is the sellers' "
      + "part of what lies between floor and ceiling. Dashed: by the closed form (v - pf)(1 - d^T) >= (v - pe)(1 - "
      + "d^tau) with each buyer's own v, pf, pe and tau; where it does not apply, a buyer counts as not "
      + "convinced. Mean over replicates with 95% Student intervals.",
    source: PricingAloneFigure.paper + "; the closed form is derived here",
    method: "Scenarios/pricing-alone/fairshare.yaml, as by Scripts/patience; a tenth of the sellers and of the value",
    fullSize: "20 replicates of 40 periods of each choice of the buyers at 3 betas, with 1 and 5 buyers",
    quickSize: "4 replicates of 10 periods, with 1 and 3 buyers", layout: .lines, series: "beta",
    horizontal: FigureAxis("discount", "discount factor a period"), vertical: FigureAxis("share", ""),
    panels: choices(isQuick: false).map {
      FigurePanel($0.name, FigureAxis("share", $0.label, unit: "%", divisor: 0.01, startsAtZero: true))
    }, isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: betas.map { ("closed form, " + name($0), name($0)) }),
    referenceTitle: "closed form"
  ) { simulations in
    var points: [FigurePoint] = []
    for choice in choices(isQuick: simulations.isQuick) {
      for beta in betas {
        let result = try await simulations.patience(buyers: choice.buyers, beta: beta)
        for discount in discounts {
          let estimate = Estimate(shares(result, choice.kind, discount: discount))
          points.append(FigurePoint(name(beta), .number(discount), estimate).on(choice.name))
        }
      }
      for beta in betas {
        let result = try await simulations.patience(buyers: choice.buyers, beta: beta)
        for discount in discounts {
          let share = Estimate(formulaShares(result, choice.kind, discount: discount)).mean
          points.append(FigurePoint("closed form, " + name(beta), .number(discount), share).on(choice.name))
        }
      }
    }
    return points
  }
}

extension FigureSimulations {
  /// Fairness and exploitation of buyers whose models are together worth a tenth of the shipped ones, where data is a
  /// hundred times dearer.
  /// - Throws: `ScenarioProblems`, or what `PatienceExperiment` throws.
  func patience(buyers: Int, beta: Double) async throws -> PatienceResult {
    try await once("patience \(buyers) \(beta)") {
      let file = self.scenarios + "/pricing-alone/fairshare.yaml"
      let value = 20 * 3.29e8 / 10 / Double(buyers)
      let scenario = try ScenarioReader(overrides: [
        "run.replicates=\(self.isQuick ? Self.quickReplicates : 20)", "run.periods=\(self.isQuick ? 10 : 40)",
        "sellers.count=200", "producers.count=4", "sellers.costMedian=920000", "buyers.count=\(buyers)",
        "buyers.valueMedian=\(value)", "pricing.beta=\(beta)",
      ]).read(file)
      let experiment = PatienceExperiment(
        ExperimentInput(scenario: scenario, file: file), discounts: [], threads: self.threads,
        program: ProgramDescription(version: "", commandLine: []))
      return try await experiment.run(stop: self.stop)
    }
  }
}
