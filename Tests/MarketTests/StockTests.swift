// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing
import Valuation

@testable import Market

/// What buyers keep of what they bought, and what it does to prices.
struct StockTests {
  private let scaling = BundleUtility(.dataScaling(exponent: 0.35))

  /// One buyer and one seller of v = 10 effective records a period, with E0 = 10.
  private let pair = Population(
    sellers: [.init(quality: 0.5, records: 20)], buyers: [.init(value: 100, budget: 1e6)])

  private func parameters(_ depreciation: Double, _ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.depreciation = depreciation
      $0.buyers.scaleToSupply = 1
      $0.buyers.scalingExponent = 0.35
      change(&$0)
    }
  }

  @Test(arguments: [PricingRule.fairshare, .uniform, .valuation], [ContractForm.perPeriod, .buyout])
  func `the stock is what is left of the stock and of the deliveries before, true and believed`(
    rule: PricingRule, form: ContractForm
  ) throws {
    var start = Parameters()
    start.start.warmup = 3
    start.sellers.count = 40
    start.sellers.costMedian = 1e5
    start.sellers.domains = 2
    start.buyers.count = 4
    start.buyers.valueMedian = 1e7
    start.buyers.depreciation = 0.25
    start.producers.count = 6
    start.producers.records = 300
    start.pricing.rule = rule
    start.contract.form = form
    let change = Event(period: 4, changes: [("buyers.depreciation", .number(0.6))])
    var market = try Market(Scenario(name: "stock", parameters: start, events: [change]), replicate: 0)
    var held = [Double](repeating: 0, count: 4)
    var believed = held
    for period in 1...6 {
      try market.playPeriod()
      let before = held.reduce(0, +) / 4
      let kept = period < 4 ? 0.75 : 0.4
      for buyer in 0..<4 {
        for holding in market.world.buyers.holdings[buyer] {
          let offer = Int(holding.offer)
          let match = market.world.drawMatch(offer, buyer)
          held[buyer] += market.world.trueVolume(offer, buyer, match: match)
          believed[buyer] += holding.expected
        }
        #expect(agree(market.values(.buyer, "effective_records")[buyer], held[buyer], within: rounding))
        held[buyer] *= kept
        believed[buyer] *= kept
        #expect(agree(market.world.buyers.stock[buyer], held[buyer], within: rounding))
        #expect(agree(market.world.buyers.believedStock[buyer], believed[buyer], within: rounding))
      }
      #expect(agree(market.last(.stock), before, within: rounding), "as it was before the period's purchases")
      #expect(period == 1 || before > 0)
    }
    #expect(zip(held, believed).contains { !agree($0, $1, within: 0.01) }, "beliefs err")
  }

  @Test func `without a stock the discount touches nothing but what is discounted`() throws {
    let patient = try played(pair, parameters(1), periods: 3)
    let hasty = try played(pair, parameters(1) { $0.buyers.discount = 0.2 }, periods: 3)
    for observation in Observation.allCases where observation != .discountedBuyerUtility {
      let both = zip(patient.series(observation), hasty.series(observation))
      #expect(both.allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }, "\(observation)")
    }
    #expect(patient.series(.stock) == [0, 0, 0])
    #expect(patient.series(.stockValue) == [0, 0, 0])
  }

  @Test(arguments: [1, 0.5, 0.2, 0], [0, 0.25])
  func `a single seller asks what its records add, now and later, to what the buyer holds`(
    depreciation: Double, share: Double
  ) throws {
    let market = try played(
      pair,
      parameters(depreciation) {
        $0.contract.form = .revenueShare
        $0.contract.modelShare = share
      }, periods: 6)
    let carry = 1 / (1 - 0.9 * (1 - depreciation))
    var stock = 0.0
    for period in 1...6 {
      let gain = scaling.value(stock + 10, worth: 100, scale: 10) - scaling.value(stock, worth: 100, scale: 10)
      // The share is owed once, on what the deliveries of the period add in it.
      #expect(agree(market.recorded(.spend, period), (carry - share) * gain, within: 1e-9), "period \(period)")
      #expect(agree(market.recorded(.modelShares, period), share * gain, within: 1e-9))
      #expect(agree(market.recorded(.stock, period), stock, within: rounding))
      let expected = market.recorded(.expectedSurplus, period)
      #expect(abs(expected - share * gain) < 1e-9 * carry * gain, "the share owed is no part of the price")
      stock = (1 - depreciation) * (stock + 10)
    }
  }

  @Test func `what is kept for ever is worth 1/(1 - delta) times as much at first`() throws {
    let many = Population(
      sellers: (0..<30).map { Population.Seller(quality: 0.3 + 0.02 * Double($0), records: 5 + Double($0 * 7 % 11)) },
      buyers: [.init(value: 100, budget: 1e6), .init(value: 70, budget: 1e6), .init(value: 300, budget: 1e6)])
    for rule in [PricingRule.fairshare, .uniform, .bargaining, .random, .valuation, .posted] {
      let used = try played(many, parameters(1) { $0.pricing.rule = rule })
      let kept = try played(many, parameters(0) { $0.pricing.rule = rule })
      #expect(agree(kept.last(.spend), 10 * used.last(.spend), within: 1e-9), "\(rule)")
      #expect(kept.last(.sales) == used.last(.sales))
      #expect(kept.last(.buyerSurplus) < used.last(.buyerSurplus), "it pays now for later")
    }
  }

  @Test(arguments: [0.5, 0.1])
  func `bought in equal amounts the stock rises to (1 - d)/d of a period's purchases`(depreciation: Double) throws {
    let market = try played(
      pair,
      parameters(depreciation) {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
      }, periods: 400)
    let kept = 1 - depreciation
    for period in [1, 2, 3, 10] {
      var stock = 0.0
      for age in 1..<max(1, period) { stock += 10 * (1...age).reduce(1) { power, _ in power * kept } }
      #expect(agree(market.recorded(.stock, period), stock, within: rounding))
    }
    #expect(agree(market.last(.stock), 10 * kept / depreciation, within: rounding))
    let quality = scaling.value(10 / depreciation, worth: 1, scale: 10)
    #expect(agree(market.last(.modelQuality), quality, within: rounding))
  }

  @Test(arguments: [1, 0.7, 0.1, 0])
  func `who pays all that additive records are worth, now and later, ends with nothing`(depreciation: Double) throws {
    let market = try played(pair, parameters(depreciation) { $0.buyers.utility = .additive }, periods: 12)
    let carry = 1 / (1 - 0.9 * (1 - depreciation))
    var discount = 1.0
    for period in 1...12 {
      #expect(agree(market.recorded(.spend, period), carry * 100 * 10, within: 1e-9))
      let utility = 100 * (market.recorded(.stock, period) + 10)
      #expect(agree(market.recorded(.buyerSurplus, period), utility - 1_000 * carry, within: 1e-9))
      let rest = discount * market.recorded(.stockValue, period)
      #expect(abs(market.recorded(.discountedBuyerUtility, period) + rest) < 1e-8 * carry * 1_000)
      discount *= 0.9
    }
  }

  @Test(arguments: UpliftBasis.allCases)
  func `a share of the uplift is of what the bundle adds to the stock, now and later`(basis: UpliftBasis) throws {
    let market = try played(
      pair,
      parameters(0.5) {
        $0.pricing.rule = .valuation
        $0.pricing.valuationShare = 0.3
        $0.pricing.upliftBasis = basis
      }, periods: 2)
    let gain = scaling.value(15, worth: 100, scale: 10) - scaling.value(5, worth: 100, scale: 10)
    #expect(agree(market.last(.spend), 0.3 * gain / 0.55, within: rounding))
  }

  @Test func `buyers who judge offers by value for money count later use`() throws {
    for (depreciation, sales) in [(1.0, 0.0), (0, 1)] {
      let market = try played(
        pair,
        parameters(depreciation) {
          $0.buyers.utility = .additive
          $0.buyers.buyingRule = .valueForMoney
          $0.pricing.rule = .fixed
          // 20 records at 60 are 10 effective ones at 120, worth 100 in one period.
          $0.pricing.pricePerRecord = 60
        })
      #expect(market.last(.sales) == sales)
    }
  }

  @Test func `the first price posted to buyers who judge by value for money counts later use`() throws {
    for (depreciation, carry) in [(1.0, 1.0), (0.5, 1 / 0.55), (0, 10)] {
      let market = try played(
        pair,
        parameters(depreciation) {
          $0.buyers.utility = .additive
          $0.buyers.buyingRule = .valueForMoney
          $0.buyers.valueForMoneyThreshold = 0.5
          $0.pricing.rule = .posted
        })
      #expect(agree(market.last(.spend), carry * 100 * 10, within: rounding))
    }
  }

  @Test func `every run begins without a stock, whatever the warm-up left`() throws {
    let market = try played(
      pair,
      parameters(0.2) { $0.start.warmup = 5 }, periods: 2)
    #expect(market.series(.stock) == [0, 8])
  }
}
