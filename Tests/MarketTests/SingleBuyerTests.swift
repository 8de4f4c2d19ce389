// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing
import Valuation

@testable import Market

/// One buyer with a slack budget who pays each seller all that its records are worth on top of the others'.
struct SingleBuyerTests {
  private func population(_ sellers: Int, value: Double) -> Population {
    Population(
      sellers: (0..<sellers).map {
        Population.Seller(quality: 0.2 + 0.7 * Double($0 * 7919 % sellers) / Double(sellers), records: 3)
      },
      buyers: [.init(value: value, budget: 1e9)])
  }

  @Test func `with additive utility its net utility is 0`() throws {
    let market = try played(population(50, value: 7), bare { $0.buyers.utility = .additive }, periods: 3)
    for period in 1...3 {
      let spend = market.recorded(.spend, period)
      #expect(spend > 100)
      // Two sums of 50 products in another order.
      #expect(abs(market.recorded(.buyerSurplus, period)) < rounding * spend)
    }
  }

  @Test func `with concave utility it keeps u(E) - u(0) - E u'(E) of many small sellers' records`() throws {
    var gaps: [Double] = []
    for sellers in [200, 800] {
      let population = population(sellers, value: 1_000)
      let market = try played(population, bare())
      // E0 is the whole supply, and all of it is bought.
      let supply = population.sellers.reduce(0) { $0 + $1.quality * $1.records }
      let effective = market.values(.buyer, "effective_records")[0]
      #expect(agree(effective, supply, within: rounding))
      let utility = BundleUtility(.dataScaling(exponent: bare().buyers.scalingExponent))
      let value = utility.value(supply, worth: 1_000, scale: supply)
      let kept = value - supply * utility.slope(supply, worth: 1_000, scale: supply)
      #expect(kept > 50)
      gaps.append((kept - market.last(.buyerSurplus)) / kept)
    }
    // An indivisible seller's loss exceeds slope times size by (1 + gamma)/4 of its share of E0 + E, as E = E0: over
    // the bundle that is of order 1/sellers of what is paid, and so the gap shrinks by the number of sellers.
    #expect(gaps[0] > 0 && gaps[0] < 0.01)
    #expect(agree(gaps[1], gaps[0] / 4, within: 0.05))
  }
}
