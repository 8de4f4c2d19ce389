// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Testing

/// Economies in every regime, and starts from which to reach them.
enum CollapseExamples {
  static let publishedMixed = CollapseEconomy(quality: 4.5, humanCost: 2, artificialCost: 1.5, contamination: 1.5)
  static let publishedArtificial = CollapseEconomy(quality: 3.5, humanCost: 2, artificialCost: 1.5, contamination: 0.4)

  static let all: [(economy: CollapseEconomy, regime: CollapseEconomy.Regime)] = [
    (publishedMixed, .humanAndArtificial),
    (publishedArtificial, .allArtificial),
    // Models dearer than own work, which is worth it or not.
    (CollapseEconomy(quality: 4.5, humanCost: 1, artificialCost: 1.5, contamination: 1.5), .allHuman),
    (CollapseEconomy(quality: 2, humanCost: 1.2, artificialCost: 1.5, contamination: 1.5), .allIdle),
    // Models cheaper, but worth nothing.
    (CollapseEconomy(quality: 2, humanCost: 1.9, artificialCost: 1.5, contamination: 1.5), .allIdle),
    // g just to either side of m/2 = 0.75.
    (CollapseEconomy(quality: 8, humanCost: 2.2, artificialCost: 1.5, contamination: 1.5), .humanAndArtificial),
    (CollapseEconomy(quality: 8, humanCost: 2.3, artificialCost: 1.5, contamination: 1.5), .allArtificial),
    // Nobody works itself, with own work worth something to all (b > c_h) and nothing.
    (CollapseEconomy(quality: 3.5, humanCost: 2, artificialCost: 1.5, contamination: 1.5), .artificialAndIdle),
    (CollapseEconomy(quality: 3.5, humanCost: 5, artificialCost: 1.5, contamination: 1.5), .artificialAndIdle),
    // More contamination than quality.
    (CollapseEconomy(quality: 2, humanCost: 0.5, artificialCost: 0.2, contamination: 5), .humanAndArtificial),
    (CollapseEconomy(quality: 1, humanCost: 2, artificialCost: 0, contamination: 0.6), .allArtificial),
  ]

  static let starts = [
    ByStrategy(human: 1 / 3.0, idle: 1 / 3.0, artificial: 1 / 3.0),
    ByStrategy(human: 0.98, idle: 0.01, artificial: 0.01),
    ByStrategy(human: 0.01, idle: 0.98, artificial: 0.01),
    ByStrategy(human: 0.005, idle: 0.005, artificial: 0.99),
    ByStrategy(human: 0.6, idle: 0.000_1, artificial: 0.399_9),
  ]
}

/// Checks shares and their sum.
func expectClose(
  _ shares: ByStrategy, _ expected: ByStrategy, within precision: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(shares.human - expected.human) <= precision && abs(shares.idle - expected.idle) <= precision
      && abs(shares.artificial - expected.artificial) <= precision, "\(shares), expected \(expected)",
    sourceLocation: sourceLocation)
}
