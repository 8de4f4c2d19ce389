// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The market at rest: its main numbers, where searches ended, and what each buyer gets.
struct EquilibriumOverview {
  private static let columns = [
    "active_sellers", "fidelity", "contamination", "price_human", "price_synthetic", "spend", "seller_surplus",
    "buyer_surplus", "welfare",
  ]
  /// More equilibria than this cannot be told apart in a plot.
  private static let mostSeries = 7

  private let equilibria: [NamedRow]
  private let starts: [NamedRow]
  private let buyers: [NamedRow]

  /// Nil when a table is missing or lacks a column.
  init?(_ results: FoundResults) {
    guard
      let equilibria = results.table(EquilibriumTables.equilibriaName)?.rows(with: ["equilibrium", "starts", "stable"]),
      let starts = results.table(EquilibriumTables.startsName)?.rows(with: ["equilibrium", "contamination", "fidelity"]
      ),
      let buyers = results.table(EquilibriumTables.buyersName)?.rows(with: ["equilibrium", "buyer", "surplus", "spend"])
    else { return nil }
    self.equilibria = equilibria
    self.starts = starts
    self.buyers = buyers
  }

  var overview: Overview {
    Overview(
      short: short, heading: "The market at rest",
      figures: [ends, perBuyer("surplus"), perBuyer("spend")].compactMap { $0 })
  }

  private var short: [Markup] {
    guard !equilibria.isEmpty else { return [.element("p", "No start of the search led to an equilibrium.")] }
    let names = equilibria.map { row in
      "equilibrium \(row["equilibrium"]) (\(row["stable"] == "1" ? "stable" : "unstable"), from \(row["starts"]) starts)"
    }
    let rows = Self.columns.filter { column in equilibria.contains { !$0[column].isEmpty } }.map { column in
      [EstimateMarkup.name(column, Definition(column: column))]
        + equilibria.map { EstimateMarkup.cell($0.number(column), .nan) }
    }
    return [
      Overview.table("The market in each equilibrium", ["column"] + names, rows, file: EquilibriumTables.equilibriaName)
    ]
  }

  private func name(_ equilibrium: String) -> String {
    equilibrium.isEmpty ? "none" : "equilibrium \(equilibrium)"
  }

  private var ends: PlotFigure? {
    let found = starts.values("equilibrium")
    guard found.count <= Self.mostSeries else { return nil }
    return .lines(
      "Where searches ended", horizontal: "contamination", vertical: "fidelity",
      caption: "One point for each start of the search, where it ended",
      series: found.map { equilibrium in
        Series(
          name: name(equilibrium),
          points: starts.filter { $0["equilibrium"] == equilibrium }.map {
            Series.Point(x: $0.number("contamination"), mean: $0.number("fidelity"), low: .nan, high: .nan)
          })
      }, joined: false, file: EquilibriumTables.startsName)
  }

  private func perBuyer(_ column: String) -> PlotFigure? {
    let found = buyers.values("equilibrium")
    guard found.count <= Self.mostSeries else { return nil }
    return .lines(
      "\(column) of each buyer", horizontal: "buyer", vertical: "$/period",
      caption: "Each buyer in each equilibrium, in the order of the table",
      series: found.map { equilibrium in
        Series(
          name: name(equilibrium),
          points: buyers.filter { $0["equilibrium"] == equilibrium }.map {
            Series.Point(x: $0.number("buyer"), mean: $0.number(column), low: .nan, high: .nan)
          })
      }, joined: false, wholeNumbers: true, file: EquilibriumTables.buyersName)
  }
}
