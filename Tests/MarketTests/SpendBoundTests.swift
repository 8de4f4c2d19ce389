// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import Market

/// With concave utility and prices at or below willingness to pay nobody spends more than A (gamma/(1 + gamma))^(1 +
/// gamma), and so a budget above that never binds.
struct SpendBoundTests {
  private func parameters(rule: PricingRule, gamma: Double, budget: Double) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 300
    parameters.sellers.costMedian = 1
    parameters.buyers.count = 6
    parameters.buyers.scalingExponent = gamma
    parameters.buyers.scaleToSupply = 0.3
    parameters.buyers.budgetMedian = budget
    parameters.buyers.budgetLogSd = 0
    parameters.pricing.rule = rule
    parameters.pricing.theta = 0.8
    parameters.producers.count = 4
    return parameters
  }

  @Test(arguments: [PricingRule.fairshare, .bargaining, .uniform, .random], [0.2, 0.35, 1.0])
  func `spend stays below the bound and a budget above it never binds`(rule: PricingRule, gamma: Double) throws {
    let share = pow(gamma / (1 + gamma), 1 + gamma)
    if gamma == 0.35 { #expect(abs(share - 0.1616) < 5e-5) }
    let market = try drawn(parameters(rule: rule, gamma: gamma, budget: share * 1.02), periods: 4)
    let spend = market.values(.buyer, "spend")
    let value = market.values(.buyer, "value_scale")
    for (spend, value) in zip(spend, value) {
      // Plans settle to within the residual recorded; willingness to pay is that of the plan.
      #expect(spend <= value * share * (1 + market.last(.planResidual)))
    }
    #expect(market.world.buyers.multiplier.allSatisfy { $0 == 1 })
    // The bound is no empty one: fairshare and bargaining, which take all a buyer would give, come near it.
    if rule == .bargaining { #expect(zip(spend, value).contains { $0 > 0.5 * share * $1 }) }
  }

  @Test(arguments: [PricingRule.fairshare, .bargaining, .uniform, .random, .valuation, .posted, .fixed])
  func `a budget far below the bound binds and is kept to the cent, also by buyouts`(rule: PricingRule) throws {
    for form in ContractForm.allCases {
      var parameters = parameters(rule: rule, gamma: 0.35, budget: 0.02)
      parameters.producers.count = 0
      parameters.pricing.pricePerRecord = 1_000
      parameters.contract.form = form
      let market = try drawn(parameters, periods: 5)
      for period in 1...5 { #expect(market.recorded(.budgetUse, period) <= 1 + 1e-12) }
      let use = zip(market.values(.buyer, "spend"), market.values(.buyer, "budget")).map { $0 / $1 }
      #expect(use.allSatisfy { $0 <= 1 + 1e-12 })
      // Buyouts are paid for in the first period.
      if form != .buyout { #expect(use.contains { $0 > 0.97 }, "\(form)") }
    }
  }
}
