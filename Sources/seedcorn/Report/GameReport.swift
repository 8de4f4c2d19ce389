// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import PaperFigures
internal import Reports

/// What a reader sees at the end of `game`.
struct GameReport {
  let game: CollapseGame
  let rows: [CollapseGame.Row]
  let statements: [WelfareUnderCollapse.Row]
  /// Columns of the terminal.
  let width: Int

  var text: String {
    let blocks = [
      Wrapping.lines(rest, width: width),
      ["Shares at rest and welfare W in closed form, and where the replicator equation ends:"]
        + policies.lines(width: width),
      ["Statements of arXiv 2604.21853, put to this economy:"] + table.lines(width: width),
    ]
    let failing = StatementNotes.lines(statements, names: false, width: width)
    return (blocks + (failing.isEmpty ? [] : [["Where they do not hold:"] + failing]))
      .joined(separator: [""]).map { $0 + "\n" }.joined()
  }

  private var rest: String {
    let economy = game.economy
    let advantage = number(economy.costAdvantage)
    let regime =
      economy.regime.map { "at rest: \($0.rawValue)" }
      ?? "no single rest, as own work just pays for itself (b/2 = c_h): who uses no model keeps its habit"
    return "D = c_h - c_a = \(advantage), g = min(D, b/2 - c_a) = \(number(economy.firstGain)); \(regime)."
  }

  private var policies: TextTable {
    TextTable(
      labels: rows.map(\.policy),
      columns: [
        column("tax") { transfer($0.tax) }, column("reward") { transfer($0.reward) },
        column("human") { number($0.exact?.shares.human) }, column("none") { number($0.exact?.shares.idle) },
        column("model") { number($0.exact?.shares.artificial) }, column("W") { number($0.exact?.welfare) },
        column("limit: human") { number($0.limit?.shares.human) }, column("none") { number($0.limit?.shares.idle) },
        column("model") { number($0.limit?.shares.artificial) }, column("W") { number($0.limit?.welfare) },
      ])
  }

  private var table: TextTable {
    TextTable(
      labels: statements.map(\.statement),
      columns: [
        TextTable.Column(
          header: "published", cells: statements.map { TextTable.Cell(value: StatementNotes.published($0)) }),
        TextTable.Column(header: "comes to", cells: statements.map { TextTable.Cell(value: number($0.formula)) }),
        TextTable.Column(header: "is", cells: statements.map { TextTable.Cell(value: number($0.exact)) }),
        TextTable.Column(header: "holds", cells: statements.map { TextTable.Cell(value: StatementNotes.verdict($0)) }),
      ])
  }

  private func column(_ header: String, _ cell: (CollapseGame.Row) -> String) -> TextTable.Column {
    TextTable.Column(header: header, cells: rows.map { TextTable.Cell(value: cell($0)) })
  }

  private func transfer(_ value: Double) -> String { value.isNaN ? "-" : NumberText.fixed(value, 4) }

  private func number(_ value: Double?) -> String {
    value.map { $0.isNaN ? "-" : NumberText.fixed($0, 4) } ?? "-"
  }
}
