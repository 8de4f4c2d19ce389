// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Luck
internal import Market

/// C2.6: of all buyers those with small budgets gain most by fairshare prices, in net utility and in performance per
/// dollar.
enum FairshareBudgetClaims {
  static let group = ClaimGroup(["C2.6"], figures: [FairsharePerformancePerDollar.figure]) {
    claims(try await $0.pricingAlone())
  }

  /// A reading of the claim, with a number that is above 0 where it holds, one per replicate.
  struct Part: Sendable {
    let id: String
    let statement: String
    let number: String
    let values: @Sendable (RegimePlays) -> [Double]
  }

  static let parts = [
    Part(
      id: "C2.6.utility.gain", statement: "buyers with the smallest budgets gain by fairshare pricing",
      number: "net utility over A of the quarter with the smallest budget over value, fairshare less exploitative"
    ) { utilityGains($0)[0] },
    Part(
      id: "C2.6.utility.most",
      statement: "fairshare pricing does more for buyers with the smallest budgets than for others",
      number: "gain of net utility over A, the quarter with the smallest budget over value less the others' mean"
    ) { lead(utilityGains($0)) },
    Part(
      id: "C2.6.performance.gain",
      statement: "fairshare pricing raises the performance per dollar of buyers with the smallest budgets",
      number:
        "log of performance per dollar of the quarter with the smallest budget over value, fairshare less exploitative"
    ) { performanceGains($0)[0] },
    Part(
      id: "C2.6.performance.most",
      statement:
        "fairshare pricing does more for the performance per dollar of buyers with the smallest budgets than of "
        + "others",
      number:
        "gain of log performance per dollar, the quarter with the smallest budget over value less the others' mean"
    ) { lead(performanceGains($0)) },
  ]

  static func claims(_ plays: RegimePlays) -> [Claim] {
    parts.map { part in
      let estimate = Estimate(part.values(plays))
      return Claim(
        part.id, source: PricingAloneFigure.paper, part.statement, status: "reported by others", published: "above 0",
        estimate, .isAboveZero(estimate),
        scope: "\(part.number); pricing alone at the shipped cost of data, \(plays.periods) periods, "
          + "\(plays.replicates) replicates", figure: FairsharePerformancePerDollar.figure.id,
        rule: Verdict.aboveZeroRule)
    }
  }

  /// For each group of buyers, one per replicate.
  private static func utilityGains(_ plays: RegimePlays) -> [[Double]] { gains(plays, BudgetGroups.netUtility) }

  private static func performanceGains(_ plays: RegimePlays) -> [[Double]] {
    gains(plays) { log(BudgetGroups.performancePerDollar($0)) }
  }

  private static func gains(_ plays: RegimePlays, _ value: ([BuyerHistory]) -> Double) -> [[Double]] {
    zip(
      BudgetGroups.values(of: FairshareCost.fair, in: plays, value),
      BudgetGroups.values(of: FairshareCost.exploitative, in: plays, value)
    ).map { zip($0, $1).map { $0 - $1 } }
  }

  /// The first group less the mean of the others.
  static func lead(_ groups: [[Double]]) -> [Double] {
    groups[0].indices.map { replicate in
      let others = groups.dropFirst().map { $0[replicate] }
      return groups[0][replicate] - others.reduce(0, +) / Double(others.count)
    }
  }
}
