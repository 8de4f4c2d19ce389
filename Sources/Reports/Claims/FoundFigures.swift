// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures
internal import ScenarioFiles

/// A row of `figures.csv` with the figure that it tells of.
struct FoundFigure {
  static let required = ["id", "title", "source", "file", "command"]

  let id: String
  let title: String
  let source: String
  let command: String
  /// How much was played.
  let plays: String
  let method: String
  let caption: String
  /// Nil where the table was too large to be read.
  let table: FoundTable?
  /// Nil where it was made without gnuplot.
  let drawing: FoundDrawing?

  init(_ row: [String], of index: FoundTable, in results: FoundResults) {
    func text(_ column: String) -> String { index.place(column).map { row[$0] } ?? "" }
    id = text("id")
    title = text("title")
    source = text("source")
    command = text("command")
    plays = text("plays")
    method = text("method")
    caption = text("caption")
    table = results.table(text("file"))
    drawing = results.drawings[text("id") + ".svg"]
  }
}

/// The figures of a folder and the claims that it judges.
struct FoundFigures {
  /// The key of the manifest that tells of figures.
  static let manifestKey = "figures"

  let figures: [FoundFigure]
  let claims: [FoundClaim]
  /// Whether there is a table of claims.
  let hasClaims: Bool
  let isQuick: Bool

  /// - Throws: which table is missing or lacks a column, or names something twice.
  init(_ results: FoundResults) throws(ScenarioProblems) {
    guard let index = results.table(FigureIndex.fileName) else {
      throw ScenarioProblems([
        ScenarioProblem(
          file: results.path,
          message: "has figures but no \(FigureIndex.fileName); make it again with 'seedcorn figures'")
      ])
    }
    try Self.check(index, has: FoundFigure.required, in: results)
    figures = index.rows.map { FoundFigure($0, of: index, in: results) }
    let table = results.table(FoundClaim.fileName)
    if let table { try Self.check(table, has: FoundClaim.required, in: results) }
    claims = table.map { table in table.rows.map { FoundClaim($0, of: table) } } ?? []
    hasClaims = table != nil
    isQuick = results.manifest[Self.manifestKey]?["quick"] == .flag(true)
  }

  /// - Throws: that a column is missing, or that two rows have the same name, which the first column holds.
  private static func check(
    _ table: FoundTable, has columns: [String], in results: FoundResults
  ) throws(ScenarioProblems) {
    let path = results.path + "/" + table.name
    func refusal(_ line: Int?, _ message: String) -> ScenarioProblems {
      ScenarioProblems([ScenarioProblem(file: path, line: line, message: message)])
    }
    for column in columns where table.place(column) == nil {
      throw refusal(1, "column '\(column)' is missing from the header")
    }
    guard let name = columns.first.flatMap(table.place) else { return }
    var seen: Set<String> = []
    for row in table.rows where !seen.insert(row[name]).inserted {
      throw refusal(nil, "'\(row[name])' stands in it twice")
    }
  }

  /// The claims that a figure shows.
  func claims(of figure: FoundFigure) -> [FoundClaim] { claims.filter { $0.figure == figure.id } }

  /// The claims that no figure of the folder shows.
  var claimsWithoutFigure: [FoundClaim] {
    let ids = Set(figures.map(\.id))
    return claims.filter { !ids.contains($0.figure) }
  }

  /// The papers with figures, in their order.
  var papers: [(name: String, figures: [FoundFigure])] {
    var order: [String] = []
    for key in figures.map({ PaperName.key($0.source) }) where !order.contains(key) { order.append(key) }
    return order.map { key in
      let own = figures.filter { PaperName.key($0.source) == key }
      return (PaperName.shortest(own.map(\.source) + claims.filter { $0.paper == key }.map(\.source)), own)
    }
  }
}
