// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import Market

/// Prices of one supplier against brute force over thousands of rows of willingness to pay, with ties, zeros and single
/// buyers among them.
struct SupplierPriceTests {
  /// A falling row; whole numbers, so that ties are frequent and exact.
  private func rows(_ body: ([Double], inout Draws) -> Void) {
    for number in 0..<3_000 {
      var draws = Luck(seed: 11, replicate: UInt64(number)).key(.randomPrice).draws
      let count = 1 + draws.index(below: 9)
      let row = (0..<count).map { _ in Double(draws.index(below: number % 3 == 0 ? 4 : 1_000)) }
      body(row.sorted(by: >), &draws)
    }
  }

  private func fairshare(_ row: [Double], breakEven: Double, beta: Double) -> RowQuote {
    row.withUnsafeBufferPointer { FairsharePrice.quote($0, breakEven: breakEven, beta: beta) }
  }

  private func bargaining(_ row: [Double], breakEven: Double, beta: Double) -> RowQuote {
    row.withUnsafeBufferPointer { BargainingPrice.quote($0, breakEven: breakEven, beta: beta) }
  }

  @Test func `fairshare at beta 1 earns what the best price of a grid over all willingness to pay earns`() {
    rows { row, draws in
      let quote = fairshare(row, breakEven: Double(draws.index(below: 2_000)), beta: 1)
      // Every willingness to pay as a candidate price; no other can earn as much, since it would lose nobody by rising.
      var best = 0.0
      for candidate in row { best = max(best, candidate * Double(row.count { $0 >= candidate })) }
      guard best > 0 else {
        #expect(quote.base == .infinity)
        return
      }
      #expect(quote.base * Double(quote.byRank) == best)
      // Among prices that earn the same the lowest, which serves most.
      let winners = row.filter { price in price * Double(row.count { $0 >= price }) == best }
      #expect(quote.base == winners.min())
      #expect(quote.byRank == row.count { $0 >= quote.base })
    }
  }

  @Test func `fairshare splits what lies between floor and ceiling, and asks the ceiling where the floor is above`() {
    rows { row, draws in
      let breakEven = draws.index(below: 5) == 0 ? 0 : 3_000 * draws.uniform()
      let beta = draws.uniform()
      let ceiling = fairshare(row, breakEven: breakEven, beta: 1)
      let quote = fairshare(row, breakEven: breakEven, beta: beta)
      guard ceiling.base < .infinity else { return }
      let floor = breakEven / Double(ceiling.byRank)
      let expected = ceiling.base < floor ? ceiling.base : (1 - beta) * floor + beta * ceiling.base
      #expect(agree(quote.base, expected, within: 1e-14))
      #expect(quote.byRank == ceiling.byRank)
      // A seller that can cover its cost from these buyers does.
      if ceiling.base >= floor { #expect(quote.base * Double(quote.byRank) >= breakEven * (1 - 1e-14)) }
    }
  }

  @Test func `bargaining takes in as many as can share the cost, and everybody's price covers its share`() {
    rows { row, draws in
      let breakEven = draws.index(below: 5) == 0 ? 0 : 3_000 * draws.uniform()
      let beta = draws.uniform()
      let quote = bargaining(row, breakEven: breakEven, beta: beta)
      let able = (1...row.count).filter { row[$0 - 1] > 0 && row[$0 - 1] >= breakEven / Double($0) }
      guard let most = able.max() else {
        #expect(quote.base == .infinity)
        return
      }
      #expect(quote.byRank == most)
      let floor = breakEven / Double(most)
      for (place, value) in row.enumerated() {
        let buys = place < quote.byRank || quote.accepts(value)
        // Only ties at the margin could tell ranks apart, and those are all able.
        #expect(buys == (place < most))
        guard buys else { continue }
        #expect(agree(quote.price(value), (1 - beta) * floor + beta * value, within: 1e-13))
        #expect(quote.price(value) <= value * (1 + 1e-14))
      }
    }
  }

  @Test func `a fee of 1 leaves fairshare at its ceiling and bargaining without trade, unless data costs nothing`() {
    var account = SupplierAccount()
    account.takeRate = 1
    account.cost = 3
    #expect(account.breakEven == .infinity)
    #expect(fairshare([5, 4], breakEven: account.breakEven, beta: 0.5).base == 4)
    #expect(bargaining([5, 4], breakEven: account.breakEven, beta: 0.5).base == .infinity)
    account.cost = 0
    #expect(account.breakEven == 0)
    #expect(bargaining([5, 4], breakEven: account.breakEven, beta: 0.5).byRank == 2)
  }

  @Test func `a posted price rises by the step after a sale, else falls, never below its floor`() {
    #expect(PostedPrice.next(100, sales: 3, floor: 1, step: 0.05) == 105)
    #expect(PostedPrice.next(100, sales: 0, floor: 1, step: 0.05) == 95)
    #expect(PostedPrice.next(100, sales: 0, floor: 97, step: 0.05) == 97)
    #expect(PostedPrice.next(90, sales: 0, floor: 97, step: 0.05) == 97)
  }

  @Test func `a random price is its rank between 0 and the highest willingness to pay`() {
    for rank in [0.001, 0.5, 0.999] {
      let quote = [2.0, 8, 5].withUnsafeBufferPointer { RandomPrice.quote($0, rank: rank) }
      #expect(quote.base == 8 * rank)
      #expect(quote.accepts(8))
    }
    #expect([0.0, 0].withUnsafeBufferPointer { RandomPrice.quote($0, rank: 0.5) }.base == .infinity)
  }
}
