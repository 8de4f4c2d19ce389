// SPDX-License-Identifier: GPL-3.0-or-later

/// What production is worth when models learn from what they made.
enum WelfareUnderCollapseFigure {
  static let formula = "published formula"
  static let limit = "end of imitation"
  static let planner = "planner's optimum"

  static let figure = Figure(
    id: "welfare-under-collapse", title: "Welfare under model collapse, by economy",
    caption: "Welfare of six economies named by what is made there: by the published formula, where the replicator "
      + "equation ends, and at the planner's optimum. The numbers of 'mixed' and 'artificial' are printed in the paper.",
    source: WelfareUnderCollapse.paper, method: "as by 'seedcorn game --validate'",
    fullSize: "6 economies; nothing is drawn at random", layout: .marks, series: "welfare_of",
    horizontal: FigureAxis("economy", ""), vertical: FigureAxis("welfare", "welfare a meeting")
  ) { _ in
    let rows = try WelfareUnderCollapse.rows()
    func points(_ series: String, _ part: String, _ value: (WelfareUnderCollapse.Row) -> Double) -> [FigurePoint] {
      rows.filter { $0.id.hasSuffix(".\(part).W") }.map { row in
        let economy = row.id.dropFirst("B10.".count).dropLast(".\(part).W".count)
        return FigurePoint(series, .name(String(economy)), value(row))
      }
    }
    return points(formula, "rest", \.formula) + points(limit, "rest", \.limit) + points(planner, "planner", \.exact)
  }
}
