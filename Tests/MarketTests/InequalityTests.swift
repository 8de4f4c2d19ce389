// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import Market

struct InequalityTests {
  private func gini(_ incomes: [Double]) -> Double {
    let positive = incomes.filter { $0 > 0 }
    var keys = positive.map(\.bitPattern)
    var buffer: [UInt64] = []
    return Inequality.gini(
      positive: &keys, count: keys.count, zeros: incomes.count - keys.count, buffer: &buffer)
  }

  /// Mean absolute difference of all pairs over twice the mean.
  private func byPairs(_ incomes: [Double]) -> Double {
    var differences = 0.0
    for left in incomes { for right in incomes { differences += abs(left - right) } }
    let count = Double(incomes.count)
    return differences / (2 * count * incomes.reduce(0, +))
  }

  @Test func `known vectors have their known Gini`() {
    #expect(gini([3, 3, 3]) == 0)
    #expect(gini([7]) == 0)
    #expect(abs(gini([0, 0, 0, 5]) - 0.75) < 1e-15)
    #expect(abs(gini([1, 3]) - 0.25) < 1e-15)
    // 1, 2, ..., n: (n - 1)/(3 n).
    #expect(abs(gini((1...200).map { Double($0) }.reversed()) - 199.0 / 600) < 1e-14)
    #expect(gini([0, 0]).isNaN && gini([]).isNaN)
  }

  @Test func `it is the mean difference of all pairs over twice the mean, zeros and ties included`() {
    for number in 0..<60 {
      var draws = Luck(seed: 2, replicate: UInt64(number)).key(.sellerCost).draws
      let incomes = (0..<(1 + draws.index(below: 300))).map { _ -> Double in
        switch draws.index(below: 4) {
        case 0: 0
        case 1: Double(draws.index(below: 5))
        default: exp(4 * draws.gaussian())
        }
      }
      guard incomes.contains(where: { $0 > 0 }) else { continue }
      #expect(abs(gini(incomes) - byPairs(incomes)) < 1e-12)
    }
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 1_000, 20_000])
  func `radix sort sorts`(count: Int) {
    for kind in 0..<4 {
      var draws = Luck(seed: 6, replicate: UInt64(kind)).key(.sellerCost).draws
      let values = (0..<count).map { place -> Double in
        switch kind {
        case 0: exp(30 * draws.gaussian())
        case 1: Double(draws.index(below: 7))
        // Alike in the leading bits that digits are counted of: only their last differ.
        case 2: 1 + Double(draws.index(below: 50)) * .ulpOfOne
        default: Double(count - place)
        }
      }
      var keys = values.map(\.bitPattern) + [UInt64.max, 0]
      var buffer: [UInt64] = []
      Inequality.radixSort(&keys, count, &buffer)
      #expect(keys[0..<count].elementsEqual(values.sorted().map(\.bitPattern)))
    }
  }

  @Test func `the market's Gini and Herfindahl are those of its agents' receipts`() throws {
    var parameters = Parameters()
    parameters.start.warmup = 0
    parameters.sellers.count = 120
    parameters.buyers.count = 5
    parameters.producers.count = 6
    parameters.aggregators.count = 3
    parameters.contract.feeHigh = 0.8
    for rule in [PricingRule.fairshare, .posted, .uniform] {
      parameters.pricing.rule = rule
      let market = try drawn(parameters, periods: 3)
      let receipts = market.values(.seller, "receipts")
      #expect(receipts.contains(0) || rule != .posted)
      #expect(agree(market.last(.giniCreatorIncome), byPairs(receipts), within: 1e-11))
      let gross = market.world.suppliers.accounts.map(\.gross)
      let total = gross.reduce(0, +)
      let index = gross.reduce(0) { $0 + $1 / total * $1 / total }
      #expect(agree(market.last(.sellerHerfindahl), index, within: 1e-11))
    }
  }
}
