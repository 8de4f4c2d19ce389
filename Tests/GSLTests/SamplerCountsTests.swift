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

  @Test func `each count of a multinomial draw is binomial and all trials are counted`() throws {
    let weights = [1.0, 0, 3, 6]
    var counts = [UInt32](repeating: 0, count: 4)
    for outcome in [0, 2, 3] {
      let values = try sample(13) { sampler in
        sampler.multinomial(trials: 20, weights: weights, into: &counts)
        #expect(counts.reduce(0, +) == 20)
        #expect(counts[1] == 0, "weight 0 is probability 0")
        return Double(counts[outcome])
      }
      let fit = chiSquaredProbability(values) {
        Distributions.binomialMass($0, probability: weights[outcome] / 10, trials: 20)
      }
      #expect(fit > 0.001)
    }
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
