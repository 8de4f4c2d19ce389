// SPDX-License-Identifier: GPL-3.0-or-later

/// Exact fairshare prices: what each data set costs and earns, and what all get together.
struct PriceOverview {
  private let datasets: [NamedRow]
  private let buyers: [NamedRow]
  private let welfare: [NamedRow]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let datasets = results.table("datasets.csv")?.rows(
        with: ["dataset", "price", "sales", "revenue", "cost", "profit", "takes_part"]),
      let buyers = results.table("buyers.csv")?.rows(with: ["buyer", "spend", "net_utility"]),
      let welfare = results.table("welfare.csv")?.rows(with: ["welfare", "net_utility", "profit", "spend"])
    else { return nil }
    self.datasets = datasets
    self.buyers = buyers
    self.welfare = welfare
  }

  var overview: Overview {
    Overview(
      short: short, heading: "Prices and what they earn",
      figures: [
        bars("Data sets", of: datasets, named: "dataset", [("price", "price"), ("profit", "profit")], "datasets.csv"),
        bars("Buyers", of: buyers, named: "buyer", [("spend", "spend"), ("net_utility", "net utility")], "buyers.csv"),
      ].compactMap { $0 })
  }

  private var short: [Markup] {
    guard let all = welfare.first else { return [] }
    let values = [
      ("welfare", "welfare"), ("net_utility", "buyers' net utility"), ("profit", "sellers' profit"), ("spend", "spent"),
    ]
    let kept = datasets.count { $0["takes_part"] == "1" }
    return [
      .element("p", "\(kept) of \(NumberText.counted(datasets.count, "data set")) take part."),
      Overview.table(
        "All together, in $", ["what", "value"],
        values.map { [.text($0.1), EstimateMarkup.cell(all.number($0.0), .nan)] }, file: "welfare.csv"),
    ]
  }

  private func bars(
    _ heading: String, of rows: [NamedRow], named name: String, _ columns: [(column: String, name: String)],
    _ file: String
  ) -> PlotFigure? {
    .bars(
      heading, horizontal: "$", caption: "\(heading): \(columns.map(\.name).joined(separator: " and "))",
      names: rows.map { $0[name] },
      series: columns.map { part in
        Series(
          name: part.name,
          points: rows.enumerated().map {
            Series.Point(x: Double($0), mean: $1.number(part.column), low: .nan, high: .nan)
          })
      }, file: file)
  }
}
