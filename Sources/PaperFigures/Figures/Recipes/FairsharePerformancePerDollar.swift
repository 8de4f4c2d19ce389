// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// What a dollar brings to buyers with small and large budgets (claim C2.6).
enum FairsharePerformancePerDollar {
  private static let panels: [(panel: FigurePanel, value: @Sendable ([BuyerHistory]) -> Double)] = [
    (
      FigurePanel(
        "performance",
        FigureAxis("value", "model quality / $", unit: "1/billion $", divisor: 1e-9, startsAtZero: true)),
      { BudgetGroups.performancePerDollar($0) }
    ),
    (
      FigurePanel("net utility", FigureAxis("value", "net utility / A", unit: "%", divisor: 0.01, startsAtZero: true)),
      { BudgetGroups.netUtility($0) }
    ),
  ]

  static let figure = Figure(
    id: "fairshare-performance-per-dollar", title: "Performance per dollar by budget and pricing rule",
    caption: "Above: model quality (u/A) over what was paid for data; below: net utility a period over the value of a "
      + "perfect model (A). By quarters of buyers, from the smallest to the largest budget over value (B/A). Means over "
      + "20 periods and replicates, 95% Student intervals; the markets start alike and differ in the pricing rule alone "
      + "(fee 30%, paid per period).",
    source: PricingAloneFigure.paper,
    method: "Scenarios/pricing-alone/{uniform,random,posted,fairshare}.yaml, buyer by buyer",
    fullSize: "20 replicates of 20 periods of each market",
    quickSize: "\(FigureSimulations.quickReplicates) replicates of \(FigureSimulations.quickPeriods) periods",
    layout: .marks, series: "pricing", horizontal: FigureAxis("budget", "budget over value of a perfect model"),
    vertical: FigureAxis("value", ""), panels: panels.map(\.panel), isEstimated: true
  ) { simulations in
    let plays = try await simulations.pricingAlone()
    return panels.flatMap { panel, value in
      plays.names.flatMap { regime in
        zip(BudgetGroups.names, BudgetGroups.values(of: regime, in: plays, value)).map {
          FigurePoint(regime, .name($0), Estimate($1)).on(panel.name)
        }
      }
    }
  }
}
