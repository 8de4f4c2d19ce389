// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// Claims about fairshare prices, judged on pricing alone: in markets that differ in nothing but the pricing rule, by
/// differences between replicates with the same luck.
struct FairshareClaims {
  static let group = ClaimGroup(
    ["C2.1", "C2.2", "C2.3", "C2.4", "C2.5"],
    figures: [
      FairshareParticipation.figure, FairshareQuality.figure, FairshareModels.figure, FairshareSellerProfit.figure,
      FairshareBuyerUtility.figure, FairsharePerformance.figure,
    ]
  ) { claims(try await $0.pricingAlone()) }

  private let plays: RegimePlays
  private let fair = "fairshare"
  private let exploitative = "exploitative"

  static func claims(_ plays: RegimePlays) -> [Claim] {
    let judge = FairshareClaims(plays: plays)
    return judge.participation + judge.models + judge.together + judge.performance
  }

  /// In words, the next.
  static let sustainedRule =
    "not reproduced where the 95% interval lies below 0, reproduced where it leaves out a loss of 5%, else it depends"

  /// No seller lost is all that is claimed: what is not told from 0 counts, if a loss of a twentieth would have shown.
  static func sustained(_ gained: Estimate) -> Verdict {
    if gained.high < 0 { return .notReproduced }
    return gained.low > -0.05 ? .reproduced : .depends
  }

  /// Fairshare less exploitative prices, at the end.
  private func difference(_ observation: Observation) -> Estimate {
    let last = plays.periods - 1
    return paired(
      plays.values(observation, of: fair, period: last), plays.values(observation, of: exploitative, period: last))
  }

  /// Fairshare less another rule, mean over the periods.
  private func meanDifference(_ observation: Observation, from other: String) -> Estimate {
    paired(plays.means(observation, of: fair), plays.means(observation, of: other))
  }

  private func paired(_ left: [Double], _ right: [Double]) -> Estimate { Estimate(zip(left, right).map { $0 - $1 }) }

  private func claim(
    _ id: String, _ statement: String, published: String, _ estimate: Estimate, _ verdict: Verdict, _ number: String,
    _ figure: Figure, rule: String = Verdict.aboveZeroRule
  ) -> Claim {
    Claim(
      id, source: PricingAloneFigure.paper, statement, status: "printed", published: published, estimate, verdict,
      scope: "\(number); pricing alone at the shipped cost of data, \(plays.periods) periods, "
        + "\(plays.replicates) replicates", figure: figure.id, rule: rule)
  }

  /// C2.1: sellers leave under exploitative prices, and those who stay are worse. C2.3: under fairshare prices none is
  /// lost, and those who stay are better.
  private var participation: [Claim] {
    let lost = Estimate(plays.retainedSellers(of: exploitative).map { 1 - $0 })
    let gained = Estimate(plays.retainedSellers(of: fair).map { $0 - 1 })
    let quality = difference(.meanQualityActive)
    return [
      claim(
        "C2.1.sellers", "exploitative pricing drives sellers out", published: "above 0", lost, .isAboveZero(lost),
        "share of the first sellers that is missing at the end under the exploitative price",
        FairshareParticipation.figure),
      claim(
        "C2.1.quality", "exploitative pricing leaves worse sellers than fairshare pricing", published: "above 0",
        quality, .isAboveZero(quality), "mean quality of sellers at the end, fairshare less exploitative",
        FairshareQuality.figure),
      claim(
        "C2.3.sellers", "fairshare pricing sustains participation", published: "0 or above", gained,
        Self.sustained(gained),
        "sellers at the end over those before period 1, less 1, under fairshare prices", FairshareParticipation.figure,
        rule: Self.sustainedRule),
      claim(
        "C2.3.quality", "fairshare pricing keeps the supply good", published: "above 0", quality,
        .isAboveZero(quality), "mean quality of sellers at the end, fairshare less exploitative",
        FairshareQuality.figure),
    ]
  }

  /// C2.2: with worse data, models do worse under exploitative prices.
  private var models: [Claim] {
    let last = difference(.modelQuality)
    let mean = meanDifference(.modelQuality, from: exploitative)
    func claim(_ id: String, _ estimate: Estimate, _ when: String) -> Claim {
      self.claim(
        id, "exploitative pricing degrades the long-run performance of models", published: "above 0", estimate,
        .isAboveZero(estimate), "model quality \(when), fairshare less exploitative", FairshareModels.figure)
    }
    return [claim("C2.2.end", last, "at the end"), claim("C2.2.mean", mean, "over all periods")]
  }

  /// C2.4: no other rule is better for sellers, none for buyers, and so for both at once.
  private var together: [Claim] {
    let others = plays.names.filter { $0 != fair }
    func parts(_ side: String, _ number: String, _ figure: Figure, _ difference: (String) -> Estimate) -> [Claim] {
      others.map { other in
        let estimate = difference(other)
        return claim(
          "C2.4.\(side).\(other)", "fairshare pricing is better for \(side) than \(other) pricing",
          published: "above 0", estimate, .isAboveZero(estimate), "\(number), fairshare less \(other)", figure)
      }
    }
    let last = plays.periods - 1
    let parts =
      parts("sellers", "surplus of sellers in $ a period, mean over all periods", FairshareSellerProfit.figure) {
        meanDifference(.sellerSurplus, from: $0)
      }
      + parts("buyers", "discounted utility of buyers over all periods in $", FairshareBuyerUtility.figure) {
        paired(
          plays.values(.discountedBuyerUtility, of: fair, period: last),
          plays.values(.discountedBuyerUtility, of: $0, period: last))
      }
    let whole = Claim(
      "C2.4.shipped", source: PricingAloneFigure.paper,
      "fairshare pricing maximises long-run buyer utility and seller profit together", status: "printed",
      published: "both above 0", .ofAll(parts.map(\.verdict)),
      scope: "against three other rules, at the shipped cost of data", figure: parts[0].figure, rule: Verdict.allRule)
    return [whole] + parts
  }

  /// C2.5: at its own price.
  private var performance: [Claim] {
    let estimate = paired(
      plays.means(.performancePerDollar, of: fair).map { $0 * 1e9 },
      plays.means(.performancePerDollar, of: exploitative).map { $0 * 1e9 })
    return [
      claim(
        "C2.5.shipped", "fairshare pricing raises buyers' performance per dollar", published: "above 0", estimate,
        .isAboveZero(estimate),
        "sum of model quality over spending, 1/billion $, mean over all periods, fairshare less exploitative",
        FairsharePerformance.figure)
    ]
  }
}
