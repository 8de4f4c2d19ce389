// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

@testable import Market

/// Rounds of price and response come to rest: buyers hold what they planned, and shadow prices make demand fit budgets.
struct PriceDiscoveryTests {
  private func parameters(_ rule: PricingRule, budget: Double) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 1_000
    parameters.sellers.costMedian = 1
    parameters.buyers.count = 10
    parameters.buyers.scalingExponent = 0.35
    parameters.buyers.budgetMedian = budget
    parameters.buyers.budgetLogSd = 0.4
    parameters.producers.count = 0
    parameters.provenance.information = .full
    parameters.matching.matchSpread = 0.5
    parameters.pricing.rule = rule
    parameters.pricing.theta = 0.6
    return parameters
  }

  @Test(arguments: [(PricingRule.fairshare, 0.01), (.bargaining, 0.01), (.uniform, 0.01), (.random, 0.05)])
  func `plans and budgets fit within 1 percent on average, 5 where prices are drawn anew each period`(
    rule: PricingRule, tolerance: Double
  ) throws {
    for replicate in 0..<3 {
      let market = try drawn(parameters(rule, budget: 0.02), replicate: replicate, periods: 6)
      for period in 1...6 {
        #expect(market.recorded(.planResidual, period) < tolerance, "period \(period)")
        #expect(market.recorded(.budgetResidual, period) < tolerance, "period \(period)")
      }
      let buyers = market.world.buyers
      let bound = (0..<10).filter { buyers.multiplier[$0] > 1.01 }
      #expect(bound.count >= 3, "budgets bind")
      for buyer in bound { #expect(buyers.spend[buyer] > (1 - 3 * tolerance) * buyers.budget[buyer]) }
    }
  }

  @Test(arguments: [PricingRule.fairshare, .bargaining, .uniform, .random])
  func `nobody pays more than an offer is worth to it, and who is refused would not pay the price`(
    rule: PricingRule
  ) throws {
    let market = try drawn(parameters(rule, budget: 10), periods: 3)
    let willingness = WillingnessToPay(market.world.utility)
    var refused = 0
    for supplier in 0..<1_000 {
      let price = market.world.suppliers.offers[supplier].price
      for edge in market.world.matches.edges[supplier * 10..<(supplier + 1) * 10] {
        let buyer = Int(edge.buyer)
        let value = willingness(edge.estimate, market.world.buyers.plans[buyer])
        if let holding = market.world.buyers.holdings[buyer].first(where: { Int($0.offer) == supplier }) {
          #expect(holding.price <= value * (1 + 1.001e-9))
          #expect(agree(holding.willingness, value, within: rounding))
        } else {
          refused += 1
          #expect(value < price * (1 + rounding))
        }
      }
    }
    // What is bargained over costs so little here that everybody gets everything.
    #expect(rule == .bargaining ? refused == 0 : refused > 100)
  }

  @Test func `willingness to pay of a whole bundle is what brute force loses without each member`() throws {
    // All free: everybody holds everything, and the plan is the bundle.
    let market = try drawn(
      {
        var free = parameters(.fixed, budget: 10)
        free.pricing.pricePerRecord = 0
        free.sellers.count = 50
        free.buyers.coldRounds = 300
        return free
      }(), periods: 1)
    let world = market.world.buyers
    for buyer in 0..<10 {
      let total = world.holdings[buyer].reduce(0) { $0 + $1.expected }
      #expect(world.holdings[buyer].count == 50)
      for holding in world.holdings[buyer] {
        let with = world.value[buyer] * (1 - pow(1 + total / world.scale[buyer], -0.35))
        let without = world.value[buyer] * (1 - pow(1 + (total - holding.expected) / world.scale[buyer], -0.35))
        // The plan is the bundle but for what the rounds have left.
        let left = 4 * market.last(.planResidual) + 1e-9
        #expect(abs(holding.willingness - (with - without)) <= left * holding.willingness + 1e-13 * world.value[buyer])
      }
    }
    #expect(market.last(.planResidual) < 1e-3)
  }
}
