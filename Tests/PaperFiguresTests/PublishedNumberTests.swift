// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import PaperFigures

/// The expected values are computed; here they meet the numbers that the papers, or reports of them, print.
struct PublishedNumberTests {
  private static let targets = (try? PublishedRetraining.groups())?.flatMap(\.targets) ?? []

  /// Whether a value rounds to a printed number, whose last digit has the unit 10^-digits.
  private func rounds(_ value: Double, to printed: Double, digits: Int) -> Bool {
    // A little more than half a unit, for numbers such as 0.0484 that are exact.
    abs(value - printed) <= 0.500_001 * (1...digits).reduce(1) { unit, _ in unit / 10 }
  }

  @Test(arguments: [
    ("B1.W2.n10", 0.1499, 4), ("B1.W2.n100", 1.4463, 4), ("B2.time.p0.5", 136.60, 2), ("B2.rare", 0.5467, 4),
    ("B3.fresh.mean", 0.001882, 6), ("B3.fresh.variance", 0.35775, 5), ("B3.fresh.mean.far", 0.001882, 6),
    ("B3.fresh.variance.far", 0.35775, 5), ("B4.replace", 5.128, 3), ("B4.accumulate.same", 0.4093, 4),
    ("B4.accumulate.fresh", 0.3854, 4), ("B7.fixed.t40", 0.003125, 6), ("B7.fresh", 0.00631, 5),
    ("B8.none", 0.0484, 4), ("B8.e0.1", 0.1427, 4), ("B8.e0.01", 0.2103, 4), ("B8.oracle", 0.22, 2),
    ("B9.best", 0.618, 3),
  ])
  func `an expected value rounds to the printed one`(id: String, printed: Double, digits: Int) throws {
    let target = try #require(Self.targets.first { $0.id == id })
    #expect(rounds(target.expected, to: printed, digits: digits), "\(target.expected)")
  }

  @Test func `limits and approximations beside the exact values round to the printed ones`() {
    #expect(rounds(AccumulatedData.limitVariance(records: 10), to: 0.84344, digits: 5))
    // 0.094135: the digits printed are cut, not rounded.
    let unseen = LostTails.unseenOfInfinite(exponent: 1.5, records: 1_000)
    #expect(unseen > 0.09413 && unseen < 0.09414)
    #expect(rounds(LostTails.massBeyond(100, exponent: 1.5), to: 0.0764, digits: 4))
    #expect(rounds(NeutralDrift.branchingSurvival(mean: 5, resamplings: 10), to: 0.5467, digits: 4))
    #expect(rounds(NeutralDrift.diffusionTime(share: 0.5, records: 100), to: 138.6, digits: 1))
    #expect(
      rounds(
        StrongCollapse.limit(records: 400, dimensions: 200, syntheticShare: 0.5, noise: 1, offset: 1), to: 1.5,
        digits: 3))
    let bound = AccumulatedRegression.singleError(dimensions: 10, records: 50) * .pi * .pi / 6
    #expect(rounds(bound, to: 0.4218, digits: 4))
    #expect(rounds(MixedLoops.fixedLimit(squares: 0.05, real: 100, synthetic: 100), to: 0.003125, digits: 6))
  }

  @Test func `the products of accumulation tend to their limit from above, at the rate of the terms left out`() {
    let limit = AccumulatedData.limitVariance(records: 10)
    for fits in [100, 1_000, 10_000] {
      let excess = AccumulatedData.expectedVariance(records: 10, fits: fits) / limit - 1
      // sum over i > t of 1/(n i^2) is 1/(n t) to first order.
      #expect(abs(excess * 10 * Double(fits) - 1) < 2 / Double(fits))
    }
  }

  @Test func `no weight on human records is better than the golden one`() {
    for ratio in [0.1, 0.25, 1, 4] {
      let best = WeightedRealData.bestWeight(ratio: ratio)
      let least = WeightedRealData.limit(weight: best, ratio: ratio)
      #expect(abs(least - best) < 1e-12)
      for step in 1..<1_000 { #expect(WeightedRealData.limit(weight: Double(step) / 1_000, ratio: ratio) >= least) }
    }
  }
}
