// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

@testable import Market

/// What trials of offers cost, and what they show.
struct SandboxCostTests {
  private let population = Population(
    sellers: [5, 20, 50, 8, 31].map { .init(quality: 0.8, records: $0) },
    buyers: [.init(value: 900, budget: 60), .init(value: 1_500, budget: 400)],
    producers: [.init(costPerRecord: 0, model: 0)])

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.producers.records = 12
      $0.matching.sandboxNoise = 3
      $0.matching.sandboxRecords = 10
      $0.matching.testCost = 0.25
      $0.provenance.information = .posterior
      change(&$0)
    }
  }

  /// Columns that the cost of testing enters, by how much of it.
  private let burdened: [Observation: Double] = [
    .testingCosts: 1, .buyerSurplus: -1, .welfare: -1, .welfareConsumption: -1, .discountedBuyerUtility: -1,
  ]

  @Test(arguments: PricingRule.allCases)
  func `every open offer is tested on m records or all it has, and buyers bear it alone`(rule: PricingRule) throws {
    func play(_ cost: Double) throws -> [Double] {
      let market = try played(
        population,
        parameters {
          $0.pricing.rule = rule
          $0.matching.testCost = cost
        })
      return Observation.allCases.map { market.last($0) }
    }
    let (free, dear) = (try play(0), try play(0.25))
    // Two buyers: 5 + 10 + 10 + 8 + 10 of sellers and 10 of the producer.
    let cost = 0.25 * 2 * 53
    for observation in Observation.allCases {
      let (before, after) = (free[observation.rawValue], dear[observation.rawValue])
      if let share = burdened[observation] {
        #expect(abs(after - (before + share * cost)) < 1e-9, "\(observation)")
      } else if observation != .efficiency && observation != .welfareProduction {
        #expect(before.bitPattern == after.bitPattern, "\(observation)")
      }
    }
    let (first, efficiency) = (free[Observation.welfareFirstBest.rawValue], Observation.efficiency.rawValue)
    #expect(agree(dear[efficiency], free[efficiency] - cost / first, within: 1e-9))
    let production = Observation.welfareProduction.rawValue
    #expect(abs(free[production] - dear[production]) < 1e-9)
  }

  @Test(arguments: CandidateRule.allCases, ContractForm.allCases)
  func `what a buyer holds under a contract is not tested again`(rule: CandidateRule, form: ContractForm) throws {
    var market = try handmade(
      population,
      parameters {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0.3
        $0.contract.form = form
        $0.matching.rule = rule
        $0.matching.candidates = 6
        $0.matching.recall = 1
      })
    var tests: Set<Double> = []
    for _ in 1...6 {
      try market.playPeriod()
      var records = 0.0
      for buyer in 0..<2 {
        let held = market.world.buyers.holdings[buyer].filter { Int($0.bought) < market.period }.map { Int($0.offer) }
        for offer in 0..<6 where !held.contains(offer) { records += min(10, market.world.suppliers.records[offer]) }
      }
      #expect(agree(market.last(.testingCosts), 0.25 * records, within: 1e-12))
      tests.insert(records)
    }
    #expect(form == .buyout ? tests.count > 1 : tests == [106])
  }

  @Test func `who looks for the best pays for each estimate that it drew, and for none of the measuring`() throws {
    var parameters = parameters()
    parameters.sellers.count = 400
    parameters.buyers.count = 9
    parameters.matching.rule = .best
    parameters.matching.candidates = 10
    parameters.matching.recall = 0.9
    // One record of each.
    parameters.matching.sandboxNoise = 0.3
    parameters.matching.sandboxRecords = 1
    parameters.sellers.recordsMedian = 500
    let market = try drawn(parameters, periods: 2)
    let drawn = market.last(.matchingEvaluated) * 9 * 400
    #expect(drawn > 90 && drawn < 0.8 * 9 * 400)
    #expect(agree(market.last(.testingCosts), 0.25 * drawn, within: 1e-12))
  }

  @Test(arguments: [BuyingRule.willingness, .valueForMoney])
  func `an offer that is met twice in a random sample is tested once`(buying: BuyingRule) throws {
    var parameters = parameters()
    parameters.sellers.count = 40
    parameters.buyers.count = 6
    parameters.buyers.utility = .additive
    parameters.buyers.buyingRule = buying
    parameters.pricing.rule = .fixed
    parameters.matching.rule = .random
    parameters.matching.candidates = 30
    parameters.matching.withReplacement = true
    let market = try drawn(parameters, periods: 2)
    var records = 0.0
    var doubles = 0
    for buyer in 0..<6 {
      let list = market.world.matches.candidates[buyer * 30..<buyer * 30 + market.world.matches.candidateCounts[buyer]]
      for offer in Set(list) { records += min(10, market.world.suppliers.records[Int(offer)]) }
      doubles += list.count - Set(list).count
    }
    #expect((doubles > 0) == (buying == .valueForMoney))
    #expect(agree(market.last(.testingCosts), 0.25 * records, within: 1e-12))
  }

  @Test func `who cannot tell offers apart tests none`() throws {
    let market = try played(population, parameters { $0.matching.sight = .poolMean })
    #expect(market.last(.testingCosts) == 0)
  }

  @Test func `a buyer's view of an offer is the extrapolation of its trial, unbiased over pairs`() throws {
    var parameters = parameters { $0.sellers.count = 2_000 }
    parameters.buyers.count = 30
    parameters.matching.matchSpread = 0
    let market = try drawn(parameters, periods: 1)
    let test = SandboxTest(noise: 3, records: 10)
    var sum = 0.0
    for seller in 0..<2_000 {
      for buyer in 0..<30 {
        var draws = market.world.luck.key(.sandboxNoise, period: 1, kind: .seller).agent(seller).counterpart(buyer)
          .draws
        let view = market.world.viewFactor(seller, buyer)
        try #require(view == test.factor(at: draws.gaussian()))
        sum += view
      }
    }
    #expect(abs(sum / 60_000 - 1) < 4 * (expm1(0.9) / 60_000).squareRoot())
  }
}
