// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Market

/// Adverse selection: all records are priced at theta times the pool's mean value, so that the sellers of the best, who
/// bear the highest costs, leave first and take the mean with them.
///
/// With v uniform on (0, 1), c = kappa v, m buyers who value every record at the pool's mean (all buy at theta < 1) and
/// a fee tau, sellers up to v = m (1 - tau) p / kappa stay, whose mean is half of that: p' = m (1 - tau) theta / (2
/// kappa) p.
struct LemonsTests {
  private let sellers = 4_000

  private func play(buyers: Int, theta: Double, kappa: Double, fee: Double, periods: Int) throws -> Market {
    let population = Population(
      sellers: (0..<sellers).map {
        let value = (Double($0) + 0.5) / Double(sellers)
        return Population.Seller(quality: value, cost: kappa * value, aggregator: 0)
      },
      buyers: [Population.Buyer](repeating: .init(value: 1, budget: 1e9), count: buyers), feeRanks: [0])
    let parameters = bare {
      $0.buyers.utility = .additive
      $0.matching.sight = .poolMean
      $0.pricing.rule = .uniform
      $0.pricing.theta = theta
      $0.contract.feeLow = fee
      $0.contract.feeHigh = fee
      $0.sellers.patience = 1
      $0.sellers.exitProfit = .period
    }
    return try played(population, parameters, periods: periods)
  }

  @Test(arguments: [(2, 0.5, 0.6, 0.0), (3, 0.9, 1.5, 0.2), (5, 0.25, 0.8, 0.3)])
  func `below the threshold the price falls by the ratio of the map each period`(
    buyers: Int, theta: Double, kappa: Double, fee: Double
  ) throws {
    let ratio = Double(buyers) * (1 - fee) * theta / (2 * kappa)
    #expect(ratio < 1)
    let market = try play(buyers: buyers, theta: theta, kappa: kappa, fee: fee, periods: 10)
    let prices = market.series(.priceHuman)
    #expect(agree(prices[0], theta / 2, within: rounding))
    for period in 1..<10 {
      // The mean of the evenly spaced values that stay is known up to half a spacing.
      #expect(abs(prices[period] - ratio * prices[period - 1]) <= theta * 0.5 / Double(sellers) * (1 + 1e-9))
    }
    // Everybody buys everything that is made.
    #expect(market.recorded(.sales, 1) == Double(buyers * sellers))
  }

  @Test func `a market below the threshold collapses to nobody but those without a cost`() throws {
    let market = try play(buyers: 2, theta: 0.5, kappa: 0.8, fee: 0, periods: 40)
    // Ratio 0.625: 0.625^40 < 1e-8.
    #expect(market.last(.activeSellers) <= 1)
    #expect(market.recorded(.activeSellers, 1) < Double(sellers))
  }

  @Test(arguments: [(2, 0.9, 0.4, 0.0), (4, 0.5, 0.6, 0.3), (5, 0.25, 0.4, 0.3)])
  func `above the threshold nobody leaves and the price stays`(
    buyers: Int, theta: Double, kappa: Double, fee: Double
  ) throws {
    #expect(Double(buyers) * (1 - fee) * theta > 2 * kappa)
    let market = try play(buyers: buyers, theta: theta, kappa: kappa, fee: fee, periods: 10)
    #expect(market.series(.activeSellers) == [Double](repeating: Double(sellers), count: 10))
    #expect(market.series(.priceHuman).allSatisfy { agree($0, theta / 2, within: rounding) })
  }

  @Test func `buyers who see what they buy keep the market from unravelling at the same costs`() throws {
    let population = Population(
      sellers: (0..<sellers).map {
        let value = (Double($0) + 0.5) / Double(sellers)
        return Population.Seller(quality: value, cost: 0.8 * value)
      },
      buyers: [.init(value: 1, budget: 1e9), .init(value: 1, budget: 1e9)])
    let parameters = bare {
      $0.buyers.utility = .additive
      $0.sellers.patience = 1
      $0.sellers.exitProfit = .period
    }
    // Fairshare pays 2 v >= 0.8 v.
    let market = try played(population, parameters, periods: 10)
    #expect(market.last(.activeSellers) == Double(sellers))
  }
}
