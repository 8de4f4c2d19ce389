// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Testing
import Valuation

struct FairsharePricesTests {
  /// 1,200 markets; between grid points the best price loses at most a step for each buyer.
  @Test(arguments: RandomSmallMarket.Kind.allCases)
  func `no price on a fine grid earns more than the best willingness to pay, and one earns as much`(
    kind: RandomSmallMarket.Kind
  ) {
    let step = 0.002
    for number in 0..<400 {
      let random = RandomSmallMarket(kind, dataSets: 2 + number % 3, buyers: 1 + number % 4, number: number)
      let buyers = random.utilities.indices
      let willingness = buyers.map { random.market.willingness(of: $0, toPayFor: 0, at: random.prices) }
      let optimum = RevenueOptimum(willingness)
      var best = 0.0
      for point in 1...1500 {
        let price = Double(point) * step
        let sales = buyers.count { random.advantage(of: 0, at: price, for: $0, prices: random.prices) >= -1e-12 }
        best = max(best, price * Double(sales))
      }
      #expect(best <= optimum.revenue + 1e-9 && best >= optimum.revenue - step * Double(buyers.count))
    }
  }

  @Test func `ties go to the largest number of buyers, and a data set worth nothing to anybody is not sold`() {
    #expect(RevenueOptimum([1, 3, 1.5]).price == 1 && RevenueOptimum([1, 3, 1.5]).buyers == 3)
    #expect(RevenueOptimum([0.1, 0.3, 0.1]).buyers == 3)
    // 3 x 0.7 is less than 2.1 by rounding.
    #expect(RevenueOptimum([0.7, 2.1, 0.7]).buyers == 3)
    #expect(RevenueOptimum([5, 2, 1]).price == 5)
    #expect(RevenueOptimum([0, 0]).buyers == 0 && RevenueOptimum([0, 0]).revenue == 0)
    let prices = SmallMarket(buyers: [.init(.additive([0, 1]))], costs: [0, 0]).prices()
    #expect(prices.prices == [.infinity, 1] && prices.outcome == .equilibrium)
  }

  @Test func `one buyer with additive values and a slack budget is left nothing`() {
    let prices = SmallMarket(buyers: [.init(.additive([0.7, 2.1, 1.3]))], costs: [0, 0, 0]).prices()
    #expect(prices.outcome == .equilibrium && prices.rounds == 1)
    #expect(prices.prices == [0.7, 2.1, 1.3] && prices.bundles == [7])
    #expect(abs(prices.netUtilities[0]) < 1e-15)
  }

