// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Experiments
internal import Market
internal import ScenarioFiles

/// All equilibria of a market that was made to have several, as data becomes dearer (claim C3.8).
enum SeveralEquilibriaFigure {
  static let good = "stable, good models"
  static let watershed = "unstable"
  static let bad = "stable, bad models"

  static let figure = Figure(
    id: "several-equilibria", title: "Equilibria of a market with two futures, by the cost of data",
    caption:
      "All equilibria that a search from many starts found on paper, by the median cost of a seller: a good and a "
      + "bad stable one, and where there are both an unstable one between them, the watershed. Dashed: the cost in the "
      + "scenario as shipped. Between two costs lines are a guide.",
    source: CollapseLawFigure.paper + ", which claims that there is one",
    method: "Scenarios/on-paper/two-futures.yaml, as by 'seedcorn equilibrium'",
    fullSize: "24 starts at each of 31 costs; the first replicate's buyers",
    quickSize: "10 starts at each of 9 costs, a quarter of the types of seller", layout: .joinedMarks,
    series: "branch", horizontal: FigureAxis("cost", "median cost of a seller", unit: "$ a period"),
    vertical: FigureAxis("value", "value"),
    panels: [
      FigurePanel("fidelity", FigureAxis("fidelity", "fidelity", startsAtZero: true)),
      FigurePanel("contamination", FigureAxis("contamination", "synthetic share", startsAtZero: true)),
    ],
    references: ["as shipped": good], referenceTitle: "as shipped"
  ) { simulations in
    let found = try await simulations.twoFutures()
    let fidelities = found.flatMap { $0.equilibria.map { $0.outcome[.fidelity] } }
    let middle = ((fidelities.min() ?? 0) + (fidelities.max() ?? 0)) / 2
    var points: [FigurePoint] = []
    let shown: [(String, Observation)] = [("fidelity", .fidelity), ("contamination", .contamination)]
    for branch in [good, watershed, bad] {
      for (panel, observation) in shown {
        for market in found {
          for equilibrium in market.equilibria
          where branch == Self.branch(equilibrium, middle: middle) {
            points.append(FigurePoint(branch, .number(market.cost), equilibrium.outcome[observation]).on(panel))
          }
        }
      }
    }
    for (panel, _) in shown {
      points += [0, 1].map { FigurePoint("as shipped", .number(shippedCost), $0).on(panel) }
    }
    return points
  }

  static let shippedCost = 600.0

  /// The branch that an equilibrium is of: the watershed is unstable, and good and bad models lie far apart.
  private static func branch(_ equilibrium: ContaminationEquilibrium, middle: Double) -> String {
    guard equilibrium.stability?.isStable == true else { return watershed }
    return equilibrium.outcome[.fidelity] > middle ? good : bad
  }
}

extension FigureSimulations {
  /// The market with two futures at several costs of data, $ a period.
  /// - Throws: `ScenarioProblems`, `NotOnPaper`, `Interrupted`, and what a search throws.
  func twoFutures() async throws -> [(cost: Double, equilibria: [ContaminationEquilibrium])] {
    try await once("two futures") {
      var found: [(cost: Double, equilibria: [ContaminationEquilibrium])] = []
      for cost in stride(from: 150.0, through: 1_050, by: self.isQuick ? 112.5 : 30) {
        let set = try await self.equilibria(
          of: "on-paper/two-futures.yaml", settings: ["sellers.costMedian=\(cost)"], starts: self.isQuick ? 10 : 24,
          types: self.isQuick ? 1_024 : 4_096)
        found.append((cost, set.equilibria))
      }
      return found
    }
  }

  /// All equilibria on paper that a search finds.
  /// - Parameters:
  ///   - path: below the folder of scenarios.
  ///   - settings: `KEY=VALUE`.
  /// - Throws: `ScenarioProblems`, `NotOnPaper`, `Interrupted`, and what a search throws.
  func equilibria(
    of path: String, settings: [String] = [], replicate: Int = 1, starts: Int, types: Int
  ) async throws -> EquilibriumSet {
    let file = "\(scenarios)/\(path)"
    let scenario = try ScenarioReader(overrides: settings).read(file)
    return try await EquilibriumStudy(
      ExperimentInput(scenario: scenario, file: file), replicate: replicate, starts: starts, types: types,
      threads: threads
    ).run(stop: stop)
  }
}
