// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// Claims C3.2 and C3.3: the published rates maximise welfare.
enum BestPolicyClaims {
  static let group = ClaimGroup(["C3.2", "C3.3"], figures: [OptimalSubsidy.figure, OptimalWatermark.figure]) {
    simulations in
    var claims: [Claim] = []
    for (instrument, findings) in [
      (PolicyInstrument.subsidy, PolicyFormulaFindings.subsidy),
      (.watermark, PolicyFormulaFindings.watermark),
    ] {
      var found: [(regime: String, policy: FoundPolicy)] = []
      for regime in BestPolicyFigure.regimes {
        found.append((regime.name, try await simulations.bestPolicy(instrument, in: regime.file)))
      }
      claims += Self.claims(instrument, found) + findings
    }
    return claims
  }

  /// Welfare that a rate may leave out, in %, for it to count as the best.
  static let slight = 0.5

  static func claims(
    _ instrument: PolicyInstrument, _ found: [(regime: String, policy: FoundPolicy)]
  ) -> [Claim] {
    let isSubsidy = instrument == .subsidy
    let id = isSubsidy ? "C3.2" : "C3.3"
    let formula = isSubsidy ? "s* = KL/(2 kappa)" : "w* = (1 - psi) KL/(2 kappa psi)"
    let figure = (isSubsidy ? OptimalSubsidy.figure : OptimalWatermark.figure).id
    let parts = found.flatMap { regime, policy -> [Claim] in
      let replicates = policy.contenders[0].gain.count
      let best = policy.contenders[0].rate
      let scope = "\(regime) prices and contracts, certificates, a quarter of the market; \(replicates) replicates"
      return policy.contenders.dropFirst().flatMap { contender -> [Claim] in
        let part = contender.name == BestPolicyFigure.frozen ? "frozen" : "responding"
        return [
          Claim(
            "\(id).\(regime).\(part).rate", source: CollapsePaper.source,
            "\(formula), \(contender.name), is the rate at which welfare is highest", status: CollapsePaper.printed,
            published: "\(Wording.short(contender.rate))", simulated: best, low: policy.low, high: policy.high,
            policy.low <= contender.rate && contender.rate <= policy.high ? .reproduced : .notReproduced,
            scope: "best rate between 0 and 4, bootstrap interval; \(scope)", figure: figure,
            rule: "reproduced where the formula's rate lies in the 95% interval of the best, else not reproduced"),
          Claim(
            "\(id).\(regime).\(part).welfare", source: CollapsePaper.source,
            "\(formula), \(contender.name), leaves out no welfare", status: CollapsePaper.printed, published: "0",
            contender.leftOut, leavesOutNothing(contender.leftOut),
            scope: "welfare at the best rate less that at the formula's, in % of welfare without a policy; \(scope)",
            figure: figure, rule: leftOutRule),
        ]
      }
    }
    let whole = Claim(
      id, source: CollapsePaper.source, "\(formula) maximises welfare", status: CollapsePaper.printed,
      published: "all parts", .ofAll(parts.map(\.verdict)), scope: "all parts of \(id) by regime", figure: figure,
      rule: Verdict.allRule)
    return [whole] + parts + found.compactMap { partial(id, $0.regime, $0.policy, figure) }
  }

  static let leftOutRule =
    "not reproduced where the 95% interval lies above 0, reproduced where it has 0 in it and ends below half a percent, "
    + "else it depends"

  static func leavesOutNothing(_ leftOut: Estimate) -> Verdict {
    if leftOut.low > 0 { return .notReproduced }
    return leftOut.low <= 0 && leftOut.high < slight ? .reproduced : .depends
  }

  /// Whether KL stays what it is when the formula's rate is paid, as the formula takes it.
  private static func partial(_ id: String, _ regime: String, _ policy: FoundPolicy, _ figure: String) -> Claim? {
    guard let frozen = policy.contenders.first(where: { $0.name == BestPolicyFigure.frozen }),
      let responding = policy.contenders.first(where: { $0.name == BestPolicyFigure.responding })
    else { return nil }
    let excess = frozen.rate / responding.rate - 1
    return Claim(
      "\(id).partial.\(regime)", source: CollapsePaper.source,
      "the rate is the same whether KL responds to it or not", status: CollapsePaper.derived, published: "0",
      simulated: excess, isWholeRule(excess),
      scope: "the rate with KL frozen over that with KL as it becomes, less 1; \(regime) prices and contracts",
      figure: figure, rule: "reproduced where the two differ by less than 5%, else not reproduced: a partial rule")
  }

  static func isWholeRule(_ excess: Double) -> Verdict { abs(excess) < 0.05 ? .reproduced : .notReproduced }
}
