// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of `claims.csv` that was read back. What the table lacks is empty.
struct FoundClaim {
  static let fileName = "claims.csv"
  /// Without these it is no table of claims.
  static let required = ["claim", "source", "statement", "verdict", "figure"]

  let id: String
  let source: String
  let statement: String
  /// Where the claim stands, such as `printed`.
  let status: String
  let published: String
  /// NaN where nothing was simulated, as the ends of the 95% interval.
  let simulated: Double
  let low: Double
  let high: Double
  let verdict: String
  let scope: String
  /// The id of the figure that shows it; empty where none does.
  let figure: String
  /// How the verdict follows.
  let rule: String
  /// What judges it again.
  let command: String

  init(_ row: [String], of table: FoundTable) {
    func text(_ column: String) -> String { table.place(column).map { row[$0] } ?? "" }
    func number(_ column: String) -> Double { Double(text(column)) ?? .nan }
    id = text("claim")
    source = text("source")
    statement = text("statement")
    status = text("source_status")
    published = text("published")
    simulated = number("simulated")
    low = number("ci_low")
    high = number("ci_high")
    verdict = text("verdict")
    scope = text("scope")
    figure = text("figure")
    rule = text("rule")
    command = text("command")
  }

  /// What comes before the first point: `C2` of `C2.1`, `deals` of `deals.mean`.
  var strand: String { String(id.prefix { $0 != "." }) }

  /// Whether it is one of the claims C1 to C3 that the model is held against; all others are checks of its parts.
  var isMain: Bool { id.first == "C" }

  var paper: String { PaperName.key(source) }
}

/// Papers are known by their arXiv numbers, for sources are worded in more than one way.
enum PaperName {
  /// The number, such as `2601.09966`, or all of a source without one.
  static func key(_ source: String) -> String {
    source.firstMatch(of: /\b\d{4}\.\d{5}\b/).map { String($0.output) } ?? source
  }

  /// The shortest of several wordings, the first of equally long ones.
  static func shortest(_ sources: [String]) -> String { sources.min { $0.count < $1.count } ?? "" }
}
