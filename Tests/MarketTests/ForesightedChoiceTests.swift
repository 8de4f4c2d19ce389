// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing
import Valuation

@testable import Market

/// The loss from not knowing origins when buyers look ahead, against brute force over all bundles.
struct ForesightedChoiceTests {
  private let population = Population(
    sellers: (0..<7).map {
      Population.Seller(quality: 0.3 + 0.09 * Double($0), records: 20 + Double($0 * 5 % 7), domain: $0 % 2)
    },
    buyers: [
      .init(value: 900, budget: 60, tasks: [0.3, 0.7]), .init(value: 1_500, budget: 400, tasks: [0.6, 0.4]),
    ],
    producers: (0..<4).map { .init(costPerRecord: 0, model: $0 % 2) })

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.sellers.domains = 2
      $0.buyers.foresight = 1
      $0.producers.records = 12
      $0.matching.matchSpread = 0.4
      $0.matching.sandboxNoise = 3
      $0.provenance.information = .posterior
      $0.pricing.rule = .uniform
      $0.pricing.theta = 0.6
      $0.pricing.pricePerRecord = 1.2
      $0.fidelity.learning.learner = .law
      change(&$0)
    }
  }

  /// The best that a buyer could have, true origins and values known: use less price, and what contamination costs by
  /// the law, less what that of the actual bundle costs.
  private func best(_ market: borrowing Market, _ buyer: Int) -> Double {
    let world = market.world.suppliers
    let offers = Array(0..<world.count)
    let volumes = offers.map {
      market.world.trueVolume($0, buyer, match: market.world.drawMatch($0, buyer))
    }
    let stake = market.world.buyers.outlooks[buyer].stake
    func others(_ column: [Double]) -> Double {
      market.world.models.owners > 1 ? 0 : column[1 - buyer]
    }
    func loss(_ human: Double, _ synthetic: Double) -> Double {
      let synthetic = synthetic + others(market.world.buyers.syntheticRecords)
      let all = human + synthetic + others(market.world.buyers.humanRecords)
      return all > 0 ? stake * 0.183 * (synthetic / all) * (synthetic / all) : 0
    }
    let actual = loss(market.world.buyers.humanRecords[buyer], market.world.buyers.syntheticRecords[buyer])
    var best = -Double.infinity
    for subset in 0..<(1 << offers.count) {
      var (volume, price, human, synthetic) = (0.0, 0.0, 0.0, 0.0)
      for offer in offers where subset >> offer & 1 == 1 {
        volume += volumes[offer]
        price += world.offers[offer].price
        if world.isHuman(offer) { human += world.records[offer] } else { synthetic += world.records[offer] }
      }
      guard price <= market.world.buyers.budget[buyer] * (1 + 1e-12) else { continue }
      let utility = market.world.utility.value(
        volume, worth: market.world.worth(buyer), scale: market.world.buyers.scale[buyer])
      best = max(best, utility - price + actual - loss(human, synthetic))
    }
    return best
  }

  @Test(arguments: [PricingRule.uniform, .fixed, .fairshare, .random], [false, true])
  func `the informed choice is at most the best of all bundles, and near it`(rule: PricingRule, isOneModel: Bool) throws
  {
    var (regret, gains, losses) = (0.0, 0.0, 0.0)
    for replicate in 0..<6 {
      var market = try handmade(
        population,
        parameters {
          $0.pricing.rule = rule
          $0.fidelity.scope = isOneModel ? .market : .buyer
        }, replicate: replicate)
      for period in 1...4 {
        try market.playPeriod()
        let informed = market.last(.welfareConsumption) - market.last(.lossCollapse)
        let best = best(market, 0) + best(market, 1)
        let loss = market.last(.lossInformation)
        #expect(loss >= 0)
        #expect(informed <= best + 1e-9 * abs(best), "period \(period)")
        regret += best - informed
        gains += best - (informed - loss)
        losses += loss
      }
    }
    #expect(losses > 0)
    // The greedy second choice misses by no more than indivisibility: a tenth of what there is to gain.
    #expect(regret <= 0.1 * gains, "\(regret) of \(gains)")
  }

  @Test func `buyers who know everything lose nothing to ignorance`() throws {
    let market = try played(
      population,
      parameters {
        $0.matching.sandboxNoise = 0
        $0.provenance.information = .full
      }, periods: 4)
    #expect(market.series(.lossInformation) == [0, 0, 0, 0])
    #expect(market.last(.contamination) > 0)
  }

  @Test func `who is misled about origins alone loses by it when it looks ahead, and only then`() throws {
    // Synthetic records are as good as human ones while models are perfect.
    func loss(_ foresight: Double) throws -> Double {
      let market = try played(
        population,
        parameters {
          $0.buyers.foresight = foresight
          $0.producers.worth = 1
          $0.producers.ownOutputWorthless = false
          $0.matching.sandboxNoise = 0
          $0.pricing.rule = .fixed
        })
      return market.last(.lossInformation)
    }
    #expect(try loss(0) == 0)
    #expect(try loss(1) > 0)
  }
}
