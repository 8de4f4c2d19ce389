// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Market

/// One rule for all regimes: sellers leave after losses, come back when it would pay, or are replaced.
struct StayLeaveComeTests {
  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      change(&$0)
    }
  }

  private func pays(_ price: Double, from period: Int) -> Event {
    Event(period: period, changes: [("pricing.pricePerRecord", .number(price))])
  }

  /// Sellers of 10 records at the given costs, and one buyer who takes all at prices up to 2.
  private func population(_ costs: [Double]) -> Population {
    Population(
      sellers: costs.map { .init(quality: 1, records: 10, cost: $0) }, buyers: [.init(value: 2, budget: 1e6)])
  }

  @Test(arguments: [1, 2, 5])
  func `who loses in every period leaves after exactly as many as its patience, who breaks even stays`(
    patience: Int
  ) throws {
    for profit in ExitProfit.allCases {
      let market = try played(
        population([10.001, 10, 9]),
        parameters {
          $0.sellers.patience = patience
          $0.sellers.exitProfit = profit
        }, periods: 8)
      #expect(market.series(.activeSellers) == (1...8).map { $0 < patience ? 3 : 2 })
      #expect(market.series(.sellerExits).reduce(0, +) == 1)
    }
  }

  @Test func `memory lets good times outlast bad ones by as long as smoothing says`() throws {
    // Profit 6 while the price is 1, then -4 at .0; the smoothed profit of either memory by the rule in words.
    for memory in [0.0, 0.5, 0.9] {
      var smoothed = 0.0
      var leaves = 0
      for period in 1...40 where leaves == 0 {
        smoothed = memory * smoothed + (1 - memory) * (period <= 5 ? 6 : -4)
        if smoothed < 0 { leaves = period }
      }
      let market = try played(
        population([4]),
        parameters {
          $0.sellers.patience = 1
          $0.sellers.memory = memory
        }, events: [pays(0, from: 6)], periods: 40)
      #expect(market.series(.activeSellers) == (1...40).map { $0 < leaves ? 1 : 0 })
    }
  }

  @Test func `a good period in between begins the count of losses anew`() throws {
    let market = try played(
      population([15]),
      parameters {
        $0.sellers.patience = 3
        $0.sellers.exitProfit = .period
      }, events: [pays(1.8, from: 3), pays(1, from: 4)], periods: 8)
    // Losses in 1, 2, gain in 3, losses in 4, 5, 6.
    #expect(market.series(.activeSellers) == [1, 1, 1, 1, 1, 0, 0, 0])
  }

  @Test func `who left comes back when the actives' pay per effective record would cover its cost, and not before`()
    throws
  {
    // Sellers of 10 usable records who bear 0, 12 and 17; the price falls to .5 and rises to 1.5.
    let market = try played(
      population([0, 12, 17]),
      parameters {
        $0.sellers.patience = 1
        $0.sellers.exitProfit = .period
        $0.sellers.entry = 1
        $0.pricing.pricePerRecord = 1.9
      }, events: [pays(0.5, from: 3), pays(1.5, from: 6), pays(1.9, from: 8)], periods: 9)
    // In period 6 pay is 15 for 10: the seller at 12 comes back for 7. In 8 it is 19: the one at 17 comes back for 9.
    #expect(market.series(.activeSellers) == [3, 3, 1, 1, 1, 2, 2, 3, 3])
    #expect(market.series(.sellerEntries) == [0, 0, 0, 0, 0, 1, 0, 1, 0])
    #expect(market.series(.humanRecords) == [30, 30, 30, 10, 10, 10, 20, 20, 30])
  }

  @Test func `the probability of coming back is what it says`() throws {
    let market = try played(
      population([0] + [Double](repeating: 12, count: 2_000)),
      parameters {
        $0.sellers.patience = 1
        $0.sellers.exitProfit = .period
        $0.sellers.entry = 0.3
      }, events: [pays(1.5, from: 2)], periods: 3)
    #expect(market.recorded(.activeSellers, 1) == 1)
    // Whoever left in period 1 was away in period 2: 4 standard errors of a binomial.
    #expect(abs(market.recorded(.sellerEntries, 2) - 600) < 4 * (2_000 * 0.3 * 0.7).squareRoot())
  }

  @Test func `when all have left the market plays on and says so`() throws {
    let market = try played(population([20, 30]), parameters { $0.sellers.patience = 2 }, periods: 6)
    #expect(market.series(.activeSellers) == [2, 0, 0, 0, 0, 0])
    #expect(market.notices.count == 1 && market.notices[0].contains("period 2"))
    #expect(market.last(.humanRecords) == 0 && market.last(.welfare) == 0 && market.last(.contamination) == 0)
    #expect(market.last(.priceHuman).isNaN && market.last(.meanQualityActive).isNaN)
    let lively = try played(population([5]), parameters())
    #expect(lively.notices.isEmpty)
  }

  @Test func `with foresight a seller skips periods that would not pay, and leaves none of its patience in them`()
    throws
  {
    let market = try played(
      population([5, 12]),
      parameters {
        $0.sellers.participation = .foresight
        $0.sellers.patience = 3
        $0.sellers.exitProfit = .period
      }, periods: 12)
    #expect(market.last(.humanRecords) == 10, "who expects 10 and bears 5 works, who bears 12 does not")
    #expect(market.last(.sellerSurplus) == 5)
    #expect(market.last(.activeSellers) == 2)
  }

  @Test(arguments: PricingRule.allCases)
  func `with foresight a market in which work pays is not dead`(rule: PricingRule) throws {
    // Records of three qualities, so that posted prices do not all miss their buyer in the same period.
    var population = population([0.001, 0.002, 0.003])
    for seller in 0..<3 { population.sellers[seller].quality = 1 - 0.3 * Double(seller) }
    let market = try played(
      population,
      parameters {
        $0.sellers.participation = .foresight
        $0.pricing.rule = rule
      }, periods: 9)
    #expect(market.series(.humanRecords).suffix(4).contains { $0 > 0 })
  }

  @Test func `those who replace who left are new people, differing among each other`() throws {
    var parameters = parameters {
      $0.sellers.afterExit = .replaced
      $0.sellers.patience = 1
      $0.sellers.exitProfit = .period
      $0.sellers.entry = 1
      $0.sellers.costMedian = 1e6
      $0.sellers.recordsMedian = 10
      $0.sellers.recordsLogSd = 0.4
    }
    var costs: Set<Double> = []
    var qualities: Set<Double> = []
    var market = try handmade(population([20, 30, 40]), parameters)
    for _ in 1...10 {
      try market.playPeriod()
      costs.formUnion(market.world.suppliers.unitCost)
      qualities.formUnion(market.values(.seller, "quality"))
    }
    // All leave after one period and are replaced one later: 5 rounds of 3, beside those of the start.
    #expect(market.series(.sellerEntries) == [0, 3, 0, 3, 0, 3, 0, 3, 0, 3])
    #expect(costs.count == 18)
    #expect(qualities.count == 16, "the three of the start had quality 1")
    parameters.sellers.entry = 0
    let alone = try played(population([20, 30, 40]), parameters, periods: 3)
    #expect(alone.last(.sellerEntries) == 0)
  }

  @Test func `a newcomer posts a price that covers its own cost, not its predecessor's`() throws {
    let parameters = parameters {
      $0.pricing.rule = .posted
      $0.pricing.firstPrice = .cost
      $0.pricing.marginLow = 0.1
      $0.pricing.marginHigh = 0.1
      $0.pricing.floorSharesSales = false
      $0.sellers.afterExit = .replaced
      $0.sellers.patience = 1
      $0.sellers.exitProfit = .period
      $0.sellers.entry = 1
      $0.sellers.costMedian = 3
      $0.sellers.costLogSd = 1
    }
    let market = try played(population([1_000, 2_000]), parameters, periods: 2)
    #expect(market.last(.sellerEntries) == 2)
    for seller in 0..<2 {
      let suppliers = market.world.suppliers
      #expect(suppliers.unitCost[seller] < 200)
      let price = suppliers.offers[seller].price
      #expect(agree(price, 1.1 * suppliers.unitCost[seller], within: rounding))
    }
  }
}
