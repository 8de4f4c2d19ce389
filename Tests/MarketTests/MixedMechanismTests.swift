// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Worked examples in which mechanisms meet that are tested alone elsewhere.
struct MixedMechanismTests {
  private func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(right)) }

  /// u(E) = A (1 - (1 + E/E0)^-1), for numbers that can be done by hand.
  private func u(_ value: Double, _ effective: Double, scale: Double) -> Double {
    value * effective / (scale + effective)
  }

  private func tracked(_ change: (inout Parameters) -> Void) -> Parameters {
    bare {
      $0.buyers.scalingExponent = 1
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0
      $0.provenance.lineage = .tracked
      $0.fidelity.learning.lawCoefficient = 0
      change(&$0)
    }
  }

  @Test func `royalties with a stock through three periods`() throws {
    // The second seller leaves after period 1; half of what is held is lost each period. E = 100, 110, 115.
    let market = try played(
      Population(
        sellers: [.init(quality: 0.6, records: 100), .init(quality: 0.4, records: 100, cost: 1_000)],
        buyers: [.init(value: 1_000, budget: 1)]),
      tracked {
        $0.sellers.patience = 1
        $0.buyers.depreciation = 0.5
        $0.contract.modelRoyalty = 0.2
      }, periods: 3)
    // E0 is the supply of 100: 60 and 40, then 60 + 30 and 20, then 60 + 45 and 10.
    for (period, first, second) in [(1, 60.0, 40.0), (2, 90, 20), (3, 105, 10)] {
      #expect(near(market.recorded(.royalties, period), 0.2 * u(1_000, first + second, scale: 100)))
    }
    let royalties = market.values(.seller, "royalties")
    #expect(near(royalties[0], 0.2 * 105 / 115 * u(1_000, 115, scale: 100)))
    #expect(near(royalties[1], 0.2 * 10 / 115 * u(1_000, 115, scale: 100)))
    #expect(market.last(.royaltiesUntraced) == 0)
    // A creator stays for what this period's 60 records earn as long as they last, at 1/(1 - 0.9 x 0.5) of a period's,
    // and not for what older ones earn. Profits of three periods, each half forgotten by the next.
    let carry = 1 / 0.55
    var smoothed = 0.0
    for total in [100.0, 110, 115] {
      smoothed = 0.5 * smoothed + 0.5 * carry * 0.2 * 60 / total * u(1_000, total, scale: 100)
    }
    #expect(near(market.values(.seller, "smoothed_profit")[0], smoothed))
  }

  @Test func `a royalty on the whole model beside a share of what the period's records add`() throws {
    let market = try played(
      Population(
        sellers: [.init(quality: 0.75, records: 100), .init(quality: 0.25, records: 100)],
        buyers: [.init(value: 1_000, budget: 1e6)]),
      tracked {
        $0.buyers.depreciation = 0.5
        $0.contract.form = .revenueShare
        $0.contract.modelShare = 0.3
        $0.contract.modelRoyalty = 0.2
      }, periods: 2)
    let (first, second) = (u(1_000, 100, scale: 100), u(1_000, 150, scale: 100))
    let added = second - u(1_000, 50, scale: 100)
    #expect(near(market.recorded(.modelShares, 1), 0.3 * first) && near(market.recorded(.royalties, 1), 0.2 * first))
    #expect(near(market.last(.modelShares), 0.3 * added) && near(market.last(.royalties), 0.2 * second))
    #expect(near(market.values(.seller, "receipts")[0], 0.75 * 0.3 * added))
    #expect(near(market.values(.seller, "royalties")[0], 0.75 * 0.2 * second))
    #expect(near(market.last(.buyerSurplus), second - 0.3 * added - 0.2 * second))
    // A share is spread like a price over the periods in which the records serve; a royalty falls due as they serve.
    let carry = 1 / 0.55
    let charge = 0.3 * first / carry * 0.5 + 0.3 * added / carry
    #expect(near(market.last(.welfareConsumption), 0.8 * second - charge))
  }

  @Test func `who sold a buy-out earns royalties on deliveries of later periods too`() throws {
    let market = try played(
      Population(
        sellers: [.init(quality: 0.6, records: 100, cost: 20), .init(quality: 0.4, records: 100)],
        buyers: [.init(value: 1_000, budget: 1e6)]),
      tracked {
        $0.pricing.pricePerRecord = 0.3
        $0.contract.form = .buyout
        $0.contract.periods = 3
        $0.contract.modelRoyalty = 0.1
        $0.sellers.memory = 0
      }, periods: 4)
    #expect(market.series(.spend) == [180, 0, 0, 180])
    for royalties in market.series(.royalties) { #expect(near(royalties, 0.1 * 500)) }
    // 30 of the price and 30 of royalties less 20 in each period.
    #expect(near(market.values(.seller, "smoothed_profit")[0], 40))
    #expect(near(market.values(.seller, "smoothed_profit")[1], 50))
  }

  @Test func `one model of all pays the creators of all by what went into it, whoever bought it`() throws {
    // Each buyer can use one domain alone; a producer samples the one model there is.
    let market = try played(
      Population(
        sellers: [.init(quality: 0.6, records: 100, domain: 0), .init(quality: 0.2, records: 100, domain: 1)],
        buyers: [.init(value: 1_000, budget: 1e6, tasks: [1, 0]), .init(value: 500, budget: 1e6, tasks: [0, 1])],
        producers: [.init(costPerRecord: 0, model: 0)]),
      tracked {
        $0.sellers.domains = 2
        $0.producers.records = 80
        $0.producers.worth = 0.5
        $0.producers.quality = .perfect
        $0.producers.modelLicence = 0
        $0.fidelity.scope = .market
        $0.pricing.pricePerRecord = 0.01
        $0.contract.modelRoyalty = 0.1
        $0.contract.lineageRoyalty = 0.25
      }, periods: 2)
    // Effective records: 120 and 40 of people; 40 of the producer for the second buyer, whose own model it is not.
    let revenue = u(1_000, 120, scale: 120) + u(500, 80, scale: 40)
    #expect(near(market.values(.buyer, "utility").reduce(0, +), revenue))
    let before = [120 / 200.0, 40 / 200.0]
    let sales = market.last(.equityShareSynthetic) > 0 ? 0.01 * market.last(.syntheticRecords) : 0
    #expect(sales == 0.8)
    for seller in 0..<2 {
      let bought: Double = seller == 0 ? 120 : 40
      let effective: Double = bought + 40 * before[seller]
      let expected = 0.1 * revenue * effective / 200 + 0.25 * sales * before[seller]
      #expect(near(market.values(.seller, "royalties")[seller], expected))
    }
    let untraced = 0.1 * revenue * 0.2 * 0.2 + 0.25 * sales * 0.2
    #expect(near(market.last(.royaltiesUntraced), untraced))
  }

  @Test func `an event that begins to track finds a stock of unknown origin`() throws {
    let royalties = Event(
      period: 3, changes: [("provenance.lineage", .choice("tracked")), ("contract.modelRoyalty", .number(0.2))])
    let end = Event(
      period: 5, changes: [("contract.modelRoyalty", .number(0)), ("provenance.lineage", .choice("none"))])
    let market = try played(
      Population(sellers: [.init(quality: 1, records: 100)], buyers: [.init(value: 1_000, budget: 1)]),
      tracked {
        $0.provenance.lineage = .none
        $0.buyers.depreciation = 0.5
      }, events: [royalties, end], periods: 5)
    // E = 100, 150, 175, 187.5; of unknown origin 75 in period 3 and half as much in period 4.
    let due = [0.2 * u(1_000, 175, scale: 100), 0.2 * u(1_000, 187.5, scale: 100)]
    let known = [100 / 175.0, 150 / 187.5]
    #expect(market.series(.lineageAccuracy).map(\.isNaN) == [true, true, false, false, true])
    for period in [3, 4] {
      #expect(near(market.recorded(.lineageAccuracy, period), known[period - 3]))
      #expect(near(market.recorded(.royalties, period), due[period - 3] * known[period - 3]))
      #expect(near(market.recorded(.royaltiesUntraced, period), due[period - 3] * (1 - known[period - 3])))
    }
    for period in [1, 2, 5] { #expect(market.recorded(.royalties, period) == 0) }
    #expect(market.lineages().isEmpty)
  }

  @Test func `a union paid on what comes true counts on top of a buy-out that runs on`() throws {
    // The buy-out of period 1 runs on; in period 2 the buyer takes the other seller's records as a union's.
    let population = Population(
      sellers: [.init(quality: 0.5, records: 100), .init(quality: 1, records: 40)],
      buyers: [.init(value: 1_000, budget: 13)])
    let market = try played(
      population,
      tracked {
        $0.provenance.lineage = .none
        $0.pricing.pricePerRecord = 0.05
        $0.contract.form = .buyout
        $0.contract.periods = 3
        $0.matching.sandboxNoise = 3
        $0.matching.sandboxRecords = 100
      },
      events: [
        Event(
          period: 2,
          changes: [
            ("pricing.rule", .choice("valuation")), ("pricing.valuationShare", .number(0.01)),
            ("pricing.upliftBasis", .choice("realised")), ("contract.form", .choice("perPeriod")),
            ("contract.union", .choice("perTask")), ("contract.unionWeight", .number(0.02)),
          ])
      ], periods: 2)
    // The budget of 13 leaves room for one of 15 and 6 $ alone.
    let holdings = market.world.buyers.holdings[0]
    #expect(holdings.map { Int($0.bought) } == [1, 2] && Set(holdings.map(\.offer)) == [0, 1])
    let volumes = [50.0, 40]
    let standing = volumes[Int(holdings[0].offer)]
    #expect(holdings[1].expected != volumes[Int(holdings[1].offer)])
    let pay = 0.02 * (u(1_000, 90, scale: 90) - u(1_000, standing, scale: 90))
    #expect(near(market.last(.unionReceipts), pay) && near(market.last(.spend), pay))
    // What runs on is not paid again, and earns the seller its old price per period.
    let account = market.world.suppliers.accounts[Int(holdings[0].offer)]
    #expect(account.gross == 0)
    #expect(near(account.accrued, holdings[0].offer == 0 ? 5 : 2))
  }

  @Test func `foresight counts royalties once where data has no price`() throws {
    // One record that earns 10 $ a period in royalties.
    func sold(cost: Double) throws -> Double {
      try played(
        Population(sellers: [.init(quality: 1, records: 1, cost: cost)], buyers: [.init(value: 100, budget: 1)]),
        tracked {
          $0.sellers.participation = .foresight
          $0.contract.modelRoyalty = 0.2
        }, periods: 2
      ).last(.sales)
    }
    #expect(try sold(cost: 9) == 1 && sold(cost: 11) == 0)
  }

  @Test func `tax, licence and royalty that take everything leave no price below nothing`() throws {
    let (licence, royalty) = (0.18, 0.08)
    let tax = 1 - licence - royalty
    #expect(licence + tax + royalty > 1, "a sum that rounds up")
    for rule in [PricingRule.fairshare, .bargaining] {
      let market = try played(
        Population(
          sellers: [.init(quality: 1, records: 100)], buyers: (0..<2).map { _ in .init(value: 1_000, budget: 1e6) },
          producers: [.init(costPerRecord: 0.001, model: 0)]),
        tracked {
          $0.pricing.rule = rule
          $0.pricing.beta = 0.5
          $0.producers.records = 80
          $0.producers.modelLicence = licence
          $0.contract.lineageRoyalty = royalty
          $0.policy.rule = .tax
          $0.policy.taxRate = 1
        }, periods: 3)
      #expect(market.last(.spend) > 0)
      for holdings in market.world.buyers.holdings { #expect(holdings.allSatisfy { $0.price >= 0 }) }
    }
  }

  @Test func `books balance however little of a model can still be traced`() throws {
    // The only creator leaves after period 1; from then on the buyer takes records sampled from a model of nobody's,
    // so that what is known of its own halves with its stock: to 1e-15 after fifty periods.
    var market = try handmade(
      Population(
        sellers: [.init(quality: 1, records: 100, cost: 1e9)],
        buyers: [.init(value: 1e9, budget: 1e6), .init(value: 1, budget: 1e-9)],
        producers: [.init(costPerRecord: 0, model: 1)]),
      tracked {
        $0.sellers.patience = 1
        $0.buyers.depreciation = 0.5
        $0.pricing.pricePerRecord = 1
        $0.producers.records = 100
        $0.producers.quality = .perfect
        $0.contract.modelRoyalty = 0.3
      })
    for period in 1...50 {
      try market.playPeriod()
      let weight = market.lineages()[0].parts.first?.weight ?? 0
      #expect(weight > 0 && weight <= pow(0.5, Double(period - 1)))
    }
  }

  @Test func `who traded nothing under one rule posts a first price under the next`() throws {
    // A cost that no willingness to pay reaches: bargaining names no price.
    let market = try played(
      Population(
        sellers: [.init(quality: 1, records: 100, cost: 1e6)], buyers: [.init(value: 1_000, budget: 1e6)]),
      bare { $0.pricing.rule = .bargaining },
      events: [Event(period: 2, changes: [("pricing.rule", .choice("posted"))])], periods: 2)
    #expect(market.recorded(.sales, 1) == 0)
    #expect(market.last(.meanPostedPrice).isFinite && market.last(.meanPostedPrice) > 0)
  }
}
