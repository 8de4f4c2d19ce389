// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// Claim C3.7: for as much money a subsidy does most for welfare, then disclosure, then a cap on royalties, which does
/// some good too.
enum PolicyOrderClaims {
  static let group = ClaimGroup(["C3.7"], figures: [PolicyComparison.figure]) { simulations in
    var found: [(regime: String, policies: EqualMoneyPolicies)] = []
    for regime in PolicyComparison.regimes { found.append((regime, try await simulations.equalMoney(in: regime))) }
    return claims(found)
  }

  static func claims(_ found: [(regime: String, policies: EqualMoneyPolicies)]) -> [Claim] {
    let parts = found.flatMap { regime, policies -> [Claim] in
      func gains(_ policy: EqualMoneyPolicy) -> [Double] { policies.gains[policy] ?? [] }
      let short = EqualMoneyPolicy.allCases.filter { policy in
        policy.reported != nil && policy.movesMoney
          && (policies.moved[policy] ?? 0) < (1 - EqualMoneyPolicies.tolerance) * EqualMoneyPolicies.money
      }
      let less = short.isEmpty ? "" : ", less by \(short.map(\.title).joined(separator: ", ")) at its strongest"
      func claim(_ part: String, _ statement: String, _ published: String, _ values: [Double]) -> Claim {
        let estimate = Estimate(values)
        return Claim(
          "C3.7.\(regime).\(part)", source: CollapsePaper.source, statement, status: CollapsePaper.reported,
          published: published, estimate, .isAboveZero(estimate),
          scope: "in % of welfare without a policy, $2.5 M a period in a quarter of the market\(less), disclosure as "
            + "it is; \(regime) prices and contracts with certificates and royalties; paired, \(estimate.count) "
            + "replicates",
          figure: PolicyComparison.figure.id, rule: Verdict.aboveZeroRule)
      }
      func difference(_ left: EqualMoneyPolicy, _ right: EqualMoneyPolicy) -> [Double] {
        zip(gains(left), gains(right)).map { $0 - $1 }
      }
      return [
        claim(
          "subsidy-disclosure", "a subsidy raises welfare by more than disclosure", "0.007 (.031 less .024)",
          difference(.subsidy, .disclosure)),
        claim(
          "disclosure-cap", "disclosure raises welfare by more than a cap on royalties", "0.012 (.024 less .012)",
          difference(.disclosure, .royaltyCap)),
        claim("cap", "a cap on royalties raises welfare", "0.012", gains(.royaltyCap)),
      ]
    }
    let whole = Claim(
      "C3.7", source: CollapsePaper.source, "subsidy before disclosure before royalty cap",
      status: CollapsePaper.reported, published: ".031, .024, .012 in an unknown unit",
      .ofAll(parts.map(\.verdict)), scope: "all parts of C3.7", figure: PolicyComparison.figure.id,
      rule: Verdict.allRule)
    return [whole] + parts
  }
}
