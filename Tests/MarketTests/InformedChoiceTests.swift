// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing
import Valuation

@testable import Market

extension Market {
  /// What an offer cost in the last period. Posted prices of suppliers without a cost have moved since.
  fileprivate func priceAsked(_ offer: Int) -> Double {
    let price = world.suppliers.offers[offer].price
    guard world.parameters.pricing.rule == .posted else { return price }
    let step = world.parameters.pricing.step
    return price / (world.suppliers.accounts[offer].sales > 0 ? 1 + step : 1 - step)
  }

  /// The best net utility that a buyer could reach in the last period with true values known, by trying every subset of
  /// the offers that it saw and did not hold already, within its budget.
  fileprivate func bestNet(_ buyer: Int) -> Double {
    let standing = world.buyers.holdings[buyer].filter { Int($0.bought) < world.period }
    var seen: Set<Int> = []
    if world.parameters.matching.rule == .all {
      seen = Set((0..<world.suppliers.count).filter { world.suppliers.isOffering[$0] })
    } else {
      let first = buyer * world.parameters.matching.candidates
      let count = world.matches.candidateCounts[buyer]
      seen = Set(world.matches.candidates[first..<first + count].map { Int($0) })
    }
    let open = seen.subtracting(standing.map { Int($0.offer) }).sorted()
    func worth(_ offer: Int) -> Double {
      world.trueVolume(offer, buyer, match: world.drawMatch(offer, buyer))
    }
    let held = standing.reduce(0) { $0 + worth(Int($1.offer)) }
    let paid = standing.reduce(0) { $0 + $1.price }
    let volumes = open.map(worth)
    let prices = open.map { priceAsked($0) }
    let periods = Double(world.contractPeriods)
    let limit = world.buyers.budget[buyer] * (1 + 1e-12)
    var best = -Double.infinity
    for subset in 0..<(1 << open.count) {
      var (volume, price) = (held, 0.0)
      for place in open.indices where subset >> place & 1 == 1 {
        volume += volumes[place]
        price += prices[place]
      }
      guard price * periods <= limit else { continue }
      let utility = world.utility.value(volume, worth: world.worth(buyer), scale: world.buyers.scale[buyer])
      best = max(best, (1 - world.modelShare) * utility - price - paid)
    }
    return best
  }

  /// The best informed net utility of all buyers together.
  fileprivate func bestNet() -> Double { (0..<world.buyers.count).reduce(0) { $0 + bestNet($1) } }
}

/// The loss from not knowing origins and values, against brute force over all bundles.
struct InformedChoiceTests {
  private let population = Population(
    sellers: (0..<7).map {
      Population.Seller(quality: 0.3 + 0.09 * Double($0), records: 20 + Double($0 * 5 % 7), domain: $0 % 2)
    },
    buyers: [
      .init(value: 900, budget: 60, tasks: [0.3, 0.7]), .init(value: 1_500, budget: 400, tasks: [0.6, 0.4]),
    ],
    producers: [.init(costPerRecord: 0, model: 0), .init(costPerRecord: 0, model: 1)])

  private func parameters(_ change: (inout Parameters) -> Void) -> Parameters {
    bare {
      $0.sellers.domains = 2
      $0.producers.records = 25
      $0.matching.matchSpread = 0.4
      $0.matching.sandboxNoise = 6
      $0.provenance.information = .posterior
      $0.pricing.theta = 0.6
      $0.pricing.pricePerRecord = 1.2
      change(&$0)
    }
  }

  @Test(arguments: [PricingRule.uniform, .fixed, .fairshare, .random, .posted], ContractForm.allCases)
  func `the informed choice is at most the best of all bundles, and near it`(
    rule: PricingRule, form: ContractForm
  ) throws {
    var regret = 0.0
    var gains = 0.0
    for replicate in 0..<6 {
      var market = try handmade(
        population,
        parameters {
          $0.pricing.rule = rule
          $0.contract.form = form
        }, replicate: replicate)
      for period in 1...4 {
        try market.playPeriod()
        let informed = market.last(.welfareConsumption) - market.last(.lossCollapse)
        let best = market.bestNet()
        let loss = market.last(.lossInformation)
        #expect(informed <= best + 1e-9 * abs(best), "period \(period)")
        regret += best - informed
        gains += best - (informed - loss)
      }
    }
    // The greedy second choice misses by no more than indivisibility: a tenth of what there is to gain.
    #expect(gains > 0)
    #expect(regret <= 0.1 * gains + 1e-9)
  }

  @Test(arguments: [CandidateRule.all, .random, .best])
  func `an offer that was met twice, or is held, counts once in the informed choice`(matching: CandidateRule) throws {
    for form in [ContractForm.perPeriod, .buyout] {
      var market = try handmade(
        population,
        parameters {
          $0.buyers.utility = .additive
          $0.buyers.buyingRule = .valueForMoney
          $0.pricing.rule = .fixed
          $0.pricing.pricePerRecord = 300
          $0.matching.rule = matching
          $0.matching.candidates = matching == .random ? 30 : 6
          $0.matching.withReplacement = true
          $0.contract.form = form
        })
      for _ in 1...4 {
        try market.playPeriod()
        let informed = market.last(.welfareConsumption) - market.last(.lossCollapse)
        let best = market.bestNet()
        #expect(informed <= best + 1e-9 * abs(best), "\(form)")
      }
    }
  }

  @Test func `a contract of an earlier regime that ends today is not open to be chosen again`() throws {
    let change = Event(period: 2, changes: [("contract.form", .choice("perPeriod"))])
    var market = try handmade(
      population,
      parameters {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0.2
        $0.contract.form = .buyout
        $0.contract.periods = 2
      }, events: [change])
    for _ in 1...3 {
      try market.playPeriod()
      let informed = market.last(.welfareConsumption) - market.last(.lossCollapse)
      let best = market.bestNet()
      #expect(informed <= best + 1e-9 * abs(best))
    }
  }

  @Test(arguments: PricingRule.allCases, ContractForm.allCases)
  func `without synthetic goods and noise nothing is lost to collapse or ignorance, exactly`(
    rule: PricingRule, form: ContractForm
  ) throws {
    var human = population
    human.producers = []
    for information in OriginInformation.allCases {
      let market = try played(
        human,
        parameters {
          $0.pricing.rule = rule
          $0.contract.form = form
          $0.matching.sandboxNoise = 0
          $0.provenance.information = information
        }, periods: 4)
      #expect(market.series(.lossCollapse) == [0, 0, 0, 0])
      #expect(market.series(.lossInformation) == [0, 0, 0, 0])
      #expect(market.series(.lossInformationSocial) == [0, 0, 0, 0])
      #expect(market.series(.contaminationEstimated) == [0, 0, 0, 0])
    }
  }

  @Test func `buyers who know everything lose nothing to ignorance, although synthetic goods are about`() throws {
    let market = try played(
      population,
      parameters {
        $0.matching.sandboxNoise = 0
        $0.provenance.information = .full
      }, periods: 4)
    #expect(market.series(.lossInformation) == [0, 0, 0, 0])
    #expect(market.last(.lossCollapse) > 0)
    #expect(market.last(.contamination) > 0)
  }

  @Test func `what is not computed is missing, not 0`() throws {
    let market = try played(
      population,
      parameters {
        $0.welfare.informationLoss = false
        $0.welfare.firstBest = false
      })
    let missing = [
      market.last(.lossInformation), market.last(.lossInformationSocial), market.last(.welfareFirstBest),
      market.last(.efficiency),
    ]
    #expect(missing.allSatisfy { $0.isNaN })
    #expect(market.last(.lossCollapse) >= 0)
  }
}
