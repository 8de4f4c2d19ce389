// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Market

/// Three buyers, four sellers, two domains, worked out by hand: with additive utility and slack budgets the willingness
/// to pay is A v and the price MWP_(m*).
///
/// Buyer k's match with domain d is 2 t_k[d], so that (A x match) is
///
/// | buyer | A | t | domain 0 | domain 1 |
/// |---|---|---|---|---|
/// | 0 | 10 | 0.5, 0.5 | 10 | 10 |
/// | 1 | 6 | 1, 0 | 12 | 0 |
/// | 2 | 4 | 0.25, 0.75 | 2 | 6 |
struct AdditiveMarketTests {
  private let population = Population(
    sellers: [
      .init(quality: 0.5, records: 8, cost: 12, domain: 0),  // v = 4: 48, 40, 8
      .init(quality: 1, records: 3, cost: 0, domain: 1),  // v = 3: 30, 18, 0
      .init(quality: 0.25, records: 4, cost: 50, domain: 1),  // v = 1: 10, 6, 0
      .init(quality: 0.75, records: 4, cost: 7, domain: 0),  // v = 3: 36, 30, 6
    ],
    buyers: [
      .init(value: 10, budget: 1e6, tasks: [0.5, 0.5]), .init(value: 6, budget: 1e6, tasks: [1, 0]),
      .init(value: 4, budget: 1e6, tasks: [0.25, 0.75]),
    ])

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.sellers.domains = 2
      $0.buyers.utility = .additive
      change(&$0)
    }
  }

  @Test func `fairshare asks MWP_(m*), and the first m* buy`() throws {
    let market = try played(population, parameters())
    // 2 x 40 beats 48 and 3 x 8; 2 x 18 beats 30; 2 x 6 beats 10; 2 x 30 beats 36.
    #expect(market.values(.seller, "price") == [40, 18, 6, 30])
    #expect(market.values(.seller, "sales") == [2, 2, 2, 2])
    #expect(market.values(.seller, "receipts") == [80, 36, 12, 60])
    #expect(market.values(.buyer, "spend") == [94, 70, 24])
    #expect(market.values(.buyer, "effective_records") == [11, 14, 6], "match x v summed over the bundle")
    #expect(market.values(.buyer, "utility") == [110, 84, 24])
    let welfare = market.last(.welfare)
    let sellers = market.last(.sellerSurplus)
    let buyers = market.last(.buyerSurplus)
    #expect(welfare == 110 + 84 + 24 - 69)
    #expect(sellers == 188 - 69)
    #expect(buyers == 218 - 188)
  }

  @Test func `fairshare at beta one half asks the middle of floor and ceiling, which admits more buyers`() throws {
    let market = try played(population, parameters { $0.pricing.beta = 0.5 })
    // Floors 12/2 = 6, 0, 50/2 = 25 > 6, 7/2 = 3.5.
    #expect(market.values(.seller, "price") == [23, 9, 6, 16.75])
    #expect(market.values(.seller, "sales") == [2, 2, 2, 2])
  }

  @Test func `bargaining takes in whoever covers its share of the cost`() throws {
    let market = try played(
      population,
      parameters {
        $0.pricing.rule = .bargaining
        $0.pricing.beta = 0.25
      })
    // 8 >= 12/3 = 4; 18 >= 0; 10 < 50 and 6 < 25: no trade; 6 >= 7/3.
    #expect(market.values(.seller, "sales") == [3, 2, 0, 3])
    let receipts = market.values(.seller, "receipts")
    // 12 + (96 - 12)/4, 48/4, 0, 7 + (72 - 7)/4.
    #expect(zip(receipts, [33, 12, 0, 23.25]).allSatisfy { agree($0, $1, within: rounding) })
  }

  @Test func `uniform asks theta times the mean willingness to pay per record of everybody for everything`() throws {
    let market = try played(
      population,
      parameters {
        $0.pricing.rule = .uniform
        $0.pricing.theta = 0.5
      })
    // (96 + 48 + 16 + 72) of willingness over 3 x 19 records.
    let perRecord: Double = 0.5 * 232 / 57
    let prices = market.values(.seller, "price")
    #expect(zip(prices, [8, 3, 4, 4]).allSatisfy { agree($0, perRecord * $1, within: rounding) })
    // Prices 16.3, 6.1, 8.1, 8.1 against the willingness to pay above.
    #expect(market.values(.seller, "sales") == [2, 2, 1, 2])
    #expect(agree(market.last(.priceHuman), perRecord, within: rounding))
  }

  @Test func `a platform's fee raises the floor and takes its share`() throws {
    var population = population
    for seller in 0..<4 { population.sellers[seller].aggregator = 0 }
    population.feeRanks = [0.5]
    let market = try played(
      population,
      parameters {
        $0.pricing.beta = 0
        $0.contract.feeLow = 0.1
        $0.contract.feeHigh = 0.7
      })
    // The fee is 0.4: floors 12/1.2 = 10, 0, 50/1.2 = 41.7 > 6, 7/1.2 = 5.83; at 5.83 the third buyer joins (6).
    let prices = market.values(.seller, "price")
    #expect(zip(prices, [10, 0, 6, 7 / 1.2]).allSatisfy { agree($0, $1, within: rounding) })
    #expect(market.values(.seller, "sales") == [2, 2, 2, 3])
    let gross = 20 + 0 + 12 + 3 * 7 / 1.2
    #expect(agree(market.last(.aggregatorSurplus), 0.4 * gross, within: rounding))
    #expect(agree(market.last(.sellerReceipts), 0.6 * gross, within: rounding))
  }
}
