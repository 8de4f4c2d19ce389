// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Market

/// Common random numbers: luck is named by who draws it and why, never by the regime or by what was drawn before.
struct CommonLuckTests {
  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 150
    parameters.sellers.byproductShare = 0.2
    parameters.buyers.count = 6
    parameters.producers.count = 10
    parameters.producers.costLogSd = 0.5
    change(&parameters)
    return parameters
  }

  private func matches(_ market: borrowing Market) -> [Double] {
    (0..<160).flatMap { supplier in (0..<6).map { market.world.drawMatch(supplier, $0) } }
  }

  @Test func `everybody is the same under every regime, and so is every match, over periods too`() throws {
    let start = try drawn(parameters(), periods: 0)
    let pairs = matches(start)
    #expect(Set(pairs).count > 950, "no two pairs share their noise (domains scale it)")
    for rule in PricingRule.allCases {
      for form in ContractForm.allCases {
        let market = try drawn(
          parameters {
            $0.pricing.rule = rule
            $0.contract.form = form
            $0.contract.feeHigh = 0.9
            $0.provenance.certification = .voluntary
            $0.policy.rule = .closedForm
          }, periods: 3)
        for column in ["quality", "records", "domain"] {
          #expect(market.values(.seller, column) == start.values(.seller, column))
        }
        #expect(market.world.suppliers.unitCost == start.world.suppliers.unitCost)
        #expect(market.world.producerModel == start.world.producerModel)
        for column in ["value_scale", "budget"] {
          #expect(market.values(.buyer, column) == start.values(.buyer, column))
        }
        #expect(market.world.buyers.taskMatch == start.world.buyers.taskMatch)
        #expect(market.world.platforms.feeRank == start.world.platforms.feeRank)
        #expect(matches(market) == pairs)
      }
    }
  }

  @Test func `the standing rows hold the pair's own match, wherever sorting puts them`() throws {
    let market = try drawn(parameters { $0.pricing.rule = .fairshare }, periods: 2)
    var moved = 0
    for supplier in 0..<160 {
      for place in 0..<6 {
        let edge = market.world.matches.edges[market.world.matches.starts[supplier] + place]
        let match = market.world.drawMatch(supplier, Int(edge.buyer))
        #expect(edge.match == match)
        moved += Int(edge.buyer) == place ? 0 : 1
      }
    }
    #expect(moved > 100)
  }

  @Test func `flags are common to regimes, differ between periods and, if wanted, between buyers`() throws {
    let first = try drawn(parameters { $0.pricing.rule = .fairshare }, periods: 2)
    let second = try drawn(parameters { $0.pricing.rule = .uniform }, periods: 2)
    let third = try drawn(parameters { $0.pricing.rule = .fairshare }, periods: 3)
    let flags = (0..<160).map { first.world.isFlagged($0, buyer: nil) }
    let others = (0..<160).map { second.world.isFlagged($0, buyer: nil) }
    let later = (0..<160).map { third.world.isFlagged($0, buyer: nil) }
    let own = (0..<160).map { first.world.isFlagged($0, buyer: 1) }
    #expect(flags == others)
    #expect(flags != later && flags != own)
    #expect(flags.contains(true))
  }

  @Test func `another replicate or seed is another market, independent of the first`() throws {
    func costs(seed: Int, replicate: Int) throws -> [Double] {
      let market = try drawn(
        parameters {
          $0.sellers.count = 4_000
          $0.sellers.byproductShare = 0
          $0.buyers.count = 1
          $0.run.seed = seed
        }, replicate: replicate, periods: 0)
      return market.world.suppliers.unitCost[0..<4_000].map { log($0) }
    }
    let base = try costs(seed: 1, replicate: 0)
    let again = try costs(seed: 1, replicate: 0)
    #expect(again == base)
    for (seed, replicate) in [(1, 1), (2, 0), (2, 1)] {
      let other = try costs(seed: seed, replicate: replicate)
      // 4 standard errors of a correlation of 0 over 4,000 pairs.
      #expect(abs(Statistics.correlation(base, other)) < 4 / 4_000.0.squareRoot())
      #expect(Set(base).isDisjoint(with: other))
    }
  }

  @Test func `a seller's luck does not depend on how many others there are`() throws {
    let few = try drawn(parameters { $0.sellers.count = 40 }, periods: 0)
    let many = try drawn(parameters(), periods: 0)
    #expect(many.world.suppliers.quality[0..<40] == few.world.suppliers.quality[0..<40])
    #expect(many.world.suppliers.unitCost[0..<40] == few.world.suppliers.unitCost[0..<40])
  }
}
