// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Market
import Testing

/// Agents act on the state at the start of each phase: in what order they are listed changes nothing but rounding.
struct OrderTests {
  private func population() -> Population {
    var draws = Luck(seed: 5, replicate: 0).key(.sellerQuality).draws
    return Population(
      sellers: (0..<40).map { _ in
        .init(
          quality: draws.uniform(), records: 5 + 40 * draws.uniform(), cost: 4 * draws.uniform(),
          domain: draws.index(below: 3))
      },
      buyers: (0..<5).map { _ in
        let weights = (0..<3).map { _ in 0.2 + draws.uniform() }
        let sum = weights.reduce(0, +)
        let value = 200 + 900 * draws.uniform()
        return .init(value: value, budget: value * (0.05 + 0.1 * draws.uniform()), tasks: weights.map { $0 / sum })
      },
      producers: [.init(costPerRecord: 0.01, model: 2)])
  }

  private func permuted(_ population: Population) -> Population {
    var result = population
    result.sellers = (0..<40).map { population.sellers[($0 * 17 + 3) % 40] }
    result.buyers = (0..<5).map { population.buyers[($0 * 3 + 1) % 5] }
    // The buyer now at place p was at 3 p + 1 (mod 5): the producer's model moves with its owner.
    result.producers[0].model = (0..<5).first { ($0 * 3 + 1) % 5 == population.producers[0].model }!
    return result
  }

  @Test(
    arguments: [PricingRule.uniform, .fairshare, .bargaining, .posted, .fixed, .valuation],
    [UtilityForm.dataScaling, .additive])
  func `sellers, buyers and producers in another order give the same totals to 1e-9`(
    rule: PricingRule, utility: UtilityForm
  ) throws {
    for form in ContractForm.allCases {
      let parameters = bare {
        $0.sellers.domains = 3
        $0.sellers.patience = 2
        $0.sellers.entry = 1
        $0.producers.records = 30
        $0.pricing.rule = rule
        $0.pricing.theta = 0.5
        $0.pricing.beta = 0.7
        $0.pricing.pricePerRecord = 0.3
        $0.contract.form = form
        $0.buyers.utility = utility
        $0.buyers.coldRounds = 20
      }
      var original = population()
      if utility == .additive {
        for buyer in original.buyers.indices { original.buyers[buyer].value *= 0.002 }
      }
      let straight = try played(original, parameters, periods: 6)
      let shuffled = try played(permuted(original), parameters, periods: 6)
      #expect(straight.last(.sales) > 0 || form == .buyout)
      for period in 1...6 {
        for column in Observation.allCases {
          // What is left of rounds that have come to rest is itself rounding.
          if column == .planResidual || column == .budgetResidual { continue }
          let (left, right) = (straight.recorded(column, period), shuffled.recorded(column, period))
          let scale = 1e-9 * abs(straight.recorded(.welfareConsumption, period))
          #expect(
            agree(left, right, within: 1e-9) || abs(left - right) <= scale && left.magnitude > 1,
            "\(column) in \(period) under \(form): \(left), \(right)")
        }
      }
    }
  }
}
