// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

@testable import Market

/// The planner who shares human data freely, against every subset of ten sellers.
struct FirstBestTests {
  private func population(_ number: Int, _ utility: UtilityForm) -> Population {
    var draws = Luck(seed: 8, replicate: UInt64(number)).key(.sellerCost).draws
    let scale = utility == .additive ? 1.0 : 400
    return Population(
      sellers: (0..<10).map { _ in
        .init(
          quality: draws.uniform(), records: 1 + 9 * draws.uniform(), cost: 18 * draws.uniform(),
          domain: draws.index(below: 2))
      },
      buyers: (0..<3).map { _ in
        let first = draws.uniform()
        return .init(value: scale * draws.uniform(), budget: 1, tasks: [first, 1 - first])
      })
  }

  private func parameters(_ utility: UtilityForm, spread: Double) -> Parameters {
    bare {
      $0.sellers.domains = 2
      $0.buyers.utility = utility
      $0.buyers.scaleToSupply = 0.4
      $0.matching.matchSpread = spread
    }
  }

  /// Welfare of the best subset of sellers.
  private func optimum(_ market: borrowing Market) -> Double {
    var best = 0.0
    let suppliers = market.world.suppliers
    let matches = (0..<10).map { seller in (0..<3).map { market.world.drawMatch(seller, $0) } }
    for subset in 0..<1024 {
      var welfare = 0.0
      var held = [0.0, 0, 0]
      for seller in 0..<10 where subset >> seller & 1 == 1 {
        welfare -= suppliers.unitCost[seller]
        for buyer in 0..<3 {
          held[buyer] += matches[seller][buyer] * suppliers.quality[seller] * suppliers.records[seller]
        }
      }
      for buyer in 0..<3 {
        welfare += market.world.utility.value(
          held[buyer], worth: market.world.buyers.value[buyer], scale: market.world.buyers.scale[buyer])
      }
      best = max(best, welfare)
    }
    return best
  }

  @Test(arguments: [0.0, 0.5])
  func `with additive utility it is the optimum`(spread: Double) throws {
    for number in 0..<40 {
      let market = try played(population(number, .additive), parameters(.additive, spread: spread))
      let best = optimum(market)
      #expect(agree(market.last(.welfareFirstBest), best, within: 1e-10))
      let efficiency = market.last(.efficiency)
      #expect(best > 0 ? agree(efficiency, market.last(.welfare) / best, within: 1e-10) : efficiency.isNaN)
    }
  }

  @Test(arguments: [0.0, 0.5])
  func `with concave utility it never exceeds the optimum and misses it by 1 percent on average, 10 at most`(
    spread: Double
  ) throws {
    var gaps: [Double] = []
    for number in 0..<60 {
      let market = try played(population(number, .dataScaling), parameters(.dataScaling, spread: spread))
      let best = optimum(market)
      gaps.append(1 - market.last(.welfareFirstBest) / best)
    }
    #expect(gaps.allSatisfy { $0 > -1e-12 && $0 < 0.1 })
    #expect(gaps.reduce(0, +) / 60 < 0.01)
    #expect(gaps.contains { $0 < 1e-12 }, "and often hits it")
  }

  @Test func `no market without synthetic goods does better`() throws {
    for rule in PricingRule.allCases {
      for number in 0..<5 {
        let market = try played(
          population(number, .additive),
          parameters(.additive, spread: 0.3).with {
            $0.pricing.rule = rule
            $0.sellers.patience = 2
            $0.sellers.entry = 0.5
          }, periods: 5)
        for period in 1...5 {
          let welfare = market.recorded(.welfare, period)
          let best = market.recorded(.welfareFirstBest, period)
          #expect(welfare <= best * (1 + 1e-12))
        }
      }
    }
  }

  @Test func `with one seller it is what that seller adds, or nothing`() throws {
    for cost in [0, 100.0] {
      let one = Population(
        sellers: [.init(quality: 0.5, records: 4, cost: cost)], buyers: [.init(value: 9, budget: 1)])
      let market = try played(one, bare { $0.buyers.scaleToSupply = 1 })
      #expect(agree(market.last(.welfareFirstBest), cost == 0 ? 9 * (1 - pow(2, -0.35)) : 0, within: rounding))
    }
  }
}

extension Parameters {
  fileprivate func with(_ change: (inout Parameters) -> Void) -> Parameters {
    var result = self
    change(&result)
    return result
  }
}
