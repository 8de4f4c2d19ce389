// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing
import Valuation

@testable import Market

/// Welfare, its parts and its bound where buyers keep stocks, against worked examples and brute force.
struct StockWelfareTests {
  /// A buyer takes the output of its own model, which is worth nothing to it, for half as good as human records: it
  /// believes to get 14 effective records each period and gets 10.
  @Test func `two periods by hand of a buyer who is wrong about its stock`() throws {
    let population = Population(
      sellers: [.init(quality: 1, records: 10)], buyers: [.init(value: 100, budget: 1e6)],
      producers: [.init(costPerRecord: 0, model: 0)])
    let market = try played(
      population,
      bare {
        $0.buyers.depreciation = 0.5
        $0.buyers.scaleToSupply = 1
        $0.buyers.coldRounds = 4_000
        $0.producers.records = 8
        $0.producers.worth = 0.5
        $0.producers.quality = .perfect
        $0.producers.modelLicence = 0
        $0.provenance.information = .posterior
        $0.provenance.detectorPower = 1
        $0.provenance.falsePositiveRate = 0
        $0.provenance.labelledShare = 1
        $0.fidelity.learning.lawCoefficient = 0
      }, periods: 2)
    func u(_ effective: Double) -> Double { 100 * (1 - pow(1 + effective / 10, -0.35)) }
    let carry = 1 / 0.55
    // Period 1: believed 14 = 10 + 4, true 10. Period 2: believed 7 + 14, true 5 + 10.
    for (period, believed, held) in [(1, 14.0, 10.0), (2, 21, 15)] {
      let human = carry * (u(believed) - u(believed - 10))
      let synthetic = carry * (u(believed) - u(believed - 4))
      func recorded(_ observation: Observation, is expected: Double) {
        #expect(agree(market.recorded(observation, period), expected, within: 1e-9), "\(observation) \(period)")
      }
      recorded(.priceHuman, is: human / 10)
      recorded(.priceSynthetic, is: synthetic / 8)
      recorded(.modelQuality, is: u(held) / 100)
      recorded(.welfare, is: u(held))
      // All that a planner could deliver was delivered, and no model lost anything.
      recorded(.welfareFirstBest, is: u(held - 10) + carry * (u(held) - u(held - 10)))
      recorded(.efficiency, is: 1)
      recorded(.expectedSurplus, is: carry * (u(believed) - u(believed - 14)) - human - synthetic)
      // Knowing, it would have left the synthetic records; of their price this much falls to the period.
      recorded(.lossInformation, is: synthetic / carry)
      recorded(.lossInformationSocial, is: 0)
      recorded(.stock, is: held - 10)
      var later = 0.0
      for age in 0..<400 { later += pow(0.9, Double(age + 1)) * u(held * pow(0.5, Double(age + 1))) }
      recorded(.stockValue, is: later)
    }
  }

  /// A buyer believes to hold 20.5 effective records where it holds 0.5, and therefore refuses what it would take.
  @Test func `a buyer that knows all offers and not its own stock can still be misled`() throws {
    let population = Population(
      sellers: [.init(quality: 1, records: 1)], buyers: [.init(value: 100, budget: 1e6)],
      producers: [.init(costPerRecord: 0, model: 0)])
    let carry = 1 / 0.55
    let change = Event(
      period: 2,
      changes: [("provenance.information", .choice("full")), ("pricing.pricePerRecord", .number(5 * carry))])
    let market = try played(
      population,
      bare {
        $0.buyers.depreciation = 0.5
        $0.buyers.scaleToSupply = 1
        $0.buyers.warmRounds = 2_000
        $0.producers.records = 80
        $0.producers.worth = 0.5
        $0.producers.quality = .perfect
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.provenance.information = .posterior
        $0.provenance.detectorPower = 1
        $0.provenance.falsePositiveRate = 0
        $0.provenance.labelledShare = 1
        $0.fidelity.learning.lawCoefficient = 0
      }, events: [change], periods: 2)
    #expect(market.series(.sales) == [2, 0])
    #expect(market.recorded(.lossInformation, 1) == 0, "nothing was paid")
    let gain = 100 * (pow(1.5, -0.35) - pow(2.5, -0.35))
    #expect(agree(market.last(.lossInformation), gain - 5, within: 1e-9))
    #expect(agree(market.last(.lossInformationSocial), gain, within: 1e-9))
  }

