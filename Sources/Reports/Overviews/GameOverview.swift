// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// Who works and who uses a model, by policy, and which published statements hold.
struct GameOverview {
  private let statements: [NamedRow]
  private let policies: [NamedRow]

  /// Nil when the table of statements is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let statements = results.table(WelfareUnderCollapse.fileName)?.rows(with: ["id", "result", "setting", "holds"])
    else { return nil }
    self.statements = statements
    policies =
      results.table("game.csv")?.rows(with: ["policy", "human", "none", "artificial", "welfare"]) ?? []
  }

  var overview: Overview {
    Overview(
      short: [text] + failing, heading: "By policy",
      figures: [
        bars("Who does what", [("human", "work"), ("artificial", "use a model"), ("none", "make nothing")], "share"),
        bars("Welfare", [("welfare", "welfare")], "units of quality"),
      ].compactMap { $0 })
  }

  private var text: Markup {
    .element(
      "p",
      "\(statements.count { $0["holds"] == "yes" }) of \(NumberText.counted(statements.count, "published statement")) hold."
    )
  }

  private var failing: [Markup] {
    let rows = statements.filter { $0["holds"] != "yes" }
    guard !rows.isEmpty else { return [] }
    return [
      Overview.table(
        "Those that do not", ["id", "statement", "setting"], isNumeric: [false, false, false],
        rows.map { row in ["id", "result", "setting"].map { .text(row[$0]) } }, file: WelfareUnderCollapse.fileName)
    ]
  }

  private func bars(_ heading: String, _ columns: [(column: String, name: String)], _ unit: String) -> PlotFigure? {
    .bars(
      heading, horizontal: unit, caption: "At rest under each policy", names: policies.map { $0["policy"] },
      series: columns.map { part in
        Series(
          name: part.name,
          points: policies.enumerated().map {
            Series.Point(x: Double($0), mean: $1.number(part.column), low: .nan, high: .nan)
          })
      }, file: "game.csv")
  }
}
