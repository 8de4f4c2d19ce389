// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Market

/// The synthetic share estimated from flag counts, exactly, by summing over the binomial, against the Cramer-Rao bound.
struct ShareEstimateTests {
  private struct Moments {
    var bias = 0.0
    var variance = 0.0
    var squaredError: Double { variance + bias * bias }
  }

  private func belief(_ power: Double, _ falseRate: Double, watermark: Double = 0) -> OriginBelief {
    var belief = OriginBelief()
    belief.truePositive = OriginBelief.truePositive(power: power, watermark: watermark)
    belief.falsePositive = falseRate
    return belief
  }

  /// Bias and variance of an estimator of the share from the flags of `records` audited records.
  private func moments(
    _ belief: OriginBelief, share: Double, records: Int, _ estimator: (Int) -> Double
  ) -> Moments {
    let chance = belief.falsePositive + share * (belief.truePositive - belief.falsePositive)
    let masses = (0...records).map { Distributions.binomialMass($0, probability: chance, trials: records) }
    let mean = masses.enumerated().reduce(0) { $0 + $1.element * estimator($1.offset) }
    let variance = masses.enumerated().reduce(0) { sum, mass in
      let gap = estimator(mass.offset) - mean
      return sum + mass.element * gap * gap
    }
    return Moments(bias: mean - share, variance: variance)
  }

  /// 1 over the Fisher information on the share: the mean square of the slope of the log likelihood.
  private func bound(_ belief: OriginBelief, share: Double, records: Int) -> Double {
    let slope = belief.truePositive - belief.falsePositive
    let chance = belief.falsePositive + share * slope
    var information = 0.0
    for flags in 0...records {
      let score = slope * (Double(flags) / chance - Double(records - flags) / (1 - chance))
      information += score * score * Distributions.binomialMass(flags, probability: chance, trials: records)
    }
    return 1 / information
  }

  @Test(arguments: [(0.3, 0.05, 0.0), (0.9, 0.01, 0.0), (0.3, 0.05, 1.5)], [0.0, 0.01, 0.1, 0.5, 0.9, 1.0])
  func `the unclipped estimate is unbiased and attains the Cramer-Rao bound exactly`(
    detector: (Double, Double, Double), share: Double
  ) {
    let belief = belief(detector.0, detector.1, watermark: detector.2)
    for records in [10, 200] {
      let exact = moments(belief, share: share, records: records) {
        belief.unclippedEstimate(flags: $0, records: records)
      }
      #expect(abs(exact.bias) < 1e-11)
      let bound = bound(belief, share: share, records: records)
      #expect(agree(exact.variance, bound, within: 1e-9))
      let slope = belief.truePositive - belief.falsePositive
      let chance = belief.falsePositive + share * slope
      #expect(agree(bound, chance * (1 - chance) / (Double(records) * slope * slope), within: 1e-9))
    }
  }

  @Test func `the clipped estimate leans inwards near 0 and 1, and errs less there than the bound of unbiased ones`() {
    let belief = belief(0.3, 0.05)
    for (share, sign) in [(0.0, 1.0), (0.01, 1), (0.05, 1), (0.95, -1), (1, -1)] {
      let clipped = moments(belief, share: share, records: 200) { belief.estimate(flags: $0, records: 200) }
      let bound = bound(belief, share: share, records: 200)
      #expect(sign * clipped.bias > 1e-3)
      #expect(clipped.variance < bound)
      #expect(clipped.squaredError < bound)
    }
    // In the middle there is next to nothing to clip.
    let middle = moments(belief, share: 0.5, records: 200) { belief.estimate(flags: $0, records: 200) }
    #expect(abs(middle.bias) < 1e-4)
    #expect(agree(middle.squaredError, self.bound(belief, share: 0.5, records: 200), within: 0.01))
  }

  /// A hundred sellers' lots and one of a producer: a share of 1/101.
  @Test func `the market's first belief is the clipped estimate, with its bias`() throws {
    let population = Population(
      sellers: [Population.Seller](repeating: .init(quality: 0.5, records: 100), count: 100),
      buyers: [.init(value: 1, budget: 1)], producers: [.init(costPerRecord: 0, model: 0)])
    let parameters = bare {
      $0.provenance.information = .posterior
      $0.provenance.detectorPower = 0.3
      $0.provenance.falsePositiveRate = 0.05
      $0.provenance.auditRecords = 200
      $0.producers.records = 100
    }
    let belief = belief(0.3, 0.05)
    let exact = moments(belief, share: 1.0 / 101, records: 200) { belief.estimate(flags: $0, records: 200) }
    let possible = Set((0...200).map { belief.estimate(flags: $0, records: 200) })
    let runs = 2_000
    var priors: [Double] = []
    for replicate in 0..<runs {
      priors.append(try handmade(population, parameters, replicate: replicate).world.belief.prior)
    }
    #expect(priors.allSatisfy { possible.contains($0) })
    let error = (exact.variance / Double(runs)).squareRoot()
    #expect(abs(Statistics.mean(priors) - 1.0 / 101 - exact.bias) < 4 * error)
    #expect(exact.bias > 20 * error, "so that a market without the bias would be told")
  }
}
