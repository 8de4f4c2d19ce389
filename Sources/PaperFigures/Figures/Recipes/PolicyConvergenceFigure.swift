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
      + "with 95% bootstrap intervals (none where open above), in a market with fairshare prices, 200 sellers and 5 "
      + "buyers; steps of damping/t. Medians of 1 and beyond the last round are left out. Dashed: the published power, "
      + "rounds in proportion to epsilon^-2.",
    source: CollapseLawFigure.paper,
    method: "Scenarios/fairshare-subsidy.yaml with policy.rule pmir, as by Scripts/pmir-convergence",
    fullSize: "12 replicates of 4,000 rounds for each damping", quickSize: "5 replicates of 400 rounds",
    layout: .joinedMarks, series: "damping",
    horizontal: FigureAxis("epsilon", "epsilon", unit: "reference prices", isLogarithmic: true),
    vertical: FigureAxis("rounds", "rounds", isLogarithmic: true), isEstimated: true,
    references: Dictionary(uniqueKeysWithValues: dampings.map { ("epsilon^-2, \(name($0))", name($0)) }),
    referenceTitle: "epsilon^-2"
  ) { simulations in
    var points: [FigurePoint] = []
    for damping in dampings {
      let found = try await simulations.policyConvergence(damping: damping, recovery: 0.2)
      let levels = found.levels.filter { $0.median > 1 && $0.median.isFinite }
      points += levels.map { level in
        // Where the interval is open none is drawn.
        let isOpen = !level.high.isFinite
        return FigurePoint(
          name(damping), .number(level.epsilon), level.median, low: isOpen ? .nan : level.low,
          high: isOpen ? .nan : level.high, replicates: found.replicates)
      }
      // Through the geometric middle.
      let constant =
        levels.reduce(0) { $0 + log($1.median) - published * log($1.epsilon) } / Double(levels.count)
      points += levels.map { level in
        FigurePoint(
          "epsilon^-2, \(name(damping))", .number(level.epsilon), exp(constant + published * log(level.epsilon)))
      }
    }
    return points
  }
}
