// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Luck
import Testing
import Valuation

/// Exact willingness to pay beside that of large markets, as the same data lie in more and smaller data sets.
struct LargeMarketTests {
  /// Mean relative difference over data sets that the buyer takes, when one seller's records are a share 1/n of all.
  private func difference(_ count: Int, budget: Double) -> Double {
    let utility = BundleUtility(.dataScaling(exponent: 0.35))
    let formula = WillingnessToPay(utility)
    var (sum, cases) = (0.0, 0)
    for number in 0..<400 {
      var luck = Luck(seed: 5, replicate: UInt64(number)).key(.valueSampling).draws
      let held = (0..<count).map { _ in 2 * luck.uniform() / Double(count) }
      let prices = held.map { $0 * (0.2 + 0.4 * luck.uniform()) }
      let worth = BundleWorth.total(utility, worth: 4, scale: 1, held: held)
      let buyer = SmallMarket.Buyer(worth, budget: budget)
      let market = SmallMarket(buyers: [buyer], costs: held.map { _ in 0 })
      let bundle = buyer.purchase(at: prices).bundle
      let taken = held.indices.filter { bundle >> $0 & 1 == 1 }
      let planned = taken.reduce(0) { $0 + held[$1] }
      // The shadow price: what the dearest data set taken yields for its price.
      let slope = utility.slope(planned, worth: 4, scale: 1)
      let dearest = taken.map { prices[$0] / held[$0] }.max() ?? 0
      let multiplier = budget.isFinite ? max(1, slope / dearest) : 1
      let plan = formula.plan(holding: planned, worth: 4, scale: 1, multiplier: multiplier)
      for dataSet in taken {
        let exact = market.willingness(of: 0, toPayFor: dataSet, at: prices)
        sum += abs(formula(held[dataSet], plan) - exact) / exact
        cases += 1
      }
    }
    return sum / Double(cases)
  }

  @Test(arguments: [Double.infinity, 0.15])
  func `the large market's willingness to pay nears the exact one as data sets get small`(budget: Double) {
    let differences = [5, 10, 20].map { difference($0, budget: budget) }
    #expect(differences[1] < differences[0] && differences[2] < 0.75 * differences[0], "\(differences)")
  }
}
