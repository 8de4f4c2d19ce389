// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// In how many rounds the policy maker's iteration comes within epsilon of its target (claim C3.5).
enum PolicyConvergenceFigure {
  /// In the order of the figure; with losses that models recover from.
  static let dampings = [0.5, 0.7, 0.9]
  static let published = -2.0

  static func name(_ damping: Double) -> String { "damping \(damping)" }

  static let figure = Figure(
    id: "pmir-convergence", title: "Rounds until the policy iteration stays within epsilon, by damping",
    caption:
      "Median over replicates of the round from which the subsidy stays within epsilon of the mean of its targets, "
      + "with 95% bootstrap intervals, in a market with fairshare prices, 200 sellers and 5 buyers; steps of damping/t. "
      + "Medians of 1 and beyond the last round are left out. Dashed: the published power, rounds in proportion to "
      + "epsilon^-2.",
    source: CollapseLawFigure.paper,
    method: "Scenarios/fairshare-subsidy.yaml with policy.rule pmir, as by Scripts/pmir-convergence",
    fullSize: "12 replicates of 4,000 rounds for each damping", quickSize: "5 replicates of 400 rounds",
    layout: .joinedMarks, series: "damping",
    horizontal: FigureAxis("epsilon", "epsilon", unit: "reference prices", isLogarithmic: true),
    vertical: FigureAxis("rounds", "rounds", isLogarithmic: true), isEstimated: true,
    references: ["epsilon^-2": name(dampings[0])], referenceTitle: "epsilon^-2"
  ) { simulations in
    var points: [FigurePoint] = []
    for damping in dampings {
      let found = try await simulations.policyConvergence(damping: damping, recovery: 0.2)
      for level in found.levels where level.median > 1 && level.median.isFinite {
        points.append(
          FigurePoint(
            name(damping), .number(level.epsilon), level.median, low: level.low, high: level.high,
            replicates: found.replicates))
      }
    }
    // Through the geometric middle of the first series.
    let first = points.filter { $0.series == name(dampings[0]) }
    let places = first.compactMap { point -> (epsilon: Double, rounds: Double)? in
      if case .number(let epsilon) = point.place { (epsilon, point.value) } else { nil }
    }
    let count = Double(places.count)
    let level = exp(places.reduce(0) { $0 + log($1.rounds) - published * log($1.epsilon) } / count)
    points += places.map {
      FigurePoint("epsilon^-2", .number($0.epsilon), level * exp(published * log($0.epsilon)))
    }
    return points
  }
}
