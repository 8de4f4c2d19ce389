// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Equilibrium

struct PatienceThresholdTests {
  private func threshold(_ exploited: Int, _ fair: Int?, price: Double = 0.6) -> PatienceThreshold {
    PatienceThreshold(
      value: 1, fairPrice: price, exploitativePrice: 0.1, exploitedPeriods: exploited, fairPeriods: fair)
  }

  /// What a buyer keeps in so many periods, summed one by one.
  private func sum(_ margin: Double, periods: Int, discount: Double) -> Double {
    (0..<periods).reduce((0.0, margin)) { sum, _ in (sum.0 + sum.1, sum.1 * discount) }.0
  }

  @Test func `the published thresholds come out`() throws {
    #expect(try abs(#require(try threshold(1, nil).discount()) - 0.5556) < 0.5e-4)
    #expect(try abs(#require(try threshold(1, 5).discount()) - 0.5864) < 0.5e-4)
  }

  @Test(arguments: [(1, 5), (1, 3), (2, 5), (2, 20), (3, 7), (7, 50), (1, 2), (4, 8)], [0.15, 0.3, 0.5])
  func `a buyer just above prefers the fair price and one just below does not`(
    periods: (exploited: Int, fair: Int), price: Double
  ) throws {
    let discount = try #require(try threshold(periods.exploited, periods.fair, price: price).discount())
    func gain(_ discount: Double) -> Double {
      sum(1 - price, periods: periods.fair, discount: discount)
        - sum(0.9, periods: periods.exploited, discount: discount)
    }
    #expect(gain(discount + 1e-9) > 0 && gain(discount - 1e-9) < 0)
  }

  @Test func `the closed forms are the roots`() throws {
    for price in [0.15, 0.3, 0.5] {
      for exploited in [1, 2, 5] {
        let twice = threshold(exploited, 2 * exploited, price: price)
        #expect(abs(try #require(try twice.discount()) - twice.root()) < 1e-11)
        // By then what is still to come counts for nothing.
        let forEver = try #require(try threshold(exploited, nil, price: price).discount())
        #expect(abs(try threshold(exploited, 4_000, price: price).root() - forEver) < 1e-11)
      }
    }
  }

  @Test func `where the fair price does not last long enough no buyer is patient enough`() throws {
    // At these prices a period at the low one yields 9/4 of one at the fair one.
    #expect(try threshold(1, 2).discount() == nil)
    #expect(try threshold(4, 9).discount() == nil)
    #expect(sum(0.4, periods: 2, discount: 0.999_999) < 0.9)
    let barely = try #require(try threshold(400, 901).discount())
    #expect(barely > 0.999 && barely < 1)
  }

  @Test func `the longer fair prices last the less patience they ask for, and never less than for ever`() throws {
    var last = 1.0
    for fair in 3...40 {
      let discount = try #require(try threshold(1, fair).discount())
      #expect(discount < last && discount > 5 / 9.0)
      last = discount
    }
  }
}
