// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

/// Each native distribution against its distribution function and its moments, at a fixed seed.
struct DrawsGoodnessTests {
  static let count = 200_000

  /// A sample from one stream.
  static func sample(_ state: UInt64, _ draw: (inout Draws) -> Double) -> [Double] {
    var draws = Draws(state: state)
    return (0..<count).map { _ in draw(&draws) }
  }

  @Test func `uniform numbers are uniform`() {
    let sample = Self.sample(11) { $0.uniform() }
    #expect(kolmogorovSmirnov(sample) { $0 } < criticalDistance)
    #expect(standardErrors(sample, from: 0.5, standardDeviation: (1.0 / 12).squareRoot()) < 4)
    #expect(standardErrors(sample.map { $0 * $0 }, from: 1.0 / 3, standardDeviation: (4.0 / 45).squareRoot()) < 4)
  }

  @Test func `gaussian numbers are normal`() {
    let sample = Self.sample(12) { $0.gaussian() }
    #expect(kolmogorovSmirnov(sample) { Distributions.normalCumulative($0) } < criticalDistance)
  }

  @Test func `the moments of gaussian numbers are 0, 1, 0, 3 and 15`() {
    let sample = Self.sample(13) { $0.gaussian() }
    // The variance of z^k is the moment of order 2k less the square of that of order k: 1, 2, 15, 96, 10170.
    #expect(standardErrors(sample, from: 0, standardDeviation: 1) < 4)
    #expect(standardErrors(sample.map { pow($0, 2) }, from: 1, standardDeviation: 2.0.squareRoot()) < 4)
    #expect(standardErrors(sample.map { pow($0, 3) }, from: 0, standardDeviation: 15.0.squareRoot()) < 4)
    #expect(standardErrors(sample.map { pow($0, 4) }, from: 3, standardDeviation: 96.0.squareRoot()) < 4)
    #expect(standardErrors(sample.map { pow($0, 6) }, from: 15, standardDeviation: 10_170.0.squareRoot()) < 4)
  }

  @Test func `no two gaussian numbers of a large sample are equal`() {
    var sample = Self.sample(16) { $0.gaussian() }
    sample.sort()
    #expect(zip(sample, sample.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `exponential numbers are exponential with mean 1`() {
    let sample = Self.sample(17) { $0.exponential() }
    #expect(kolmogorovSmirnov(sample) { 1 - exp(-$0) } < criticalDistance)
    #expect(standardErrors(sample, from: 1, standardDeviation: 1) < 4)
    #expect(standardErrors(sample.map { $0 * $0 }, from: 2, standardDeviation: 20.0.squareRoot()) < 4)
  }

  /// The 99.9% quantiles of chi-squared with one degree of freedom less than the bound.
  @Test(arguments: [(2, 10.828), (7, 22.458), (10, 27.877), (1_000, 1_143.917)])
  func `every index below a bound is equally probable`(bound: Int, critical: Double) {
    var counts = [Int](repeating: 0, count: bound)
    var draws = Draws(state: UInt64(bound))
    for _ in 0..<Self.count { counts[draws.index(below: bound)] += 1 }
    #expect(chiSquaredOfEqual(counts) < critical)
  }

  @Test func `an index is unbiased where the bound does not divide the range of words`() {
    // With bound 3·2^61 multiply-shift without rejection would return every third index twice as often.
    let bound = 3 << 61
    var counts = [0, 0, 0]
    var draws = Draws(state: 18)
    for _ in 0..<90_000 { counts[draws.index(below: bound) % 3] += 1 }
    #expect(chiSquaredOfEqual(counts) < 13.816, "the 99.9% quantile with 2 degrees of freedom")
  }
}
