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

  @Test
  func `a plan with additive values and a slack budget takes what is worth its price, and each is worth its value`() {
    let plan = LargeMarketPlan(
      BundleUtility(.additive), worth: 2, scale: 1, held: [3, 1, 2], prices: [5, 3, 3], budget: .infinity)
    #expect(plan.held == 5 && plan.spend == 8 && plan.multiplier == 1 && !plan.binds)
    #expect(plan.willingness([3, 1, 2]) == [6, 2, 4])
  }

  /// At one price c a record for all, E = B/c where the budget binds, or u'(E) = c where it does not.
  @Test func `a plan at one price a record is the closed form, with a budget that binds and without`() {
    let utility = BundleUtility(.dataScaling(exponent: 0.5))
    func plan(_ budget: Double) -> LargeMarketPlan {
      LargeMarketPlan(utility, worth: 4, scale: 1, held: [1, 2, 3], prices: [0.3, 0.6, 0.9], budget: budget)
    }
    // u'(E) = 2 (1 + E)^-1.5 = .3.
    let unbound = pow(2 / 0.3, 1 / 1.5) - 1
    #expect(abs(plan(.infinity).held - unbound) < 1e-12 && plan(.infinity).multiplier == 1)
    #expect(abs(plan(0.3 * unbound + 1e-9).held - unbound) < 1e-12)
    let bound = plan(0.6)
    #expect(abs(bound.held - 2) < 1e-12 && bound.spend == 0.6 && bound.binds)
    #expect(abs(bound.multiplier - 2 * pow(3, -1.5) / 0.3) < 1e-12)
    // [u(2) - u(1)]/(1 + lambda), with u(E) = 4 (1 - (1 + E)^-.5).
    let worth = 4 * (pow(2, -0.5) - pow(3, -0.5)) / bound.multiplier
    #expect(abs(bound.willingness([1])[0] - worth) < 1e-12)
  }
}
