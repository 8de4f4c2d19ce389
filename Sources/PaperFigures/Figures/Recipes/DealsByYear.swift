// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// When deals were made.
enum DealsByYear {
  static let disclosed = "amount disclosed"
  static let undisclosed = "not disclosed, or a price per unit"

  static let figure = Figure(
    id: "deals-by-year", title: "Public data deals by year",
    caption: "73 public deals in which training data changed hands, by year; 2025 is not a whole year.",
    source: DealsSource.paper, method: DealsSource.method, fullSize: DealsSource.size, layout: .stackedBars,
    series: "disclosure", horizontal: FigureAxis("year", "year"),
    vertical: FigureAxis("deals", "deals", startsAtZero: true)
  ) { simulations in
    let years = try await simulations.deals().years
    return DealsSource.stacked(years) { .number(Double($0.name) ?? .nan) }
  }
}

extension FigureSimulations {
  /// The shipped table of deals, added up.
  /// - Throws: `ScenarioProblems` where the table cannot be read.
  func deals() async throws -> DealAggregates {
    try await once("deals") {
      let file = self.scenarios + "/data/deals.csv"
      let bytes = try TableFile.bytes(of: file)
      do throws(DealProblems) {
        return DealAggregates(try DealTable(csv: bytes))
      } catch {
        throw ScenarioProblems(
          error.problems.map { ScenarioProblem(file: file, line: $0.line, key: $0.column, message: $0.message) })
      }
    }
  }
}

/// What the figures of deals have in common.
enum DealsSource {
  static let paper = "arXiv 2601.09966 (NeurIPS 2025, position track), table of deals"
  static let method = "Scenarios/data/deals.csv, added up as by 'seedcorn deals'"
  static let size = "73 deals; nothing is played"

  /// Disclosed deals of each group, then the others.
  static func stacked(_ groups: [DealGroup], _ place: (DealGroup) -> FigurePoint.Place) -> [FigurePoint] {
    groups.map { FigurePoint(DealsByYear.disclosed, place($0), Double($0.disclosedDeals)) }
      + groups.map { FigurePoint(DealsByYear.undisclosed, place($0), Double($0.deals - $0.disclosedDeals)) }
  }
}
