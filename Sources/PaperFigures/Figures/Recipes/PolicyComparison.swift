// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What policies that move as much money do to welfare (claim C3.7).
enum PolicyComparison {
  static let regimes = ["exploitative", "laissez-faire", "edvex"]
  static let reported = "reported x 100"

  static let figure = Figure(
    id: "policy-comparison", title: "Gain in welfare from policies that move as much money",
    caption: "Difference in welfare to no policy, in % of welfare without one, for $2.5 M a period in a quarter of the "
      + "market: subsidies and their deadweight, a watermark's deadweight, a tax's revenue, royalties no longer paid. "
      + "Means with 95% intervals, paired by common luck. Disclosure moves no money and stands as it is. Reported: "
      + ".031, .024 and .012 for subsidy, disclosure and royalty cap, in an unknown unit.",
    source: "reports of arXiv 2605.20279 (reported withdrawn)",
    method:
      "Scenarios/REGIME.yaml with certificates and royalties, rates by Brent's method, as by Scripts/policy-order",
    fullSize: "10 replicates of 20 periods; money to 1%", quickSize: "2 replicates of 6 periods; money to 1%",
    layout: .marks, series: "regime", horizontal: FigureAxis("policy", ""),
    vertical: FigureAxis("gain", "gain in welfare", unit: "%"), isEstimated: true
  ) { simulations in
    var points: [FigurePoint] = []
    for regime in regimes {
      let found = try await simulations.equalMoney(in: regime)
      points += EqualMoneyPolicy.allCases.map {
        FigurePoint(regime, .name($0.title), Estimate(found.gains[$0] ?? []))
      }
    }
    return points
      + EqualMoneyPolicy.allCases.compactMap { policy in
        policy.reported.map { FigurePoint(reported, .name(policy.title), 100 * $0) }
      }
  }
}
