// SPDX-License-Identifier: GPL-3.0-or-later

/// Public data deals by year and type, and how many published numbers the table gives again.
struct DealsOverview {
  private let published: [NamedRow]
  private let groups: [(heading: String, file: String, rows: [NamedRow])]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    let columns = ["id", "key", "value"]
    guard
      let published = results.table("deals-published.csv")?.rows(with: [
        "aggregate", "published", "recomputed", "agrees",
      ]),
      let years = results.table("deals-by-year.csv")?.rows(with: columns),
      let types = results.table("deals-by-type.csv")?.rows(with: columns)
    else { return nil }
    self.published = published
    groups = [("Deals by year", "deals-by-year.csv", years), ("Deals by type", "deals-by-type.csv", types)]
  }

  var overview: Overview { Overview(short: short, heading: "Deals", figures: groups.compactMap(figure)) }

  private var short: [Markup] {
    let differing = published.filter { $0["agrees"] != "yes" }
    let text = Markup.element(
      "p", "\(published.count - differing.count) of \(published.count) published numbers follow from the table.")
    guard !differing.isEmpty else { return [text] }
    return [
      text,
      Overview.table(
        "Those that do not", ["number", "published", "recomputed", "note"], isNumeric: [false, true, true, false],
        differing.map { row in
          [
            .text("\(row["aggregate"]) (\(row["unit"]))"), .text(row["published"]),
            .text(row["recomputed"]),
            .text(row["note"]),
          ]
        }, file: "deals-published.csv"),
    ]
  }

  private func figure(_ group: (heading: String, file: String, rows: [NamedRow])) -> PlotFigure? {
    let keys = group.rows.values("key")
    let series = [("deals", "all"), ("disclosed_deals", "amount disclosed")].map { id, name in
      Series(
        name: name,
        points: keys.enumerated().map { place, key in
          let row = group.rows.first { $0["id"] == id && $0["key"] == key }
          return Series.Point(x: Double(place), mean: row?.number("value") ?? .nan, low: .nan, high: .nan)
        })
    }
    return .bars(
      group.heading, horizontal: "deals", caption: "Public deals in which training data changed hands", names: keys,
      series: series, file: group.file)
  }
}
