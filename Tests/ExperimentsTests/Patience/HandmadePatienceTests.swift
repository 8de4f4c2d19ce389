// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

@testable import Experiments

/// Markets whose thresholds are known in closed form: sellers who leave after one period without cover for their cost.
struct HandmadePatienceTests {
  /// Buyers who value the one seller's record at 1 each; it costs `cost` to make and a fair price is in the middle
  /// between floor and ceiling, an exploiter's is 0.1.
  private func replicate(buyers: Int, cost: Double, periods: Int) throws -> PatienceReplicate {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 1
    parameters.sellers.domains = 1
    parameters.sellers.entry = 0
    parameters.sellers.patience = 1
    parameters.sellers.memory = 0
    parameters.buyers.count = buyers
    parameters.buyers.utility = .additive
    parameters.aggregators.count = 0
    parameters.producers.count = 0
    parameters.matching.matchSpread = 0
    parameters.provenance.information = .full
    parameters.pricing.rule = .fairshare
    parameters.pricing.beta = 0.5
    parameters.pricing.theta = 0.1
    let scenario = Scenario(name: "hand-made", parameters: parameters)
    let population = Population(
      sellers: [.init(quality: 1, cost: cost)],
      buyers: [Population.Buyer](repeating: .init(value: 1, budget: 100), count: buyers))
    var game = RegimeGame(buyers: buyers) { exploits in
      var market = try Market(scenario, replicate: 1, population: population, exploiters: exploits)
      var accounts = [[BuyerAccount]](repeating: [], count: buyers)
      for _ in 0..<periods {
        try market.playPeriod()
        for (buyer, account) in market.buyerAccounts.enumerated() { accounts[buyer].append(account) }
      }
      let ones = [Double](repeating: 1, count: buyers)
      return RegimePlay(accounts: accounts, valueScales: ones, budgets: ones)
    }
    return try PatienceReplicate(1, discounts: [0.5, 0.6, 0.99], game: &game)
  }

  @Test(
    "One buyer, v = 1, p_f = .6, p_e = .1: 5/9 for ever, .5864 for five periods",
    arguments: [(80, 5.0 / 9), (5, 0.5864)])
  func oneBuyer(periods: Int, expected: Double) throws {
    // (0.2 + 1)/2 = 0.6; 0.1 < 0.2 drives the seller out after period 1.
    let played = try replicate(buyers: 1, cost: 0.2, periods: periods)
    for kind in PatienceComparison.Kind.allCases {
      let comparison = played.comparisons[0][kind]
      let threshold = try #require(comparison.threshold)
      #expect(abs(threshold - expected) < (periods == 5 ? 5e-5 : 1e-9))
      #expect(abs(try #require(try comparison.formula()) - threshold) < 1e-9)
      #expect(abs(comparison.fairPayment - 0.6) < 1e-12 && abs(comparison.exploitingPayment - 0.1) < 1e-12)
      #expect(comparison.exploitedPeriods == 1)
    }
    for (place, exploits) in [(0, true), (1, false), (2, false)] {
      let (fromFair, fromExploitation) = played.endings[place]
      #expect(fromFair.exploiters == (exploits ? 1 : 0) && fromExploitation.exploiters == (exploits ? 1 : 0))
      #expect(fromFair.isSettled && fromExploitation.isSettled)
    }
  }

  @Test("A seller whose cost the low price covers stays, so that no patience makes fairness pay")
  func covered() throws {
    let comparison = try replicate(buyers: 1, cost: 0.05, periods: 10).comparisons[0].all
    #expect(comparison.threshold == nil && comparison.exploitedPeriods == 10)
    #expect(try comparison.formula() == nil)
  }

  @Test("Ten equal buyers: together they gain by fairness from 2/3 on, but each rides free on the others")
  func freeRiding() throws {
    // All fair: (4/10 + 1)/2 = 0.7 each, 7 in all. One exploits: 9 x 0.722 + 0.1 still covers the cost of 4. All do: 1.
    let played = try replicate(buyers: 10, cost: 4, periods: 80)
    for comparisons in played.comparisons {
      #expect(abs(try #require(comparisons.all.threshold) - 0.6 / 0.9) < 1e-9)
      #expect(abs(try #require(try comparisons.all.formula()) - 0.6 / 0.9) < 1e-9)
      #expect(comparisons.aloneAmongFair.threshold == nil)
      #expect(comparisons.aloneAmongFair.exploitedPeriods == 80, "the seller never leaves")
      #expect(abs(comparisons.aloneAmongFair.exploitingNet - 0.9) < 1e-12)
      // Alone among exploiters a fair buyer pays all that the record is worth to it.
      #expect(abs(comparisons.aloneAmongExploiters.fairNet) < 1e-12)
    }
    #expect(!played.isEquilibrium(exploitation: false, discount: 0.99))
    #expect(played.isEquilibrium(exploitation: true, discount: 0.99))
    // With 4 fair buyers the price is at their value, with 3 the cost is no longer covered: nothing stops the slide.
    #expect(played.endings[2].fromFair == .init(exploiters: 1, rounds: 2, isSettled: true))
    #expect(played.endings[2].fromExploitation == .init(exploiters: 1, rounds: 1, isSettled: true))
    #expect(played.shareForFairness(.all, discount: 0.66) == 0 && played.shareForFairness(.all, discount: 0.67) == 1)
  }
}
