// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Free data that everybody takes, in fixed amounts: contamination is what the amounts make it, in every period.
struct CollapseLawTests {
  private func play(
    human: Double, synthetic: Double, recovery: Double, scope: FidelityScope, periods: Int
  ) throws -> Market {
    let population = Population(
      sellers: [.init(quality: 0.6, records: human)],
      buyers: [.init(value: 2, budget: 1), .init(value: 3, budget: 1)],
      producers: [.init(costPerRecord: 0, model: 1)])
    let parameters = bare {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0
      $0.producers.records = synthetic
      $0.producers.ownOutputWorthless = false
      $0.fidelity.learning.recovery = recovery
      $0.fidelity.scope = scope
    }
    return try played(population, parameters, periods: periods)
  }

  @Test(arguments: [FidelityScope.buyer, .market], [(30.0, 10.0), (10.0, 30.0), (1e-9, 1.0)])
  func `without recovery log fidelity is -b t rho^2 in every period`(
    scope: FidelityScope, records: (human: Double, synthetic: Double)
  ) throws {
    let market = try play(
      human: records.human, synthetic: records.synthetic, recovery: 0, scope: scope, periods: 30)
    let rho = records.synthetic / (records.human + records.synthetic)
    for period in 1...30 {
      #expect(agree(market.recorded(.contamination, period), rho, within: rounding))
      // Products and sums of 30 terms, to rounding.
      #expect(abs(log(market.recorded(.fidelity, period)) + 0.183 * Double(period) * rho * rho) < 1e-12)
      #expect(abs(market.recorded(.klDivergence, period) - 0.183 * Double(period) * rho * rho) < 1e-12)
    }
  }

  @Test(arguments: [FidelityScope.buyer, .market], [0.1, 0.5])
  func `with recovery it settles at -b rho^2 / r`(scope: FidelityScope, recovery: Double) throws {
    let market = try play(human: 10, synthetic: 30, recovery: recovery, scope: scope, periods: 300)
    let rest = 0.183 * 0.75 * 0.75 / recovery
    for period in [1, 2, 5, 20, 300] {
      let expected = rest * (1 - pow(1 - recovery, Double(period)))
      #expect(abs(market.recorded(.klDivergence, period) - expected) < 1e-12)
    }
    #expect(abs(market.last(.klDivergence) - rest) < 1e-12)
  }

  @Test func `models with a market of their own suffer their own contamination, one model for all the average`() throws
  {
    // Buyer 1 does not take what its own model made, and knows it; buyer 0 does.
    let population = Population(
      sellers: [.init(quality: 0.6, records: 30)],
      buyers: [.init(value: 2, budget: 1), .init(value: 2, budget: 1)],
      producers: [.init(costPerRecord: 0, model: 1)])
    for scope in FidelityScope.allCases {
      let parameters = bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.producers.records = 10
        $0.fidelity.learning.recovery = 0
        $0.fidelity.scope = scope
      }
      let market = try played(population, parameters, periods: 4)
      #expect(market.values(.buyer, "contamination") == [0.25, 0])
      let own = exp(-0.183 * 4 * 0.0625)
      let common = exp(-0.183 * 4 * pow(10.0 / 70, 2))
      let expected = scope == .buyer ? [own, 1] : [common, common]
      let fidelity = market.values(.buyer, "fidelity")
      #expect(zip(fidelity, expected).allSatisfy { agree($0, $1, within: rounding) })
      #expect(agree(market.last(.fidelityMin), expected.min()!, within: rounding))
    }
  }

  @Test func `a buyer that gets nothing keeps its model as it is`() throws {
    let population = Population(
      sellers: [.init(quality: 0.6, records: 30)], buyers: [.init(value: 2, budget: 1)],
      producers: [.init(costPerRecord: 0, model: 0)])
    let parameters = bare {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0
      $0.producers.ownOutputWorthless = false
      $0.fidelity.learning.recovery = 0.2
    }
    let dear = Event(period: 3, changes: [("pricing.pricePerRecord", .number(1e9))])
    let market = try played(population, parameters, events: [dear], periods: 6)
    let divergence = market.series(.klDivergence)
    #expect(divergence[1] > 0.1)
    #expect(divergence[2...].allSatisfy { $0 == divergence[1] })
    #expect(market.recorded(.contamination, 4) == 0)
  }

  @Test func `synthetic records inherit the quality of what their model was trained on and omega of its fidelity`()
    throws
  {
    let population = Population(
      sellers: [.init(quality: 0.6, records: 30), .init(quality: 0.9, records: 60)],
      buyers: [.init(value: 2, budget: 1)], producers: [.init(costPerRecord: 0, model: 0)])
    let parameters = bare {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0
      $0.producers.records = 10
      $0.producers.ownOutputWorthless = false
      $0.producers.worth = 0.7
    }
    let market = try played(population, parameters, periods: 2)
    let inherited = (0.6 * 30 + 0.9 * 60) / 90
    let before = exp(-market.recorded(.klDivergence, 1))
    let expected = 0.6 * 30 + 0.9 * 60 + 10 * inherited * 0.7 * before
    #expect(agree(market.values(.buyer, "effective_records")[0], expected, within: rounding))
  }
}