  private let population = Population(
    sellers: (0..<7).map {
      Population.Seller(quality: 0.3 + 0.09 * Double($0), records: 20 + Double($0 * 5 % 7), domain: $0 % 2)
    },
    buyers: [
      .init(value: 900, budget: 160, tasks: [0.3, 0.7]), .init(value: 1_500, budget: 900, tasks: [0.6, 0.4]),
    ],
    producers: [.init(costPerRecord: 0, model: 0), .init(costPerRecord: 0, model: 1)])

  private func parameters(_ depreciation: Double, _ change: (inout Parameters) -> Void) -> Parameters {
    bare {
      $0.buyers.depreciation = depreciation
      $0.sellers.domains = 2
      $0.producers.records = 25
      $0.matching.matchSpread = 0.4
      $0.matching.sandboxNoise = 6
      $0.provenance.information = .posterior
      $0.pricing.theta = 0.3
      $0.pricing.pricePerRecord = 1.2
      change(&$0)
    }
  }

  /// A buyer's best net utility in the period just played, of payments what falls to the period, over all subsets of
  /// the offers that it did not hold already.
  private func bestNet(
    _ market: borrowing Market, _ buyer: Int, stock: Double, charge: Double
  ) -> Double {
    let world = market.world.buyers
    let standing = world.holdings[buyer].filter { Int($0.bought) < market.period }
    let taken = Set(standing.map { Int($0.offer) })
    let open = (0..<market.world.suppliers.count).filter { !taken.contains($0) }
    func volume(_ offer: Int) -> Double {
      market.world.trueVolume(offer, buyer, match: market.world.drawMatch(offer, buyer))
    }
    func u(_ effective: Double) -> Double {
      market.world.utility.value(effective, worth: market.world.worth(buyer), scale: world.scale[buyer])
    }
    let carry = 1 / (1 - 0.9 * (1 - market.world.parameters.buyers.depreciation))
    let share = market.world.modelShare
    let periods = market.world.parameters.contract.form == .buyout ? 3.0 : 1
    var best = -Double.infinity
    for subset in 0..<(1 << open.count) {
      var held = stock + taken.reduce(0) { $0 + volume($1) }
      var (older, newer) = (standing.reduce(0) { $0 + $1.price }, 0.0)
      for place in open.indices where subset >> place & 1 == 1 {
        held += volume(open[place])
        newer += market.world.suppliers.offers[open[place]].price
      }
      guard newer * periods <= world.budget[buyer] * (1 + 1e-12) else { continue }
      older += newer + share * (u(held) - u(stock))
      best = max(best, u(held) - charge - older / carry)
    }
    return best
  }

  @Test(arguments: [0, 0.4], [ContractForm.perPeriod, .buyout, .revenueShare])
  func `the informed choice is at most the best of all bundles, and near it`(
    depreciation: Double, form: ContractForm
  ) throws {
    var (regret, gains) = (0.0, 0.0)
    for rule in [PricingRule.uniform, .fixed, .fairshare] {
      for replicate in 0..<4 {
        var market = try handmade(
          population,
          parameters(depreciation) {
            $0.pricing.rule = rule
            $0.contract.form = form
          }, replicate: replicate)
        for period in 1...4 {
          let (stocks, charges) = (market.world.buyers.stock, market.world.buyers.stockCharge)
          try market.playPeriod()
          let informed = market.last(.welfareConsumption) - market.last(.lossCollapse)
          let best = (0..<2).reduce(0) {
            $0 + bestNet(market, $1, stock: stocks[$1], charge: charges[$1])
          }
          #expect(informed <= best + 1e-9 * abs(best), "\(rule), period \(period)")
          regret += best - informed
          gains += best - (informed - market.last(.lossInformation))
        }
      }
    }
    #expect(gains > 0)
    #expect(regret <= 0.1 * gains + 1e-9)
  }

