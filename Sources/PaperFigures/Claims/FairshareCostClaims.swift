// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// C2.1 to C2.6 from cheap to dear data, for myopic and for foresighted buyers, and what all that comes to.
enum FairshareCostClaims {
  static let group = ClaimGroup(["C2.1", "C2.2", "C2.3", "C2.4", "C2.5", "C2.6"], figures: [FairshareCost.figure]) {
    let alone = try await $0.pricingAlone()
    return claims(
      try await $0.costLevels(), shipped: FairshareClaims.claims(alone) + FairshareBudgetClaims.claims(alone))
  }

  /// A part of a claim and how it is judged at one cost.
  struct Part: Sendable {
    let id: String
    let statement: String
    let number: String
    var rule = Verdict.aboveZeroRule
    /// Whether a panel of the figure shows the number.
    var isShown = false
    let verdict: @Sendable (RegimePlays) -> Verdict
  }

  static let parts: [Part] =
    [
      Part(
        id: "C2.1.sellers", statement: "exploitative pricing drives sellers out",
        number: "share of the first sellers that is missing at the end under the exploitative price"
      ) { .isAboveZero(Estimate($0.retainedSellers(of: exploitative).map { 1 - $0 })) },
      Part(
        id: "C2.1.quality", statement: "exploitative pricing leaves worse sellers than fairshare pricing",
        number: "mean quality of sellers at the end, fairshare less exploitative", isShown: true
      ) { .isAboveZero(last(.meanQualityActive, $0)) },
      Part(
        id: "C2.2.end", statement: "exploitative pricing degrades the long-run performance of models",
        number: "model quality at the end, fairshare less exploitative"
      ) { .isAboveZero(last(.modelQuality, $0)) },
      Part(
        id: "C2.2.mean", statement: "exploitative pricing degrades the long-run performance of models",
        number: "model quality over all periods, fairshare less exploitative", isShown: true
      ) { .isAboveZero(mean(.modelQuality, $0)) },
      Part(
        id: "C2.3.sellers", statement: "fairshare pricing sustains participation",
        number: "sellers at the end over those before period 1, less 1, under fairshare prices",
        rule: FairshareClaims.sustainedRule
      ) { FairshareClaims.sustained(Estimate($0.retainedSellers(of: fair).map { $0 - 1 })) },
      Part(
        id: "C2.3.quality", statement: "fairshare pricing keeps the supply good",
        number: "mean quality of sellers at the end, fairshare less exploitative", isShown: true
      ) { .isAboveZero(last(.meanQualityActive, $0)) },
      Part(
        id: "C2.4", statement: "fairshare pricing is better for sellers and buyers together than exploitative pricing",
        number: "surplus of sellers and discounted utility of buyers over all periods, fairshare less exploitative",
        rule: "both sides: " + Verdict.aboveZeroRule
      ) {
        .ofAll([.isAboveZero(mean(.sellerSurplus, $0)), .isAboveZero(last(.discountedBuyerUtility, $0))])
      },
      Part(
        id: "C2.5", statement: "fairshare pricing raises buyers' performance per dollar",
        number: "sum of model quality over spending, mean over all periods, fairshare less exploitative"
      ) { .isAboveZero(mean(.performancePerDollar, $0)) },
    ]
    + FairshareBudgetClaims.parts.map { part in
      Part(id: part.id, statement: part.statement, number: part.number) { .isAboveZero(Estimate(part.values($0))) }
    }

  /// What the parts come to.
  private static let wholes = [
    ("C2.1", "exploitative pricing drives high-quality sellers out", "printed"),
    ("C2.2", "that degrades the long-run performance of models (of data: C2.3.quality)", "printed"),
    ("C2.3", "fairshare pricing sustains participation and a stable high-quality supply", "printed"),
    ("C2.4", "fairshare pricing maximises long-run buyer utility and seller profit together", "printed"),
    ("C2.5", "fairshare pricing raises buyers' performance per dollar", "printed"),
    ("C2.6", "buyers with small budgets gain most", "reported by others"),
  ]

  private static let fair = FairshareCost.fair
  private static let exploitative = FairshareCost.exploitative

  private static func last(_ observation: Observation, _ plays: RegimePlays) -> Estimate {
    plays.difference({ $0.values(observation, of: $1, period: $0.periods - 1) }, of: fair, from: exploitative)
  }

  private static func mean(_ observation: Observation, _ plays: RegimePlays) -> Estimate {
    plays.difference({ $0.means(observation, of: $1) }, of: fair, from: exploitative)
  }

  /// - Parameter shipped: the claims at the shipped cost.
  static func claims(_ levels: [FairshareCost.Level], shipped: [Claim]) -> [Claim] {
    wholes.flatMap { id, statement, status in
      let own = parts.filter { ClaimGroup.belongs($0.id, to: id) }.flatMap { part in
        FairshareCost.Buyers.allCases.map { buyers in
          claim(part, buyers, status, levels.filter { $0.buyers == buyers })
        }
      }
      let judged = shipped.filter { ClaimGroup.belongs($0.id, to: id) } + own
      // Both sides must gain, and to gain most one must gain.
      let needsAll = id == "C2.4" || id == "C2.6"
      let contrary = judged.filter { $0.verdict != judged[0].verdict }.map(\.id)
      let whole = Claim(
        id, source: PricingAloneFigure.paper, statement, status: status, published: "in every setting",
        needsAll ? .ofAll(judged.map(\.verdict)) : .over(judged.map(\.verdict)),
        scope: "all parts of \(id)\(id == "C2.4" ? " but those of patience" : ""), at the shipped cost and from cheap "
          + "to dear data"
          + (contrary.isEmpty
            ? ""
            : "; \(judged[0].id) is \(judged[0].verdict.rawValue), unlike "
              + contrary.joined(separator: ", ")),
        figure: own.contains { !$0.figure.isEmpty } ? FairshareCost.figure.id : judged[0].figure,
        rule: needsAll ? Verdict.allRule : Verdict.overRule)
      return [whole] + own
    }
  }

  private static func claim(
    _ part: Part, _ buyers: FairshareCost.Buyers, _ status: String, _ levels: [FairshareCost.Level]
  ) -> Claim {
    let verdicts = levels.map { ($0.cost, part.verdict($0.plays)) }
    func costs(_ verdict: Verdict, _ words: String) -> String? {
      let found = verdicts.filter { $0.1 == verdict }.map { "$\(Int($0.0))" }
      return found.isEmpty ? nil : "\(words) at \(found.joined(separator: ", "))"
    }
    let found = [costs(.reproduced, "holds"), costs(.notReproduced, "refuted"), costs(.depends, "not told")]
    return Claim(
      "\(part.id).\(buyers.rawValue)", source: PricingAloneFigure.paper, part.statement, status: status,
      published: "at all \(levels.count) costs of data", simulated: Double(verdicts.count { $0.1 == .reproduced }),
      .over(verdicts.map(\.1)),
      scope: "number of costs at which it holds; \(found.compactMap(\.self).joined(separator: "; ")) (median cost of a "
        + "seller). Judged by: \(part.number); pricing alone, \(buyers.rawValue) buyers, "
        + "\(levels[0].plays.periods) periods, \(levels[0].plays.replicates) replicates",
      figure: part.isShown ? FairshareCost.figure.id : "",
      rule: "at each cost \(part.rule); together " + Verdict.overRule)
  }
}
