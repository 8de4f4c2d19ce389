// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

@testable import Market

/// Sellers who bargain as one with each buyer whose task their domain fits.
struct UnionTests {
  /// Sellers 0 and 2 are of domain 0, seller 1 of domain 1; tasks match the domains 1.5 and 0.5 times, or 0.8 and 1.2.
  private let population = Population(
    sellers: [
      .init(quality: 0.5, records: 10, domain: 0), .init(quality: 0.2, records: 15, domain: 1),
      .init(quality: 1, records: 12, domain: 0),
    ],
    buyers: [.init(value: 100, budget: 1e6, tasks: [0.75, 0.25]), .init(value: 60, budget: 1e6, tasks: [0.4, 0.6])])
  private let volumes = [[7.5, 1.5, 18], [4.0, 3.6, 9.6]]

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.sellers.domains = 2
      $0.buyers.scalingExponent = 0.35
      $0.pricing.rule = .valuation
      $0.pricing.valuationShare = 0.3
      $0.contract.union = .perTask
      $0.contract.unionWeight = 0.6
      change(&$0)
    }
  }

  private func worth(_ market: borrowing Market, _ buyer: Int, _ effective: Double) -> Double {
    market.world.utility.value(
      effective, worth: market.world.buyers.value[buyer], scale: market.world.buyers.scale[buyer])
  }

  @Test func `a union gets its share of what the bundle would lose without it, the others theirs of the rest`() throws {
    let market = try played(population, parameters())
    var expected = [0.0, 0, 0]
    var unions = 0.0
    for (buyer, members) in [[0, 2], [1]].enumerated() {
      let inside = members.reduce(0) { $0 + volumes[buyer][$1] }
      let all = volumes[buyer].reduce(0, +)
      let union = 0.6 * (worth(market, buyer, all) - worth(market, buyer, all - inside))
      let others = 0.3 * worth(market, buyer, all - inside)
      for seller in 0..<3 {
        expected[seller] +=
          members.contains(seller)
          ? union * volumes[buyer][seller] / inside : others * volumes[buyer][seller] / (all - inside)
      }
      unions += union
    }
    let receipts = market.values(.seller, "receipts")
    for seller in 0..<3 { #expect(agree(receipts[seller], expected[seller], within: rounding)) }
    #expect(agree(market.last(.unionReceipts), unions, within: rounding))
    #expect(agree(market.last(.spend), expected.reduce(0, +), within: rounding))
  }

  @Test func `a seller sits in the union of every task that its domain fits`() throws {
    let wide = try played(population, parameters { $0.contract.unionFit = 0.8 })
    // The first buyer's union is of domain 0, the second's of both.
    #expect((0..<3).filter { wide.world.isUnionMember($0, 0) } == [0, 2])
    #expect((0..<3).filter { wide.world.isUnionMember($0, 1) } == [0, 1, 2])
    // With everybody inside, the union is paid for the whole bundle.
    let market = try played(population, parameters { $0.contract.unionFit = 0 })
    let uplifts = worth(market, 0, 27) + worth(market, 1, 17.2)
    #expect(agree(market.last(.unionReceipts), 0.6 * uplifts, within: rounding))
    #expect(agree(market.last(.spend), market.last(.unionReceipts), within: rounding))
    let empty = try played(population, parameters { $0.contract.unionFit = 1.6 })
    #expect(empty.last(.unionReceipts) == 0)
    #expect(agree(empty.last(.spend), 0.3 * uplifts, within: rounding))
  }

  @Test(arguments: DivisionRule.allCases)
  func `under additive utility a union of the others' share changes nothing`(division: DivisionRule) throws {
    func receipts(_ union: UnionForm) throws -> [Double] {
      try played(
        population,
        parameters {
          $0.buyers.utility = .additive
          $0.pricing.division = division
          $0.contract.union = union
          $0.contract.unionWeight = 0.3
        }
      ).values(.seller, "receipts")
    }
    let (plain, united) = (try receipts(.none), try receipts(.perTask))
    // Parts that ignore worth are parts of another whole within a union.
    if division == .equal || division == .volume {
      #expect(agree(plain.reduce(0, +), united.reduce(0, +), within: rounding))
    } else {
      for seller in 0..<3 { #expect(agree(plain[seller], united[seller], within: rounding)) }
    }
  }

  @Test(arguments: DivisionRule.allCases)
  func `members without bargaining weight get nothing, whatever the rule`(division: DivisionRule) throws {
    let market = try played(
      population,
      parameters {
        $0.contract.unionWeight = 0
        $0.contract.unionFit = 1.3
        $0.pricing.division = division
      })
    // Domain 0 is in the first buyer's union, nobody in the second's.
    #expect(market.last(.unionReceipts) == 0)
    let prices = market.world.buyers.holdings[0].sorted { $0.offer < $1.offer }.map(\.price)
    #expect(prices[0] == 0 && prices[2] == 0)
    #expect(agree(prices[1], 0.3 * worth(market, 0, 1.5), within: rounding))
    let spend = 0.3 * (worth(market, 0, 1.5) + worth(market, 1, 17.2))
    #expect(agree(market.last(.spend), spend, within: rounding))
  }

  @Test func `within a union leave-one-out and Shapley values count on top of the others' records`() throws {
    func prices(_ division: DivisionRule) throws -> [Double] {
      let market = try played(population, parameters { $0.pricing.division = division })
      return market.world.buyers.holdings[0].sorted { $0.offer < $1.offer }.map(\.price)
    }
    let market = try played(population, parameters())
    let u = { worth(market, 0, $0) }
    let union = 0.6 * (u(27) - u(1.5))
    let losses = [u(27) - u(19.5), u(27) - u(9)]
    let byLoss = try prices(.leaveOneOut)
    #expect(agree(byLoss[0], union * losses[0] / (losses[0] + losses[1]), within: 1e-9))
    #expect(agree(byLoss[1], 0.3 * u(1.5), within: rounding))
    let byShapley = try prices(.shapleyExact)
    #expect(agree(byShapley[0], 0.3 * (u(9) - u(1.5) + u(27) - u(19.5)), within: 1e-9))
  }

  @Test(arguments: [ContractForm.perPeriod, .buyout])
  func `budgets are hard for unions too`(form: ContractForm) throws {
    var poor = population
    let periods = form == .buyout ? 3.0 : 1
    let rich = try played(population, parameters())
    let u = { worth(rich, 0, $0) }
    // Room for the largest and the smallest, not for all: of domain 0 only seller 2 fits.
    let pay = 0.6 * (u(19.5) - u(1.5)) + 0.3 * u(1.5)
    #expect(0.6 * u(25.5) > pay * 1.01)
    poor.buyers[0].budget = pay * 1.01 * periods
    let market = try played(
      poor,
      parameters {
        $0.contract.form = form
        $0.contract.periods = 3
      })
    #expect(market.world.buyers.holdings[0].map { Int($0.offer) }.sorted() == [1, 2])
    #expect(agree(market.world.buyers.spend[0], pay * periods, within: rounding))
  }

  @Test(arguments: UpliftBasis.allCases)
  func `pay rests on beliefs or on truth, and buyers who knew would pay unions by truth`(basis: UpliftBasis) throws {
    let market = try played(
      population,
      parameters {
        $0.matching.sandboxNoise = 8
        $0.pricing.upliftBasis = basis
      }, replicate: 3)
    var (spend, loss, unions) = (0.0, 0.0, 0.0)
    for buyer in 0..<2 {
      func union(_ volume: (Holding) -> Double) -> (union: Double, all: Double) {
        let holdings = market.world.buyers.holdings[buyer]
        let inside = holdings.filter { ($0.offer == 1) == (buyer == 1) }.reduce(0) { $0 + volume($1) }
        let all = holdings.reduce(0) { $0 + volume($1) }
        let union = 0.6 * (worth(market, buyer, all) - worth(market, buyer, all - inside))
        return (union, union + 0.3 * worth(market, buyer, all - inside))
      }
      let believed = union { $0.expected }
      let real = union { volumes[buyer][Int($0.offer)] }
      #expect(abs(believed.all - real.all) > 0.01 * real.all, "beliefs err")
      let paid = basis == .believed ? believed : real
      spend += paid.all
      unions += paid.union
      loss += max(0, paid.all - real.all)
    }
    #expect(agree(market.last(.spend), spend, within: rounding))
    #expect(agree(market.last(.unionReceipts), unions, within: rounding))
    #expect(abs(market.last(.lossInformation) - loss) < 1e-9 * spend)
  }

  @Test func `unions need pay for bundles as a whole, and without them there is no column`() throws {
    var parameters = parameters { $0.pricing.rule = .fairshare }
    #expect(parameters.inconsistencies.map(\.key) == ["contract.union"])
    parameters.contract.union = .none
    #expect(parameters.inconsistencies.isEmpty)
    #expect(try played(population, parameters).last(.unionReceipts).isNaN)
  }
}
