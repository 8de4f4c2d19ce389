// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Valuation

/// What a stock is worth later when nothing is added, against its own sum and closed forms.
struct LastingUtilityTests {
  private let scaling = BundleUtility(.dataScaling(exponent: 0.35))

  /// The sum, term by term, until discount and depreciation have left nothing.
  private func sum(
    _ utility: BundleUtility, _ stock: Double, _ share: Double, _ discount: Double, scale: Double
  ) -> Double {
    var (sum, factor, left) = (0.0, discount, stock)
    while factor * left > 1e-18 * min(stock, scale) {
      sum += factor * utility.value(left, worth: 3, scale: scale)
      factor *= discount
      left *= share
    }
    return sum
  }

  @Test(arguments: [0.0, 0.3, 0.9, 0.99, 1], [0.0, 0.5, 0.9, 0.99, 1])
  func `it is the discounted sum`(share: Double, discount: Double) {
    guard share * discount < 1 else { return }
    for exponent in [0.05, 0.35, 2] {
      let utility = BundleUtility(.dataScaling(exponent: exponent))
      for stock in [1e-9, 0.4, 10, 3e7] {
        let lasting = utility.lasting(stock, keeping: share, discount: discount, worth: 3, scale: 10)
        let terms = sum(utility, stock, share, discount, scale: 10)
        #expect(lasting == terms || relativeDifference(lasting, terms) < 1e-12, "\(stock)")
      }
    }
  }

  @Test func `a stock that lasts for ever is a perpetuity`() {
    let lasting = scaling.lasting(10, keeping: 1, discount: 0.9, worth: 3, scale: 10)
    #expect(relativeDifference(lasting, 9 * 3 * (1 - pow(2, -0.35))) < 1e-14)
  }

  @Test func `additive utility sums to W S delta / (1 - delta (1 - d))`() {
    for (share, discount) in [(0.5, 0.9), (1, 0.9), (0.25, 1), (0.999, 1), (0, 0.7)] {
      let lasting = BundleUtility(.additive).lasting(7, keeping: share, discount: discount, worth: 3, scale: 1)
      #expect(relativeDifference(lasting, 21 * discount / (1 - discount * share)) < 1e-12)
    }
  }

  @Test func `nothing kept is worth nothing`() {
    #expect(scaling.lasting(0, keeping: 0, discount: 1, worth: 3, scale: 10) == 0)
    #expect(scaling.lasting(0, keeping: 1, discount: 0.9, worth: 3, scale: 10) == 0)
    #expect(scaling.lasting(5, keeping: 1, discount: 0, worth: 3, scale: 10) == 0)
  }
}