  /// Each seller charges what its data add to all others: u(E) - u(E - v). As the same data lie in more hands, the
  /// buyer's gain tends to u(E) - u(0) - E u'(E) > 0 from below.
  @Test(arguments: [2, 3, 5, 8])
  func `one buyer with concave utility pays each seller what the bundle would lose without it`(count: Int) {
    let utility = BundleUtility(.dataScaling(exponent: 0.35))
    let whole = utility.value(10, worth: 8, scale: 10)
    let held = [Double](repeating: 10 / Double(count), count: count)
    let market = SmallMarket(
      buyers: [.init(.total(utility, worth: 8, scale: 10, held: held))], costs: [Double](repeating: 0, count: count))
    let step = 0.002
    let prices = market.prices(step: step, rounds: 5_000)
    #expect(prices.outcome == .equilibrium && prices.bundles == [1 << count - 1])
    // A seller keeps a price that another would beat by no more than a step.
    let marginal = whole - utility.value(10 - 10 / Double(count), worth: 8, scale: 10)
    for price in prices.prices { #expect(abs(price - marginal) <= 1.01 * step * marginal, "\(price) for \(marginal)") }
    // What it keeps tends to u(E) - u(0) - E u'(E) > 0 from below as sellers get small.
    let limit = whole - 10 * utility.slope(10, worth: 8, scale: 10)
    #expect(prices.netUtilities[0] > 0 && prices.netUtilities[0] < limit)
  }

  /// Checked apart from the search, by all bundles: nobody gains by another price, and buyers do take what is counted on.
  @Test(arguments: RandomSmallMarket.Kind.allCases)
  func `an equilibrium is one, and what is none is told`(kind: RandomSmallMarket.Kind) {
    var equilibria = 0
    for number in 0..<300 {
      let random = RandomSmallMarket(kind, dataSets: 2 + number % 3, buyers: 1 + number % 4, number: number)
      let market = random.market
      let prices = market.prices()
      #expect(prices == market.prices())
      if case .cycle(let length) = prices.outcome { #expect(length > 1) }
      for buyer in market.buyers.indices { #expect(prices.spend(buyer) <= market.buyers[buyer].budget * (1 + 2e-12)) }
      guard prices.outcome == .equilibrium else { continue }
      equilibria += 1
      for dataSet in prices.prices.indices {
        let counted = market.buyers.indices.count {
          prices.willingness[$0][dataSet] > prices.prices[dataSet] * (1 + 1e-9)
        }
        #expect(prices.sales(dataSet) >= counted)
      }
      for dataSet in prices.prices.indices {
        for point in 1...200 {
          let price = Double(point) * 0.01
          let sales = market.buyers.indices.count {
            random.advantage(of: dataSet, at: price, for: $0, prices: prices.prices) > 1e-7
          }
          #expect(Double(sales) * price <= prices.revenue(dataSet) / 0.99 + 1e-7)
        }
      }
    }
    #expect(equilibria > 50)
  }

  @Test func `a seller whose revenue does not cover its cost takes no part`() {
    func prices(_ cost: Double) -> ExactPrices {
      SmallMarket(buyers: [.init(.additive([2, 1])), .init(.additive([1.5, 1]))], costs: [cost, 0]).prices()
    }
    #expect(prices(3).prices == [1.5, 1] && prices(3).revenue(0) == 3)
    let without = prices(3.1)
    #expect(without.prices == [.infinity, 1] && without.bundles == [2, 2])
    #expect(!without.takesPart(0) && without.revenue(0) == 0 && without.outcome == .equilibrium)
  }

  @Test func `a seller keeps a price that earns all but a step of the most, if that covers its cost`() {
    func best(_ cost: Double) -> Double {
      SmallMarket(buyers: [.init(.additive([1]))], costs: [cost]).bestPrice(of: 0, at: [0.995], step: 0.01)
    }
    #expect(best(0) == 0.995 && best(0.995) == 0.995)
    #expect(best(0.999) == 1)
    #expect(best(1.001) == .infinity)
  }

  /// Played on by hand for as many rounds as prices are said to take.
  @Test func `prices that go round come back after as many rounds as is said, and not before`() {
    var cycles = 0
    for number in 0..<200 {
      let random = RandomSmallMarket(.scaling, dataSets: 2 + number % 3, buyers: 1 + number % 4, number: number)
      let found = random.market.prices()
      guard case .cycle(let length) = found.outcome else { continue }
      cycles += 1
      var prices = found.prices
      for round in 1...length {
        for dataSet in prices.indices {
          prices[dataSet] = random.market.bestPrice(of: dataSet, at: prices, step: 0.01)
        }
        let isBack = zip(prices, found.prices).allSatisfy { $0 == $1 || abs($0 - $1) < 1e-9 * $1 }
        #expect(isBack == (round == length), "market \(number), round \(round) of \(length)")
      }
    }
    #expect(cycles > 10)
  }

  /// Each buyer's demand is exact: 20 data sets have a million bundles.
  @Test func `ten buyers and twenty data sets are priced, by the closed form where no budget binds`() {
    var values = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 10)
    for buyer in 0..<10 {
      for dataSet in 0..<20 { values[buyer][dataSet] = Double((buyer * 7 + dataSet * 3) % 11 + 1) }
    }
    let buyers = values.map { SmallMarket.Buyer(BundleWorth.additive($0), budget: 1000) }
    let prices = SmallMarket(buyers: buyers, costs: [Double](repeating: 0, count: 20)).prices()
    #expect(prices.outcome == .equilibrium && prices.rounds == 1)
    for dataSet in 0..<20 {
      let worth: [Double] = values.map { $0[dataSet] }.sorted(by: >)
      var best = 0.0
      for (place, value) in worth.enumerated() { best = max(best, Double(place + 1) * value) }
      #expect(prices.revenue(dataSet) == best)
    }
  }
}
