// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium

/// What production is worth when models learn from what they made, and what the published tax does about it.
enum WelfareUnderCollapseFigure {
  static let (rest, tax, transfers) = ("no policy", "published tax", "tax and reward")
  static let (published, planner) = ("published equilibrium", "planner's optimum")

  /// The two economies of which numbers are printed, with any contamination: own work pays its producer in the first,
  /// and not in the second.
  static let economies = [
    ("pays", CollapseEconomy(quality: 4.5, humanCost: 2, artificialCost: 1.5, contamination: 1.5)),
    ("does not pay", CollapseEconomy(quality: 3.5, humanCost: 2, artificialCost: 1.5, contamination: 0.4)),
  ]

  /// m, those of the paper's numbers among them. Where imitation is indifferent (m = 1 and .5) it would not come to rest.
  static func contaminations(isQuick: Bool) -> [Double] {
    isQuick ? [0.4, 0.9, 1.5, 2.5] : [0.2, 0.4, 0.6, 0.8, 0.9, 1.1, 1.3, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3]
  }

  private static let vertical = FigureAxis("welfare", "welfare a meeting")

  static let figure = Figure(
    id: "welfare-under-collapse", title: "Welfare under model collapse, by what contamination does to models",
    caption:
      "Mean payoff where imitation ends (marks), without policy, under the published tax 3D/4 on the use of models "
      + "and with a reward b/2 of all work besides, against the quality m that models lose where all work is theirs; "
      + "c_h = 2, c_a = 1.5. Dashed: the published equilibrium and the planner's optimum. The tax leads to the optimum "
      + "where own work pays for its producer (b = 4.5) and ends all work where it does not (b = 3.5).",
    source: WelfareUnderCollapse.paper,
    method: "closed forms and limits of the replicator equation, as by 'seedcorn game'",
    fullSize: "2 economies at 14 contaminations; nothing is drawn at random",
    quickSize: "2 economies at 4 contaminations",
    layout: .joinedMarks, series: "policy",
    horizontal: FigureAxis("contamination", "contamination m"), vertical: vertical,
    panels: [
      FigurePanel("pays", vertical, title: "own work pays its producer (b = 4.5)"),
      FigurePanel("does not pay", vertical, title: "own work does not pay (b = 3.5)"),
    ],
    references: [published: rest, planner: transfers], referenceTitle: "closed forms"
  ) { simulations in
    var points: [FigurePoint] = []
    for (panel, economy) in economies {
      for contamination in contaminations(isQuick: simulations.isQuick) {
        var economy = economy
        economy.contamination = contamination
        let rows = try WelfareUnderCollapse.rows(for: economy, lag: 0).filter { $0.id.hasSuffix(".W") }
        func add(_ series: String, _ part: String, _ value: (WelfareUnderCollapse.Row) -> Double) {
          points += rows.filter { $0.id.hasSuffix(".\(part).W") }.map {
            FigurePoint(series, .number(contamination), value($0)).on(panel)
          }
        }
        add(rest, "rest", \.limit)
        add(tax, "tax", \.limit)
        add(transfers, "planner", \.limit)
        add(published, "rest", \.formula)
        add(planner, "planner", \.exact)
      }
    }
    return points
  }
}
