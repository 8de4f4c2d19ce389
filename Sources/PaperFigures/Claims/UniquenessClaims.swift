// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium

/// Claim C3.8: there is one equilibrium.
enum UniquenessClaims {
  static let group = ClaimGroup(["C3.8"], figures: [SeveralEquilibriaFigure.figure]) { simulations in
    var calibrated: [(rule: String, found: Int)] = []
    for market in markets {
      let set = try await simulations.equilibria(
        of: market.path, settings: market.settings, starts: simulations.isQuick ? 3 : 24,
        types: simulations.isQuick ? 512 : 4_096)
      calibrated.append((market.rule, set.equilibria.count))
    }
    let most = try await simulations.twoFutures().map(\.equilibria.count).max() ?? 0
    return claims(calibrated: calibrated, made: most)
  }

  /// The calibrated market under each pricing rule that can be solved on paper.
  private static let markets: [(rule: String, path: String, settings: [String])] = [
    ("uniform", "exploitative.yaml", []), ("fairshare", "fairshare.yaml", []),
    ("bargaining", "pricing-alone/bargaining.yaml", []), ("random", "random.yaml", []),
    ("fixed", "pricing-alone/uniform.yaml", ["pricing.rule=fixed"]),
  ]

  static func claims(calibrated: [(rule: String, found: Int)], made: Int) -> [Claim] {
    func claim(_ id: String, _ statement: String, _ found: Int, scope: String) -> Claim {
      Claim(
        id, source: CollapsePaper.source, statement, status: CollapsePaper.printed, published: "1",
        simulated: Double(found), isOne(found), scope: "equilibria that a search from many starts finds; \(scope)",
        figure: SeveralEquilibriaFigure.figure.id, rule: rule)
    }
    let shipped = calibrated.map { market in
      claim(
        "C3.8.calibrated.\(market.rule)", "there is one equilibrium in the calibrated market", market.found,
        scope: "\(market.rule) prices, the shipped learner and costs")
    }
    let other = claim(
      "C3.8.two-futures", "there is one equilibrium in any market", made,
      scope: "most at one cost of data, Scenarios/on-paper/two-futures.yaml, where costs are close together, losses "
        + "recover slowly and synthetic records can hardly be told from people's")
    let whole = Claim(
      "C3.8", source: CollapsePaper.source, "there is one equilibrium", status: CollapsePaper.printed, published: "1",
      .mixed((shipped + [other]).map(\.verdict)), scope: "all parts of C3.8",
      figure: SeveralEquilibriaFigure.figure.id, rule: Verdict.mixedRule)
    return [whole] + shipped + [other]
  }

  static let rule = "reproduced where one is found, not reproduced where several are, not testable where none is"

  static func isOne(_ found: Int) -> Verdict { found == 1 ? .reproduced : found > 1 ? .notReproduced : .notTestable }
}
