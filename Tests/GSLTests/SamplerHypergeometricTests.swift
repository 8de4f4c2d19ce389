// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

/// Counts of draws without replacement against their exact probabilities: the chi-squared test rejects at 0.1%.
struct SamplerHypergeometricTests {
  @Test(arguments: [(7, 13, 5), (7, 13, 16), (30, 10, 20), (3, 40, 30), (26, 26, 13), (60, 90, 75), (12, 300, 100)])
  func `hypergeometric counts have their exact probabilities`(successes: Int, failures: Int, draws: Int) throws {
    let values = try sample(14) {
      Double($0.hypergeometric(successes: successes, failures: failures, draws: draws))
    }
    let objects = successes + failures
    let fit = chiSquaredProbability(values) {
      binomialCoefficient(successes, $0) * binomialCoefficient(failures, draws - $0)
        / binomialCoefficient(objects, draws)
    }
    #expect(fit > 0.001)
    let share = Double(successes) / Double(objects)
    let mean = Double(draws) * share
    let variance = mean * (1 - share) * Double(objects - draws) / Double(objects - 1)
    #expect(standardErrors(values, from: mean, variance: variance) < 4)
  }

  @Test(arguments: [(2_000_000_000, 1_000_000_000, 1_500_000), (40_000, 900_000, 500_000)])
  func `counts among many objects have their mean and spread`(successes: Int, failures: Int, draws: Int) throws {
    let objects = Double(successes + failures)
    let share = Double(successes) / objects
    let mean = Double(draws) * share
    let variance = mean * (1 - share) * (objects - Double(draws)) / (objects - 1)
    let values = try sample(15) {
      (Double($0.hypergeometric(successes: successes, failures: failures, draws: draws)) - mean) / variance.squareRoot()
    }
    #expect(standardErrors(values, from: 0, variance: 1) < 4)
    #expect(standardErrors(values.map { $0 * $0 }, from: 1, variance: 2) < 4)
  }

  @Test func `hypergeometric counts at the ends of their ranges are certain`() throws {
    var sampler = try Sampler()
    for _ in 0..<100 {
      #expect(sampler.hypergeometric(successes: 5, failures: 9, draws: 0) == 0)
      #expect(sampler.hypergeometric(successes: 5, failures: 9, draws: 14) == 5)
      #expect(sampler.hypergeometric(successes: 0, failures: 9, draws: 4) == 0)
      #expect(sampler.hypergeometric(successes: 9, failures: 0, draws: 4) == 4)
      #expect(sampler.hypergeometric(successes: 0, failures: 0, draws: 0) == 0)
      #expect(sampler.hypergeometric(successes: 4_294_967_295, failures: 0, draws: 3) == 3)
    }
  }

  @Test func `counts that cannot be stop the program`() async {
    await #expect(processExitsWith: .failure) {
      var sampler = try Sampler()
      _ = sampler.hypergeometric(successes: 2, failures: 3, draws: 6)
    }
    await #expect(processExitsWith: .failure) {
      var sampler = try Sampler()
      _ = sampler.hypergeometric(successes: -1, failures: 3, draws: 1)
    }
    await #expect(processExitsWith: .failure) {
      var sampler = try Sampler()
      _ = sampler.hypergeometric(successes: 4_294_967_295, failures: 1, draws: 1)
    }
  }
}