  @Test(arguments: PricingRule.allCases, ContractForm.allCases)
  func `without synthetic goods and noise nothing is lost to collapse or ignorance, exactly`(
    rule: PricingRule, form: ContractForm
  ) throws {
    var human = population
    human.producers = []
    let market = try played(
      human,
      parameters(0.3) {
        $0.pricing.rule = rule
        $0.contract.form = form
        $0.matching.sandboxNoise = 0
      }, periods: 4)
    #expect(market.last(.stock) > 0)
    for loss in [Observation.lossCollapse, .lossInformation, .lossInformationSocial] {
      #expect(market.series(loss) == [0, 0, 0, 0])
    }
  }

  @Test(arguments: [0, 0.3])
  func `payments fall to the periods in which the records are used`(depreciation: Double) throws {
    let one = Population(sellers: [.init(quality: 1, records: 10)], buyers: [.init(value: 3, budget: 1e6)])
    let market = try played(
      one,
      bare {
        $0.buyers.utility = .additive
        $0.buyers.depreciation = depreciation
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 4
      }, periods: 300)
    // Additive use of 3 a record, at 4 each of which 4 / carry falls to the first period and as much of what is left to
    // each later one.
    let kept = 1 - depreciation
    for period in [1, 2, 5, 300] {
      let records = 10 + market.recorded(.stock, period)
      let net = records * (3 - 4 * (1 - 0.9 * kept))
      #expect(agree(market.recorded(.welfareConsumption, period), net, within: 1e-9))
    }
  }

  /// Welfare of the best subset of sellers from given stocks, deliveries counted now and later.
  private func optimum(_ market: borrowing Market, stocks: [Double], carry: Double) -> Double {
    let (suppliers, buyers) = (market.world.suppliers, market.world.buyers)
    func u(_ effective: Double, _ buyer: Int) -> Double {
      market.world.utility.value(effective, worth: buyers.value[buyer], scale: buyers.scale[buyer])
    }
    var best = -Double.infinity
    for subset in 0..<(1 << suppliers.sellers) {
      var welfare = 0.0
      var held = stocks
      for seller in 0..<suppliers.sellers where subset >> seller & 1 == 1 {
        welfare -= suppliers.unitCost[seller]
        for buyer in stocks.indices {
          held[buyer] +=
            market.world.drawMatch(seller, buyer) * suppliers.quality[seller] * suppliers.records[seller]
        }
      }
      for buyer in stocks.indices {
        welfare += u(stocks[buyer], buyer) + carry * (u(held[buyer], buyer) - u(stocks[buyer], buyer))
      }
      best = max(best, welfare)
    }
    return best
  }

  @Test(arguments: UtilityForm.allCases, [0, 0.5])
  func `first best is the best that a planner could make of the buyers' stocks`(
    utility: UtilityForm, depreciation: Double
  ) throws {
    var gaps: [Double] = []
    for number in 0..<20 {
      var draws = Luck(seed: 9, replicate: UInt64(number)).key(.sellerCost).draws
      let scale = utility == .additive ? 1.0 : 160
      let people = Population(
        sellers: (0..<8).map { _ in
          .init(quality: draws.uniform(), records: 1 + 9 * draws.uniform(), cost: 8 * draws.uniform())
        },
        buyers: (0..<3).map { _ in .init(value: scale * draws.uniform(), budget: 1e6) })
      let change = Event(period: 4, changes: [("buyers.depreciation", .number(1))])
      var market = try handmade(
        people,
        bare {
          $0.buyers.utility = utility
          $0.buyers.scaleToSupply = 0.4
          $0.buyers.depreciation = depreciation
          $0.matching.matchSpread = 0.5
        }, events: [change])
      for period in 1...5 {
        let stocks = market.world.buyers.stock
        try market.playPeriod()
        let carry = period < 4 ? 1 / (1 - 0.9 * (1 - depreciation)) : 1
        let best = optimum(market, stocks: stocks, carry: carry)
        let empty = stocks.allSatisfy { $0 == 0 }
        #expect(empty == (period == 1 || period == 5), "the last is used up in period 4")
        gaps.append(1 - market.last(.welfareFirstBest) / best)
        if utility == .additive {
          #expect(abs(gaps.last!) < 1e-10)
          #expect(market.last(.efficiency) <= 1 + 1e-12)
        }
      }
    }
    #expect(gaps.allSatisfy { $0 > -1e-12 && $0 < 0.1 })
    #expect(gaps.reduce(0, +) < 0.01 * Double(gaps.count))
  }
}
