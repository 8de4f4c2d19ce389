// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// How long a large market takes in which each buyer looks for the 50 best of all offers.
struct BestOffersBenchmarks: Sendable {
  /// A tenth of the sellers.
  let isQuick: Bool

  func run(_ report: (BenchmarkResult) throws -> Void) throws {
    for recall in [0.99, 1.0] {
      var scenario = FairshareMarket.scenario(sellers: isQuick ? 10_000 : 100_000, buyers: 1_000)
      // The first period, whose price discovery starts from nothing, is not counted.
      scenario.parameters.run.periods = 2
      // A planner's welfare, too, takes a look at every pair once.
      scenario.parameters.welfare.firstBest = false
      scenario.parameters.matching.rule = .best
      scenario.parameters.matching.candidates = 50
      scenario.parameters.matching.sandboxNoise = 1
      scenario.parameters.matching.recall = recall
      var market = try Market(scenario, replicate: 1)
      _ = try market.timePeriod()
      let seconds = try market.timePeriod()
      let played = PlayedReplicate(scenario: 0, replicate: 1, rows: market.rows)
      try report(
        BenchmarkResult(
          name: "best 50 offers, \(isQuick ? "10,000" : "100,000") x 1,000, recall \(recall == 1 ? "1" : "0.99")",
          value: seconds, unit: "s/period"))
      try report(
        BenchmarkResult(name: "  share of pairs evaluated", value: 100 * played[.matchingEvaluated, 1], unit: "%"))
    }
  }
}
