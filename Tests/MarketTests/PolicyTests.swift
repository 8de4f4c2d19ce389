// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Subsidies, watermarks and taxes: rates, who gets and pays, and what the instruments cost.
struct PolicyTests {
  /// Sellers 0 and 1 sell at a price of 1 a record, seller 2's records are worth too little.
  private let population = Population(
    sellers: [
      .init(quality: 1, records: 10), .init(quality: 0.9, records: 30), .init(quality: 0.1, records: 20),
    ],
    buyers: [.init(value: 2, budget: 1e6), .init(value: 3, budget: 1e6)],
    producers: [.init(costPerRecord: 0.25, model: 0)])

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      $0.provenance.certification = .voluntary
      $0.provenance.certificationCost = 0
      $0.producers.records = 8
      $0.producers.modelLicence = 0.25
      $0.policy.rule = .fixed
      $0.policy.subsidy = 0.5
      $0.policy.curvature = 0.7
      change(&$0)
    }
  }

  /// Mean willingness to pay per human record: mean A of 2.5 times 39 effective among 60 records.
  private let reference = 2.5 * 39 / 60

  @Test func `a subsidy that ends leaves nothing in sellers' profit`() throws {
    // No memory: smoothed profit is the period's own.
    let memoryless = parameters { $0.sellers.memory = 0 }
    let none = Event(period: 3, changes: [("provenance.certification", .choice("none"))])
    let subsidised = try played(population, memoryless, periods: 3)
    let ended = try played(population, memoryless, events: [none], periods: 3)
    let plain = try played(
      population,
      parameters {
        $0.sellers.memory = 0
        $0.provenance.certification = .none
      }, periods: 3)
    #expect(subsidised.values(.seller, "smoothed_profit") != plain.values(.seller, "smoothed_profit"))
    #expect(ended.values(.seller, "smoothed_profit") == plain.values(.seller, "smoothed_profit"))
  }

  @Test func `the reference price is the mean willingness to pay per human record at the start`() throws {
    let additive = try handmade(population, parameters()).world.referencePrice
    #expect(agree(additive, reference, within: rounding))
    let concave = try handmade(
      population,
      parameters {
        $0.buyers.utility = .dataScaling
        $0.buyers.scalingExponent = 0.35
        $0.buyers.scaleToSupply = 0.5
      }
    ).world.referencePrice
    // E = 39 at E0 = 19.5: u' = A gamma / E0 x 3^-1.35.
    let slope: Double = 2.5 * 0.35 / 19.5 * pow(3, -1.35)
    #expect(agree(concave, slope * 39 / 60, within: rounding))
  }

  @Test func `the reference price is the same in every regime`() throws {
    let prices = try PricingRule.allCases.map { rule in
      try drawn(
        {
          var parameters = Parameters()
          parameters.sellers.count = 30
          parameters.start.warmup = 3
          parameters.pricing.rule = rule
          parameters.policy.rule = .fixed
          parameters.policy.subsidy = 2
          return parameters
        }(), periods: 1
      ).world.referencePrice
    }
    #expect(Set(prices).count == 1)
  }

  @Test(arguments: [false, true])
  func `the subsidy goes to certified sellers who sold, per record or per sale`(perSale: Bool) throws {
    let market = try played(
      population,
      parameters {
        $0.policy.subsidyPerSale = perSale
        $0.producers.ownOutputWorthless = false
      })
    #expect(market.values(.seller, "sales") == [2, 2, 0])
    #expect(market.values(.seller, "certified") == [1, 1, 1])
    let outlay = 0.5 * reference * 40 * (perSale ? 2 : 1)
    #expect(agree(market.last(.policyOutlay), outlay, within: rounding))
    #expect(agree(market.last(.sellerSurplus), 80 + outlay, within: rounding), "free of fees")
    // The instrument costs kappa s^2 p_ref for each certified record, sold or not.
    let deadweight = 0.7 * 0.25 * reference * 60
    #expect(agree(market.last(.deadweight), deadweight, within: rounding))
    #expect(agree(market.last(.policyBalance), -outlay - deadweight, within: rounding))
  }

  @Test func `without certification nobody is subsidised`() throws {
    let market = try played(population, parameters { $0.provenance.certification = .none })
    #expect(market.last(.policyOutlay) == 0 && market.last(.deadweight) == 0)
  }

  @Test func `the policy's budget caps what subsidies cost by lowering their rate`() throws {
    let market = try played(population, parameters { $0.policy.budget = 5 })
    #expect(agree(market.last(.policyOutlay), 5, within: rounding))
    let rate = 5 / (reference * 40)
    #expect(rate < 0.5)
    #expect(agree(market.last(.subsidy), rate, within: rounding))
    #expect(agree(market.last(.deadweight), 0.7 * rate * rate * reference * 60, within: rounding))
  }

  @Test func `a watermark costs kappa psi w^2 p_ref for each synthetic record generated`() throws {
    let market = try played(
      population,
      parameters {
        $0.policy.subsidy = 0
        $0.policy.watermark = 1.5
        $0.provenance.detectorPower = 0.3
      })
    #expect(agree(market.last(.deadweight), 0.7 * 0.3 * 2.25 * reference * 8, within: rounding))
    #expect(market.last(.watermark) == 1.5)
  }

  @Test func `the closed form rule follows last period's divergence`() throws {
    let market = try played(
      population,
      parameters {
        $0.policy.rule = .closedForm
        $0.provenance.detectorPower = 0.3
        $0.producers.ownOutputWorthless = false
        $0.producers.quality = .perfect
      }, periods: 5)
    #expect(market.recorded(.subsidy, 1) == 0)
    for period in 2...5 {
      let divergence = market.recorded(.klDivergence, period - 1)
      #expect(divergence > 0)
      #expect(agree(market.recorded(.subsidy, period), divergence / 1.4, within: rounding))
      #expect(agree(market.recorded(.watermark, period), 0.7 * divergence / (1.4 * 0.3), within: rounding))
    }
  }

  @Test func `a tax takes its share of synthetic revenue, as far as the licence leaves it`() throws {
    for (rate, taken) in [(0.1, 0.1), (0.9, 0.75)] {
      let market = try played(
        population,
        parameters {
          $0.policy.rule = .tax
          $0.policy.taxRate = rate
          $0.producers.quality = .perfect
          $0.producers.ownOutputWorthless = false
        })
      #expect(market.last(.priceSynthetic) == 1)
      #expect(agree(market.last(.policyBalance), 16 * taken, within: rounding))
      #expect(market.last(.licences) == 4)
      let producers = 16 * (0.75 - taken) - 2
      #expect(abs(market.last(.syntheticProducerSurplus) - producers) < 1e-12)
    }
  }

  @Test func `sellers certify when that pays: for a subsidy above the cost`() throws {
    for (cost, certified) in [(0.49, 1.0), (0.51, 0)] {
      let market = try played(population, parameters { $0.provenance.certificationCost = cost * reference })
      #expect(market.last(.certifiedShare) == certified)
      let expense = certified * cost * reference * 60
      let subsidy = certified * 0.5 * reference * 40
      #expect(agree(market.last(.sellerSurplus), 80 + subsidy - expense, within: rounding))
    }
  }

  @Test func `sellers certify when that pays: for the doubt it lifts, where prices reward trust`() throws {
    for (rule, rewards) in [(PricingRule.fairshare, true), (.fixed, false)] {
      for (share, expected) in [(0.9, true), (1.1, false)] {
        var market = try handmade(
          population,
          parameters {
            $0.pricing.rule = rule
            $0.policy.rule = .none
            $0.provenance.information = .posterior
            $0.provenance.certification = .none
            $0.provenance.falsePositiveRate = 0
            $0.producers.records = 40
          },
          events: [
            Event(
              period: 3,
              changes: [
                ("provenance.certification", .choice("voluntary")),
                ("provenance.certificationCost", .number(0)),
              ])
          ])
        for _ in 1...2 { try market.playPeriod() }
        // The decision of period 3 rests on the prior and the receipts of 2 (beliefs are those formed then).
        let belief = market.world.belief
        let doubted = belief.unflagged + (1 - belief.unflagged) * 0.8 * belief.meanFidelity
        #expect(doubted < 0.95)
        let gain = market.world.certificationGain(1)
        let receipts = market.values(.seller, "receipts")[1]
        #expect(agree(gain, rewards ? receipts * (1 / doubted - 1) : 0, within: rounding))
        market.world.parameters.provenance.certification = .voluntary
        market.world.parameters.provenance.certificationCost = share * gain / 30
        market.world.produce()
        #expect(market.world.suppliers.isCertified[1] == (expected || !rewards))
      }
    }
  }
}
