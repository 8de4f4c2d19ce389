// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// How far large-market prices are from exact ones: with what power of the number of data sets the distance falls.
struct LargeMarketOverview {
  private let rates: [NamedRow]
  private let prices: [NamedRow]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    let family = ["utility", "budgets", "size_log_sd"]
    guard
      let rates = results.table("large-market-rates.csv")?.rows(
        with: family + ["quantity", "slope", "standard_error"]),
      let prices = results.table("large-market-prices.csv")?.rows(
        with: family + ["datasets", "willingness_difference", "price_difference"])
    else { return nil }
    self.rates = rates
    self.prices = prices
  }

  var overview: Overview {
    Overview(
      short: short, heading: "Distance by the number of data sets",
      figures: prices.values("utility").flatMap { utility in
        ["willingness_difference", "price_difference"].compactMap { figure($0, utility) }
      })
  }

  private static func family(_ row: NamedRow) -> String {
    "budgets \(row["budgets"]), log sd of sizes \(row["size_log_sd"])"
  }

  private var short: [Markup] {
    let rows = rates.map { row -> [Markup] in
      [
        .text("\(row["utility"]), \(Self.family(row))"), .text(row["quantity"]),
        EstimateMarkup.cell(row.number("slope"), 1.96 * row.number("standard_error")),
      ]
    }
    return [
      Overview.table(
        "The power of the number of data sets with which the distance falls, ± 1.96 standard errors",
        ["markets", "distance of", "power"], isNumeric: [false, false, true], rows, file: "large-market-rates.csv")
    ]
  }

  private func figure(_ column: String, _ utility: String) -> PlotFigure? {
    let own = prices.filter { $0["utility"] == utility }
    var families: [String] = []
    for name in own.map(Self.family) where !families.contains(name) { families.append(name) }
    return .lines(
      "\(column), \(utility)", horizontal: "log10 of the number of data sets", vertical: "log10 of the distance",
      caption: "Large-market less exact, relative: a straight line falls by a power of the number of data sets",
      series: families.map { name in
        Series(
          name: name,
          points: own.filter { Self.family($0) == name }.map {
            // Where both are the same, rounding is left.
            let distance = abs($0.number(column))
            return Series.Point(
              x: log10($0.number("datasets")), mean: distance > 1e-12 ? log10(distance) : .nan, low: .nan, high: .nan)
          })
      }, file: "large-market-prices.csv")
  }
}
