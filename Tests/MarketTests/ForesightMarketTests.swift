// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Testing
import Valuation

@testable import Market

/// Markets whose buyers look ahead.
struct ForesightMarketTests {
  private func parameters(_ rule: PricingRule, _ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.sellers.count = 150
      $0.sellers.costMedian = 1
      $0.buyers.count = 6
      $0.buyers.foresight = 1
      $0.buyers.budgetMedian = 0.05
      $0.producers.count = 40
      $0.producers.records = 1_000
      $0.matching.matchSpread = 0.5
      $0.provenance.information = .posterior
      $0.provenance.detectorPower = 0.8
      $0.pricing.rule = rule
      $0.pricing.theta = 0.6
      $0.pricing.pricePerRecord = 200
      $0.fidelity.learning.learner = .law
      change(&$0)
    }
  }

  @Test(arguments: [PricingRule.uniform, .fairshare, .bargaining, .random, .fixed], [false, true])
  func `buyers pay up to what use and fidelity are worth together, and nothing for what does more harm than good`(
    rule: PricingRule, isOneModel: Bool
  ) throws {
    var market = try drawn(
      parameters(rule) {
        $0.fidelity.scope = isOneModel ? .market : .buyer
        $0.provenance.flagsPerBuyer = rule == .random || rule == .fairshare
        $0.buyers.fidelityExponent = 3
        $0.buyers.foresight = 0.8
      }, periods: 3)
    let before = market.world.buyers.logFidelity
    try market.playPeriod()
    let buyers = market.world.buyers
    let use = WillingnessToPay(market.world.utility)
    let all = buyers.trainingPlans.reduce(TrainingPlan()) { $0.with($1) }
    var (bought, refused, worthless) = (0, 0, 0)
    for supplier in 0..<190 {
      let price = market.world.suppliers.offers[supplier].price
      for edge in market.world.matches.edges[supplier * 6..<(supplier + 1) * 6] {
        let buyer = Int(edge.buyer)
        let plan = isOneModel ? all : buyers.trainingPlans[buyer]
        let rho = plan.synthetic / plan.records
        let utility =
          buyers.value[buyer] * exp(3 * before[buyer])
          * (1 - pow(1 + buyers.planned[buyer] / buyers.scale[buyer], -0.35))
        let human =
          market.world.humanBelief(supplier, buyer: market.world.parameters.provenance.flagsPerBuyer ? buyer : nil)
        // Discounted at 0.9, recovered at 0.2 a period.
        let ahead =
          0.8 * 3 * utility / (1 - 0.9 * (1 - 0.2)) * 2 * 0.183 * rho * (human - 1 + rho) / plan.records
          * market.world.suppliers.records[supplier] / buyers.multiplier[buyer]
        let value = max(0, use(edge.estimate, buyers.plans[buyer]) + ahead)
        worthless += value == 0 ? 1 : 0
        if let holding = buyers.holdings[buyer].first(where: { Int($0.offer) == supplier }) {
          bought += 1
          #expect(holding.price <= value * (1 + 1.001e-9))
          #expect(agree(holding.willingness, value, within: 1e-9))
        } else if value > 0 {
          refused += 1
          #expect(value < price * (1 + rounding) || buyers.multiplier[buyer] > 1, "dropped to fit the budget at most")
        }
      }
    }
    #expect(bought > 50 && (refused > 20 || rule == .bargaining))
    #expect(isOneModel || worthless > 20)
  }

  /// One buyer who is sold human and synthetic records at one price, and knows which is which. The models that are
  /// sampled are another's, who buys nothing and keeps them perfect.
  private func soleBuyer(_ foresight: Double, replicate: Int) throws -> Results {
    let population = Population(
      sellers: (0..<300).map { Population.Seller(quality: 0.4 + 0.4 * Double($0 * 7 % 300) / 300, records: 100) },
      buyers: [.init(value: 1e6, budget: 1e9), .init(value: 1e-9, budget: 1e-12)],
      producers: (0..<150).map { _ in .init(costPerRecord: 0, model: 1) })
    let market = try played(
      population,
      bare {
        $0.buyers.foresight = foresight
        $0.producers.records = 100
        $0.producers.worth = 1
        $0.matching.matchSpread = 0.5
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 5
        $0.fidelity.learning.learner = .law
      }, replicate: replicate, periods: 60)
    let spend = market.recorded(.spend, 1)
    return Results(
      contamination: market.series(.contamination), discounted: market.last(.discountedBuyerUtility),
      firstUse: market.values(.buyer, "value_scale")[0] * 2 * market.recorded(.modelQuality, 1)
        / (2 * market.recorded(.fidelity, 1) - 1) - spend)
  }

  private struct Results {
    let contamination: [Double]
    let discounted: Double
    /// What the first purchases would be worth to a model that stays perfect, less their price.
    let firstUse: Double
  }

  @Test func `foresight keeps a model cleaner at a cost now, and pays off in discounted utility`() throws {
    for replicate in 0..<3 {
      let markets = try [0, 0.5, 0.75, 1].map { try soleBuyer($0, replicate: replicate) }
      for (less, more) in zip(markets, markets.dropFirst()) {
        for period in 0..<60 { #expect(more.contamination[period] <= less.contamination[period]) }
        #expect(more.contamination.reduce(0, +) < less.contamination.reduce(0, +))
        #expect(more.firstUse < less.firstUse)
      }
      let gains = markets.map { $0.discounted - markets[0].discounted }
      #expect(gains[1] > 0 && gains[3] > 0)
      // Foresight is at its best at 1: the last quarter matters little, as at any optimum.
      #expect(abs(gains[3] - gains[2]) < 0.2 * gains[3], "\(gains)")
    }
  }

  @Test(arguments: [PricingRule.uniform, .fairshare, .posted])
  func `where fidelity counts for nothing, or nothing harms it, foresight changes nothing at all`(
    rule: PricingRule
  ) throws {
    for variant in 0..<3 {
      func series(_ foresight: Double) throws -> [UInt64] {
        try drawn(
          parameters(rule) {
            $0.buyers.foresight = foresight
            $0.welfare.informationLoss = variant == 2
            if variant == 0 { $0.fidelity.learning.lawCoefficient = 0 }
            if variant == 1 { $0.buyers.fidelityExponent = 0 }
            if variant == 2 { $0.producers.count = 0 }
          }, periods: 4
        ).rows.map(\.bitPattern)
      }
      #expect(try series(1) == series(0), "variant \(variant)")
    }
  }

  @Test func `who cannot tell offers apart has nothing to choose by`() throws {
    func rows(_ foresight: Double) throws -> [Double] {
      try drawn(
        parameters(.fairshare) {
          $0.buyers.foresight = foresight
          $0.matching.sight = .poolMean
          $0.welfare.informationLoss = false
        }, periods: 4
      ).rows
    }
    #expect(try zip(rows(1), rows(0)).allSatisfy { agree($0, $1, within: 1e-9) })
  }

  @Test func `foresight may come with an event, and leaves what was before`() throws {
    let event = Event(period: 3, changes: [("buyers.foresight", .number(1))])
    let myopic = try drawn(parameters(.uniform) { $0.buyers.foresight = 0 }, periods: 5)
    let wiser = try drawn(parameters(.uniform) { $0.buyers.foresight = 0 }, events: [event], periods: 5)
    let (before, after) = (myopic.series(.contamination), wiser.series(.contamination))
    #expect(before[..<2] == after[..<2])
    for period in 2..<5 { #expect(after[period] < before[period]) }
  }

  @Test func `what foresight cannot be combined with is refused`() {
    func keys(_ change: (inout Parameters) -> Void) -> [String] { bare(change).inconsistencies.map(\.key) }
    let changes: [(inout Parameters) -> Void] = [
      { $0.pricing.rule = .valuation },
      {
        $0.pricing.rule = .posted
        $0.buyers.utility = .additive
        $0.buyers.buyingRule = .valueForMoney
      },
      {
        $0.buyers.discount = 1
        $0.fidelity.learning.recovery = 0
      },
    ]
    for change in changes {
      #expect(keys(change).isEmpty)
      #expect(
        keys {
          change(&$0)
          $0.buyers.foresight = 0.1
        } == ["buyers.foresight"])
    }
    #expect(
      keys {
        $0.buyers.foresight = 1
        $0.buyers.discount = 1
        $0.fidelity.learning.recovery = 0.1
      }.isEmpty)
  }
}
