// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Luck
import Testing
import Valuation

struct ExactWillingnessTests {
  /// Every data set and buyer of 1,200 markets at 40 prices and just beside the willingness to pay.
  @Test(arguments: RandomSmallMarket.Kind.allCases)
  func `a buyer takes a data set up to its willingness to pay and no further, by all bundles`(
    kind: RandomSmallMarket.Kind
  ) {
    var (decisions, wrong) = (0, 0)
    for number in 0..<400 {
      let random = RandomSmallMarket(kind, dataSets: 2 + number % 4, buyers: 1 + number % 3, number: number)
      for buyer in random.utilities.indices {
        for dataSet in random.prices.indices {
          let willingness = random.market.willingness(of: buyer, toPayFor: dataSet, at: random.prices)
          let grid = (1...40).map { Double($0) / 32 }
          for price in grid + [willingness * (1 - 1e-7), willingness * (1 + 1e-7) + 1e-8] {
            let advantage = random.advantage(of: dataSet, at: price, for: buyer, prices: random.prices)
            if abs(advantage) < 1e-9 && price != grid.first { continue }
            decisions += 1
            if (advantage >= 0) != (price <= willingness) { wrong += 1 }
          }
        }
      }
    }
    #expect(wrong == 0 && decisions > 80_000, "\(wrong) of \(decisions)")
  }

  @Test(arguments: [RandomSmallMarket.Kind.additive, .scaling])
  func `branch and bound finds what a search of all bundles finds`(kind: RandomSmallMarket.Kind) {
    for number in 0..<60 {
      let random = RandomSmallMarket(kind, dataSets: 11, buyers: 2, number: number)
      for buyer in random.utilities.indices {
        let budget = random.market.buyers[buyer].budget
        let table = SmallMarket(
          buyers: [.init(.table(random.utilities[buyer]), budget: budget)], costs: random.market.costs)
        for dataSet in random.prices.indices {
          let willingness = random.market.willingness(of: buyer, toPayFor: dataSet, at: random.prices)
          #expect(abs(willingness - table.willingness(of: 0, toPayFor: dataSet, at: random.prices)) < 1e-12)
        }
        let bought = random.market.buyers[buyer].purchase(at: random.prices)
        let expected = table.buyers[0].purchase(at: random.prices)
        #expect(bought.bundle == expected.bundle && abs(bought.net - expected.net) < 1e-12)
      }
    }
  }

  /// The lesser of value alone and budget, where a budget binds.
  @Test(arguments: RandomSmallMarket.Kind.allCases)
  func `the lesser of stand-alone value and budget is often wrong where budgets bind`(
    kind: RandomSmallMarket.Kind
  ) {
    var (cases, wrong) = (0, 0)
    for number in 0..<1000 {
      let random = RandomSmallMarket(kind, dataSets: 4, buyers: 3, number: number, absent: 0)
      for buyer in random.utilities.indices where random.binds[buyer] {
        for dataSet in random.prices.indices {
          let exact = random.market.willingness(of: buyer, toPayFor: dataSet, at: random.prices)
          let simple = min(random.utilities[buyer][1 << dataSet], random.market.buyers[buyer].budget)
          cases += 1
          if abs(exact - simple) > 1e-6 * simple { wrong += 1 }
        }
      }
    }
    #expect(cases > 1000 && Double(wrong) > 0.25 * Double(cases), "\(wrong) of \(cases)")
  }

  @Test func `additive value and a slack budget leave each data set its value, whatever the other prices`() {
    let buyer = SmallMarket.Buyer(.additive([5, 3, 0]), budget: 100)
    let market = SmallMarket(buyers: [buyer], costs: [0, 0, 0])
    for prices in [[1.0, 1, 1], [7, 2, .infinity], [0, 0, 0]] {
      #expect((0..<3).map { market.willingness(of: 0, toPayFor: $0, at: prices) } == [5, 3, 0])
    }
  }

  /// Budget 4, another data set worth 5 at price 3. The first is worth 3: alone it would fetch 3, but the other leaves 2
  /// net and only 1 to spend. Buying the first alone is better than the other only up to 1.
  @Test func `what a budget leaves beside a better purchase bounds the price`() {
    let market = SmallMarket(buyers: [.init(.additive([3, 5]), budget: 4)], costs: [0, 0])
    #expect(market.willingness(of: 0, toPayFor: 0, at: [.infinity, 3]) == 1)
    #expect(market.willingness(of: 0, toPayFor: 0, at: [.infinity, 4.5]) == 3)
  }

  /// 0.1 + 0.2 is more than 0.3 by rounding, and the buyer is indifferent.
  @Test func `a buyer whom only rounding makes worse off buys`() {
    let buyer = SmallMarket.Buyer(.additive([0.3]), budget: 0.3)
    #expect(buyer.purchase(at: [0.1 + 0.2]).bundle == 1)
    #expect(SmallMarket.Buyer(.table([0, 0.3]), budget: 0.3).purchase(at: [0.1 + 0.2]).bundle == 1)
  }

  @Test(arguments: [Double.infinity, 0.9, 0.2], [true, false])
  func `data sets that hold the same are priced by sorting as by the search of bundles`(
    budget: Double, isAdditive: Bool
  ) {
    let utility = BundleUtility(isAdditive ? .additive : .dataScaling(exponent: 0.7))
    for number in 0..<40 {
      var luck = Luck(seed: 12, replicate: UInt64(number)).key(.valueSampling).draws
      let count = 1 + number % 9
      let prices = (0..<count).map { _ in luck.uniform() < 0.1 ? .infinity : 0.3 * luck.uniform() }
      let held = [Double](repeating: 0.2, count: count)
      let buyer = SmallMarket.Buyer(.total(utility, worth: 1, scale: 0.5, held: held), budget: budget)
      let sizes = EqualSizes(utility, worth: 1, scale: 0.5, held: 0.2, count: count, budget: budget)
      for dataSet in prices.indices {
        let searched = buyer.willingness(toPayFor: dataSet, at: prices)
        #expect(abs(sizes.willingness(toPayFor: dataSet, at: prices) - searched) < 1e-12)
        #expect(searched >= 0 && searched <= budget)
      }
    }
  }
}
