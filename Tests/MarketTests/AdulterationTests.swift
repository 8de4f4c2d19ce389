// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Market

/// Sellers who may mix synthetic records into their own, against an expected penalty.
struct AdulterationTests {
  private let count = 2_000

  private func population(cost: Double) -> Population {
    Population(
      sellers: [Population.Seller](repeating: .init(quality: 0.5, records: 10, cost: cost), count: count),
      buyers: [.init(value: 4, budget: 1e9)])
  }

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      $0.provenance.adulterationShare = 0.4
      $0.provenance.adulterationDetection = 0.25
      $0.provenance.adulterationPenalty = 8
      $0.producers.costPerRecord = 0.2
      $0.producers.worth = 0.5
      change(&$0)
    }
  }

  @Test func `they do it when the cost saved exceeds that of synthetic records and the expected penalty`() throws {
    // Saved .4 (c - .2 x 10) against .25 x 8 = 2: from c = 7 on.
    for (cost, share) in [(6.9, 0.0), (7.1, 0.4)] {
      let market = try played(population(cost: cost), parameters())
      #expect(agree(market.last(.contamination), share, within: rounding))
      let work = share > 0 ? 0.6 * cost + 0.4 * 2 : cost
      #expect(market.values(.seller, "cost").allSatisfy { agree($0, work, within: rounding) })
      let effective = Double(count) * 5 * (1 - share * 0.5)
      #expect(agree(market.values(.buyer, "effective_records")[0], effective, within: 1e-11))
    }
  }

  @Test func `who is found out pays the penalty to the policy maker, as often as detection says`() throws {
    let market = try played(population(cost: 9), parameters())
    let found = market.last(.policyBalance) / 8
    #expect(abs(found - 500) < 4 * (2_000 * 0.25 * 0.75).squareRoot())
    let surplus = Double(count) * (10 - 0.6 * 9 - 0.8) - market.last(.policyBalance)
    #expect(agree(market.last(.sellerSurplus), surplus, within: 1e-11))
  }

  @Test func `who certifies does not adulterate`() throws {
    let market = try played(
      population(cost: 9),
      parameters {
        $0.provenance.certification = .voluntary
        $0.provenance.certificationCost = 0
      })
    #expect(market.last(.certifiedShare) == 1)
    #expect(market.last(.contamination) == 0 && market.last(.policyBalance) == 0)
  }
}
