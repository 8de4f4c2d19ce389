// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Luck
import Valuation

/// A small market drawn at random, with the utility of every bundle written down apart from the code under test.
struct RandomSmallMarket {
  enum Kind: CaseIterable {
    case additive
    /// The data scaling law of the sum.
    case scaling
    /// Each data set covers some of 12 weighted facts; a bundle is worth the facts that it covers.
    case coverage
  }

  let market: SmallMarket
  /// Of each buyer, by bit mask.
  let utilities: [[Double]]
  /// Perhaps infinite.
  let prices: [Double]
  /// Of each buyer: whether the bundle that it would take without a budget costs more than it has.
  let binds: [Bool]

  init(_ kind: Kind, dataSets: Int, buyers: Int, number: Int, absent: Double = 0.1) {
    var luck = Luck(seed: 11, replicate: UInt64(number)).key(.valueSampling).draws
    let masks = 0..<(1 << dataSets)
    var utilities: [[Double]] = []
    var made: [SmallMarket.Buyer] = []
    var binds: [Bool] = []
    let prices = (0..<dataSets).map { _ in luck.uniform() < absent ? .infinity : luck.uniform() * 0.8 }
    for _ in 0..<buyers {
      let held = (0..<dataSets).map { _ in luck.uniform() }
      func sum(_ mask: Int) -> Double { held.indices.reduce(0) { mask >> $1 & 1 == 1 ? $0 + held[$1] : $0 } }
      var table: [Double]
      let worth: BundleWorth
      switch kind {
      case .additive:
        table = masks.map(sum)
        worth = .additive(held)
      case .scaling:
        table = masks.map { 3 * (1 - pow(1 + sum($0) / 1.5, -0.7)) }
        worth = .total(BundleUtility(.dataScaling(exponent: 0.7)), worth: 3, scale: 1.5, held: held)
      case .coverage:
        let weights = (0..<12).map { _ in luck.uniform() * 0.4 }
        let facts = (0..<dataSets).map { _ in luck.next() & luck.next() }
        table = masks.map { mask in
          let covered = facts.indices.reduce(UInt64(0)) { mask >> $1 & 1 == 1 ? $0 | facts[$1] : $0 }
          return weights.indices.reduce(0) { covered >> UInt64($1) & 1 == 1 ? $0 + weights[$1] : $0 }
        }
        worth = .table(table)
      }
      let wanted = masks.max { table[$0] - cost($0) < table[$1] - cost($1) } ?? 0
      func cost(_ mask: Int) -> Double { prices.indices.reduce(0) { mask >> $1 & 1 == 1 ? $0 + prices[$1] : $0 } }
      let budget = luck.uniform() < 0.2 ? .infinity : luck.uniform() * Double(dataSets) * 0.35
      binds.append(cost(wanted) > budget)
      utilities.append(table)
      made.append(SmallMarket.Buyer(worth, budget: budget))
    }
    market = SmallMarket(buyers: made, costs: (0..<dataSets).map { _ in 0 })
    self.utilities = utilities
    self.prices = prices
    self.binds = binds
  }

  /// By what taking a data set at a price beats not taking it, over all bundles within the budget.
  func advantage(of dataSet: Int, at price: Double, for buyer: Int, prices: [Double]) -> Double {
    var with = -Double.infinity
    var without = 0.0
    for (mask, utility) in utilities[buyer].enumerated() {
      let has = mask >> dataSet & 1 == 1
      var cost = 0.0
      for place in prices.indices where mask >> place & 1 == 1 { cost += place == dataSet ? price : prices[place] }
      guard cost <= market.buyers[buyer].budget * (1 + 1e-11) else { continue }
      if has { with = max(with, utility - cost) } else { without = max(without, utility - cost) }
    }
    return with - without
  }
}
