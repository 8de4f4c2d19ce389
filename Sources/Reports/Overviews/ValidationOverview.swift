// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// Published results of retraining beside ours: how many standard errors lie between.
struct ValidationOverview {
  private let rows: [NamedRow]
  private let file: String

  /// Nil when the table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard let table = results.table(ValidationTable.fileName), let rows = table.rows(with: ["id", "source", "z"])
    else { return nil }
    self.rows = rows
    file = table.name
  }

  var overview: Overview {
    Overview(short: [short], heading: "Distance from what is exact", figures: papers.compactMap(figure))
  }

  /// What comes before the first point of the ids.
  private var papers: [String] {
    var names: [String] = []
    for name in rows.map({ paper($0) }) where !names.contains(name) { names.append(name) }
    return names
  }

  private func paper(_ row: NamedRow) -> String { String(row["id"].prefix { $0 != "." }) }

  private var short: Markup {
    let rows = papers.map { name -> [Markup] in
      let own = self.rows.filter { paper($0) == name }
      let distances = own.map { abs($0.number("z")) }.filter(\.isFinite)
      return [
        .text("\(name): \(own.values("source").joined(separator: "; "))"), .text("\(own.count)"),
        .text("\(distances.count { $0 <= Self.limit })"), .text("\(distances.count { $0 > Self.limit })"),
        .text(distances.max().map { NumberText.fixed($0, 2) } ?? "–"),
      ]
    }
    return Overview.table(
      "Results of each paper, and how far ours are from the exact values",
      ["paper", "results", "within 3.5 standard errors", "further", "largest distance"], rows, file: file)
  }

  /// Wide enough for all of some sixty results to lie within by chance.
  private static let limit = 3.5

  private func figure(_ name: String) -> PlotFigure? {
    let own = rows.filter { paper($0) == name && $0.number("z").isFinite }
    return .bars(
      name, horizontal: "standard errors", caption: "Ours less the exact value, over our standard error",
      names: own.map { String($0["id"].dropFirst(name.count + 1)) },
      series: [
        Series(
          name: "distance",
          points: own.enumerated().map { Series.Point(x: Double($0), mean: $1.number("z"), low: .nan, high: .nan) })
      ], file: file)
  }
}
