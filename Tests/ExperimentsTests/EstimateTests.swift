// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Experiments

struct EstimateTests {
  @Test("Three values have the textbook's interval: mean ± 4.3027 standard errors")
  func three() {
    let estimate = Estimate([1, 2, 3])
    #expect(estimate.mean == 2)
    #expect(abs(estimate.standardError - 1 / 3.0.squareRoot()) < 1e-15)
    #expect(abs(estimate.halfWidth - 4.302_652_729_911_275 / 3.0.squareRoot()) < 1e-9)
    #expect(estimate.low == estimate.mean - estimate.halfWidth)
    #expect(estimate.high == estimate.mean + estimate.halfWidth)
    #expect(estimate.count == 3)
    #expect(!estimate.excludesZero)
  }

  @Test("One value has no interval")
  func one() {
    let estimate = Estimate([5])
    #expect(estimate.mean == 5)
    #expect(estimate.standardError.isNaN && estimate.low.isNaN && estimate.high.isNaN)
    #expect(estimate.count == 1)
    #expect(!estimate.excludesZero)
  }

  @Test("Missing values are left out, and when all are missing so is the mean")
  func missing() {
    #expect(Estimate([1, .nan, 3]).mean == 2)
    #expect(Estimate([1, .nan, 3]).count == 2)
    #expect(Estimate([.nan, .nan]).mean.isNaN)
    #expect(Estimate([.nan, .nan]).count == 0)
  }

  @Test("An interval beside 0 excludes it, on either side, also when it is a point")
  func zero() {
    #expect(Estimate([1, 1.1, 1.2]).excludesZero)
    #expect(Estimate([-1, -1.1, -1.2]).excludesZero)
    #expect(Estimate([2, 2]).excludesZero)
    #expect(!Estimate([0, 0]).excludesZero)
  }
}
