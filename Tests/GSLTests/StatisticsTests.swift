// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct StatisticsTests {
  static let values = [2.0, 4, 4, 4, 5, 5, 7, 9]

  @Test func `mean, variance and standard deviation are those of the textbook`() {
    expectClose(Statistics.mean(Self.values), 5)
    expectClose(Statistics.variance(Self.values), 32.0 / 7)
    expectClose(Statistics.standardDeviation(Self.values), (32.0 / 7).squareRoot())
  }

  @Test func `quantiles interpolate between order statistics`() {
    #expect(Statistics.quantile(0, ofSorted: Self.values) == 2)
    #expect(Statistics.quantile(1, ofSorted: Self.values) == 9)
    expectClose(Statistics.quantile(0.5, ofSorted: Self.values), 4.5)
    expectClose(Statistics.quantile(0.9, ofSorted: [0, 10]), 9)
    #expect(Statistics.quantile(0.3, ofSorted: [7]) == 7)
  }

  @Test func `covariance and correlation follow a line, up or down`() {
    let line = Self.values.map { 1 - 3 * $0 }
    expectClose(Statistics.covariance(Self.values, line), -3 * 32 / 7)
    expectClose(Statistics.correlation(Self.values, line), -1)
    expectClose(Statistics.correlation([1, 2, 3], [1, 3, 2]), 0.5)
  }

  @Test func `samples too small to define a statistic give nan`() {
    #expect(Statistics.mean([]).isNaN)
    #expect(Statistics.variance([1]).isNaN)
    #expect(Statistics.standardDeviation([1]).isNaN)
    #expect(Statistics.quantile(0.5, ofSorted: []).isNaN)
    #expect(Statistics.quantile(1.1, ofSorted: [1, 2]).isNaN)
    #expect(Statistics.covariance([1], [1]).isNaN)
    #expect(Statistics.correlation([1], [1]).isNaN)
    #expect(Statistics.correlation([1, 1], [1, 2]).isNaN)
  }
}
