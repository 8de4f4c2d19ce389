// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing
import Valuation

@testable import Market

/// `buyout(L)`: one payment of the first price times L, for L deliveries, and a seller who is bound until the last.
struct BuyoutTests {
  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.contract.form = .buyout
      $0.contract.periods = 3
      change(&$0)
    }
  }

  @Test func `the first price times L is paid at once, for L deliveries, and then anew`() throws {
    let population = Population(
      sellers: [.init(quality: 0.5, records: 10), .init(quality: 1, records: 4)],
      buyers: [.init(value: 2, budget: 100), .init(value: 1.5, budget: 100)])
    let market = try played(population, parameters(), periods: 7)
    // Fairshare asks 1.5 x 5 and 1.5 x 4 of two buyers each.
    #expect(market.series(.spend) == [81, 0, 0, 81, 0, 0, 81])
    #expect(market.series(.sales) == [4, 0, 0, 4, 0, 0, 4])
    #expect(market.series(.humanRecords) == [Double](repeating: 28, count: 7))
    #expect(market.recorded(.priceHuman, 1) == 27.0 / 28)
    #expect(market.recorded(.priceHuman, 2).isNaN)
    // Welfare is earned in each period; the payment moves surplus between periods, not into welfare.
    #expect(market.series(.welfare) == [Double](repeating: 9 * 3.5, count: 7))
  }

  @Test func `no buyer spends its budget on one period of a contract it cannot pay as a whole`() throws {
    let population = Population(
      sellers: [.init(quality: 1, records: 10)], buyers: [.init(value: 1, budget: 29.9)])
    let fixed: (inout Parameters) -> Void = {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
    }
    #expect(try played(population, parameters(fixed)).last(.sales) == 0)
    var rich = population
    rich.buyers[0].budget = 30
    #expect(try played(rich, parameters(fixed)).last(.sales) == 1)
  }

  @Test func `profit is remembered with the payment spread over its periods`() throws {
    let population = Population(
      sellers: [.init(quality: 1, records: 10, cost: 4, aggregator: 0)], buyers: [.init(value: 1, budget: 100)],
      feeRanks: [0])
    let market = try played(
      population,
      parameters {
        $0.contract.feeLow = 0.2
        $0.contract.feeHigh = 0.2
        $0.sellers.memory = 0.5
      }, periods: 2)
    // Net pay 8 a period less a cost of 4, half forgotten: 2, then 0.5 x 2 + 0.5 x 4.
    #expect(market.values(.seller, "smoothed_profit") == [3])
    #expect(market.values(.seller, "receipts") == [0])
  }

  /// A seller whose cost of 50 no price covers.
  private func loser(_ change: (inout Parameters) -> Void = { _ in }) -> (Population, Parameters) {
    let population = Population(
      sellers: [.init(quality: 1, records: 10, cost: 50)],
      buyers: [.init(value: 2, budget: 1e3), .init(value: 0.5, budget: 1e3)])
    let parameters = parameters {
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      $0.contract.periods = 4
      $0.sellers.patience = 1
      change(&$0)
    }
    return (population, parameters)
  }

  @Test func `a seller at a loss delivers to the end of its contract and then leaves`() throws {
    let (population, parameters) = loser()
    let market = try played(population, parameters, periods: 6)
    #expect(market.series(.activeSellers) == [1, 1, 1, 0, 0, 0])
    #expect(market.series(.humanRecords) == [10, 10, 10, 10, 0, 0])
    #expect(market.series(.sellerExits) == [0, 0, 0, 1, 0, 0])
    #expect(market.series(.sellerSurplus) == [-10, -50, -50, -50, 0, 0])
  }

  @Test(arguments: [1, 100])
  func `who has resolved to leave signs nothing more`(patience: Int) throws {
    let (population, parameters) = loser { $0.sellers.patience = patience }
    // At a price of .3 the second buyer would join in period 2.
    let cheaper = Event(period: 2, changes: [("pricing.pricePerRecord", .number(0.3))])
    let market = try played(population, parameters, events: [cheaper], periods: 5)
    let sales = market.series(.sales)
    #expect(Array(sales[0..<4]) == (patience == 1 ? [1, 0, 0, 0] : [1, 1, 0, 0]))
    // A patient seller signs with the first buyer again once its contract has ended.
    #expect(sales[4] == (patience == 1 ? 0 : 1))
  }

  @Test(arguments: [BuyingRule.willingness, .valueForMoney], CandidateRule.allCases)
  func `nobody holds an offer twice, and deliveries are the sales of the last L periods`(
    buying: BuyingRule, matching: CandidateRule
  ) throws {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 60
    parameters.sellers.costMedian = 10
    parameters.sellers.domains = 2
    parameters.sellers.patience = 1
    parameters.buyers.count = 4
    parameters.buyers.utility = .additive
    parameters.buyers.valueMedian = 1
    parameters.buyers.budgetRule = .absolute
    parameters.buyers.budgetMedian = 500
    parameters.buyers.buyingRule = buying
    parameters.producers.count = 5
    parameters.producers.records = 50
    parameters.producers.costPerRecord = 0.1
    parameters.matching.rule = matching
    parameters.matching.candidates = 20
    parameters.matching.withReplacement = true
    parameters.pricing.rule = .posted
    parameters.contract.form = .buyout
    parameters.contract.periods = 3
    var market = try Market(Scenario(name: "buyout", parameters: parameters), replicate: 0)
    var sold: [Double] = []
    var deliveries = 0.0
    for period in 1...10 {
      try market.playPeriod()
      for holdings in market.world.buyers.holdings {
        #expect(Set(holdings.map(\.offer)).count == holdings.count)
        #expect(holdings.allSatisfy { Int($0.expiry) >= period && Int($0.bought) > period - 3 })
      }
      let sales = market.values(.seller, "sales") + market.values(.producer, "sales")
      let records = market.values(.seller, "records") + market.values(.producer, "records")
      sold.append(zip(sales, records).reduce(0) { $0 + $1.0 * $1.1 })
      let delivered = market.last(.humanRecords) + market.last(.syntheticRecords)
      #expect(agree(delivered, sold.suffix(3).reduce(0, +), within: rounding))
      deliveries += delivered
    }
    #expect(deliveries > 0 && sold[3...].reduce(0, +) > 0)
  }

  @Test func `incomes are unequal in every period that they are earned in, not only when contracts are signed`() throws
  {
    let population = Population(
      sellers: [.init(quality: 0.25, records: 10), .init(quality: 0.75, records: 10)],
      buyers: [.init(value: 2, budget: 1e3)])
    let market = try played(population, parameters(), periods: 4)
    // Incomes 5 and 15: Gini (15 - 5) / (2 x 20).
    #expect(market.series(.giniCreatorIncome).allSatisfy { agree($0, 0.25, within: rounding) })
  }

  @Test func `a newcomer's records are priced on top of what contracts already bring`() throws {
    // The second seller's records are worth nothing: it leaves after period 1, and who takes its place at the end of
    // period 2 offers in period 3, while the first seller's contract of 6 periods runs.
    let population = Population(
      sellers: [.init(quality: 1, records: 50), .init(quality: 0, records: 50, cost: 1)],
      buyers: [.init(value: 100, budget: 1e6)])
    let market = try played(
      population,
      parameters {
        $0.buyers.utility = .dataScaling
        $0.buyers.warmRounds = 400
        $0.contract.periods = 6
        $0.sellers.patience = 1
        $0.sellers.entry = 1
        $0.sellers.afterExit = .replaced
        $0.sellers.recordsMedian = 50
        $0.sellers.costMedian = 0
      }, periods: 3)
    #expect(market.series(.sales) == [1, 0, 1])
    let suppliers = market.world.suppliers
    let added = suppliers.quality[1] * suppliers.records[1]
    #expect(added > 1)
    let buyers = market.world.buyers
    let expected = market.world.utility.gain(of: added, above: 50, worth: 100, scale: buyers.scale[0])
    // Up to what the rounds leave of the plan.
    #expect(agree(market.last(.spend), 6 * expected, within: 1e-3))
    #expect(market.last(.planResidual) < 1e-3)
  }
}
