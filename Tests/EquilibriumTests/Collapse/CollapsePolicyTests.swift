// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Equilibrium

struct CollapsePolicyTests {
  /// The greatest welfare of all shares in steps of 1/200.
  private func best(_ economy: CollapseEconomy) -> Double {
    let steps = 200
    var best = -Double.infinity
    for human in 0...steps {
      for artificial in 0...(steps - human) {
        let shares = ByStrategy(
          human: Double(human) / Double(steps), idle: Double(steps - human - artificial) / Double(steps),
          artificial: Double(artificial) / Double(steps))
        best = max(best, economy.welfare(shares))
      }
    }
    return best
  }

  @Test func `the optimum is the best of all shares`() {
    for (economy, _) in CollapseExamples.all {
      let optimum = economy.optimum
      let best = best(economy)
      #expect(optimum.welfare >= best - 1e-12, "\(economy)")
      // Half a step away from the maximum of a parabola with curvature m, at most.
      #expect(optimum.welfare - best <= economy.contamination * 0.0025 * 0.0025 + 1e-12, "\(economy)")
    }
  }

  @Test func `the planner's share is the published one just where own work is worth its cost to all`() {
    for (economy, _) in CollapseExamples.all where economy.costAdvantage > 0 {
      let published = economy.costAdvantage / (2 * economy.contamination)
      #expect(
        (abs(economy.optimum.shares.artificial - published) < 1e-12)
          == (economy.quality > economy.humanCost && published <= 1), "\(economy)")
    }
  }

  @Test func `the published tax leads to the optimum where own work pays for itself`() throws {
    for (economy, _) in CollapseExamples.all where economy.humanGain > 0 {
      let taxed = try #require(economy.equilibrium(withTax: economy.publishedTax))
      expectClose(taxed.shares, economy.optimum.shares, within: 1e-12)
      #expect(abs(taxed.welfare - economy.optimum.welfare) < 1e-12)
    }
    let mixed = CollapseExamples.publishedMixed
    #expect(mixed.publishedTax == 0.375)
    #expect(abs(mixed.optimum.shares.artificial - 1 / 6.0) < 1e-12)
    #expect(abs(mixed.optimum.welfare - (2.5 + 0.5 * 0.5 / 6)) < 1e-12)
  }

  /// The second published economy: own work is worth 3.5 to all at a cost of 2, but only 1.75 to its producer.
  @Test func `elsewhere the published tax can destroy all that models make`() throws {
    let economy = CollapseExamples.publishedArtificial
    #expect(abs(economy.optimum.shares.artificial - 0.625) < 1e-12)
    #expect(abs(economy.optimum.welfare - 1.656_25) < 1e-12)
    let taxed = try #require(economy.equilibrium(withTax: economy.publishedTax))
    #expect(taxed.shares == ByStrategy(human: 0, idle: 1, artificial: 0))
    #expect(taxed.welfare == 0)
  }

  @Test func `no tax alone does better than the best one`() throws {
    for (economy, _) in CollapseExamples.all {
      let best = try #require(economy.equilibrium(withTax: economy.bestTax)).welfare
      for step in -400...400 {
        let tax = Double(step) / 100
        guard let other = economy.equilibrium(withTax: tax) else { continue }
        #expect(other.welfare <= best + 1e-12, "\(economy), tax \(tax)")
      }
    }
  }

  @Test func `a tax and a reward of all work lead to the optimum everywhere`() throws {
    for (economy, _) in CollapseExamples.all {
      let (tax, reward) = economy.correctiveTransfers
      let led = try #require(economy.equilibrium(withTax: tax, reward: reward))
      expectClose(led.shares, economy.optimum.shares, within: 1e-12)
      #expect(abs(led.welfare - economy.optimum.welfare) < 1e-12)
    }
  }
}
