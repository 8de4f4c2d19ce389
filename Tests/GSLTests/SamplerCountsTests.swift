// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

/// Each sampler of counts against its probabilities: the chi-squared test rejects at 0.1%.
struct SamplerCountsTests {
  @Test(arguments: [0.5, 4, 40])
  func `Poisson counts are Poisson`(mean: Double) throws {
    let values = try sample(11) { Double($0.poisson(mean: mean)) }
    #expect(chiSquaredProbability(values) { Distributions.poissonMass($0, mean: mean) } > 0.001)
    #expect(standardErrors(values, from: mean, variance: mean) < 4)
  }

  @Test(arguments: [(0.3, 5), (0.02, 100), (0.6, 1_000)])
  func `binomial counts are binomial`(probability: Double, trials: Int) throws {
    let values = try sample(12) { Double($0.binomial(probability: probability, trials: trials)) }
    let fit = chiSquaredProbability(values) {
      Distributions.binomialMass($0, probability: probability, trials: trials)
    }
    #expect(fit > 0.001)
    let mean = probability * Double(trials)
    #expect(standardErrors(values, from: mean, variance: mean * (1 - probability)) < 4)
  }

  @Test(arguments: [(0.5, 4_294_967_295), (0.02, 4_000_000_000), (0.999, 3_000_000_000)])
  func `counts of thousands of millions of trials have the spread of a binomial`(probability: Double, trials: Int)
    throws
  {
    let mean = probability * Double(trials)
    let variance = mean * (1 - probability)
    let squares = try sample(17) {
      let distance = Double($0.binomial(probability: probability, trials: trials)) - mean
      return distance * distance / variance
    }
    // Squared normal deviates have mean 1 and variance 2.
    #expect(standardErrors(squares, from: 1, variance: 2) < 4)
  }

  @Test func `counts at the ends of their ranges are certain`() throws {
    var sampler = try Sampler()
    for _ in 0..<100 {
      #expect(sampler.poisson(mean: 0) == 0)
      #expect(sampler.binomial(probability: 0, trials: 50) == 0)
      #expect(sampler.binomial(probability: 1, trials: 50) == 50)
      #expect(sampler.binomial(probability: 0.5, trials: 0) == 0)
    }
  }
}
