// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// C2.4 for patient buyers: whether there is a discount factor from which on fair prices pay, for a single buyer, for
/// several together, and for one while the others are fair; and whether the closed form finds it.
enum PatienceClaims {
  static let group = ClaimGroup(["C2.4.patience"], figures: [FairsharePatience.figure]) { simulations in
    var played: [(FairsharePatience.Choice, Double, PatienceResult)] = []
    for choice in FairsharePatience.choices(isQuick: simulations.isQuick) {
      for beta in FairsharePatience.betas {
        played.append((choice, beta, try await simulations.patience(buyers: choice.buyers, beta: beta)))
      }
    }
    return claims(played)
  }

  static let mostRule =
    "reproduced where the 95% interval lies above one half, not reproduced where below, else it depends"
  /// How far the closed form may be off.
  static let margin = 0.05

  static func claims(_ played: [(choice: FairsharePatience.Choice, beta: Double, result: PatienceResult)]) -> [Claim] {
    let parts = played.map { choice, beta, result in
      let estimate = Estimate(FairsharePatience.shares(result, choice.kind, discount: 1))
      return claim(
        "C2.4.patience.\(name(choice)).beta-\(beta)",
        "buyers who count later periods like this one are best served by "
          + "fair prices", published: "most of them", estimate, mostly(estimate),
        "share of buyers for whom fairness is at least as good at discount factor 1: \(choice.kind.meaning)", choice,
        beta, result, rule: mostRule)
    }
    let whole = Claim(
      "C2.4.patience", source: PricingAloneFigure.paper, "fair prices serve patient buyers best",
      status: "derived here from the paper's setting", published: "most of them", .over(parts.map(\.verdict)),
      scope: "holds in \(parts.count { $0.verdict == .reproduced }) of \(parts.count) parts, refuted in "
        + "\(parts.count { $0.verdict == .notReproduced }); data a hundred times dearer than shipped",
      figure: FairsharePatience.figure.id, rule: Verdict.overRule)
    return [whole] + parts + played.filter { $0.choice.kind == .all }.map(closedForm)
  }

  private static func closedForm(
    _ choice: FairsharePatience.Choice, _ beta: Double, _ result: PatienceResult
  ) -> Claim {
    let estimate = Estimate(
      result.replicates.indices.map { closedFormGap(result, choice.kind, replicate: $0) })
    return claim(
      "C2.4.patience.closed-form.\(name(choice)).beta-\(beta)",
      "the closed form tells for which share of buyers fair prices pay", published: "0", estimate, isClose(estimate),
      "share of buyers for whom fairness is at least as good, by the closed form less simulated, mean over discount "
        + "factors from 0 to 1", choice, beta, result,
      rule: "reproduced where the 95% interval lies within .05 of 0, not reproduced where beyond, else it depends")
  }

  private static func closedFormGap(
    _ result: PatienceResult, _ kind: PatienceComparison.Kind, replicate: Int
  ) -> Double {
    let gaps = FairsharePatience.discounts.map { discount in
      FairsharePatience.formulaShares(result, kind, discount: discount)[replicate]
        - FairsharePatience.shares(result, kind, discount: discount)[replicate]
    }
    return gaps.reduce(0, +) / Double(gaps.count)
  }

  static func mostly(_ share: Estimate) -> Verdict {
    if share.low > 0.5 { return .reproduced }
    return share.high < 0.5 ? .notReproduced : .depends
  }

  static func isClose(_ gap: Estimate) -> Verdict {
    if gap.low > -margin, gap.high < margin { return .reproduced }
    return gap.low > margin || gap.high < -margin ? .notReproduced : .depends
  }

  private static func name(_ choice: FairsharePatience.Choice) -> String { choice.name.replacing(" ", with: "-") }

  private static func claim(
    _ id: String, _ statement: String, published: String, _ estimate: Estimate, _ verdict: Verdict, _ number: String,
    _ choice: FairsharePatience.Choice, _ beta: Double, _ result: PatienceResult, rule: String
  ) -> Claim {
    Claim(
      id, source: PricingAloneFigure.paper, statement, status: "derived here from the paper's setting",
      published: published, estimate, verdict,
      scope: "\(number); beta \(beta), \(choice.buyers == 1 ? "1 buyer" : "\(choice.buyers) buyers"), data a hundred "
        + "times dearer than shipped, \(result.input.scenario.parameters.run.periods) periods, "
        + "\(result.replicates.count) replicates", figure: FairsharePatience.figure.id, rule: rule)
  }
}
