// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Distributions {
  /// The probability of exactly `successes` in independent trials.
  /// - Parameters:
  ///   - successes: any whole number; outside 0 to `trials` the probability is 0.
  ///   - probability: of success in each trial, 0 to 1.
  ///   - trials: 0 to 2^32 - 1.
  public static func binomialMass(_ successes: Int, probability: Double, trials: Int) -> Double {
    valid(isProbability(probability) && UInt32(exactly: trials) != nil) {
      guard (0...trials).contains(successes) else { return 0 }
      return gsl_ran_binomial_pdf(UInt32(successes), probability, UInt32(trials))
    }
  }

  /// The probability of at most `successes` in independent trials.
  /// - Parameters:
  ///   - successes: any whole number; the result is 0 below 0 and 1 from `trials`.
  ///   - probability: of success in each trial, 0 to 1.
  ///   - trials: 0 to 2^32 - 1.
  public static func binomialCumulative(_ successes: Int, probability: Double, trials: Int) -> Double {
    valid(isProbability(probability) && UInt32(exactly: trials) != nil) {
      if successes < 0 { return 0 }
      if successes >= trials { return 1 }
      return gsl_cdf_binomial_P(UInt32(successes), probability, UInt32(trials))
    }
  }

  /// The probability of exactly `count` under a Poisson distribution.
  /// - Parameters:
  ///   - count: any whole number to 2^32 - 1; below 0 the probability is 0.
  ///   - mean: 0 or more, finite.
  public static func poissonMass(_ count: Int, mean: Double) -> Double {
    valid(mean >= 0 && mean.isFinite && count <= Int(UInt32.max)) {
      if count < 0 { return 0 }
      if mean == 0 { return count == 0 ? 1 : 0 }
      return gsl_ran_poisson_pdf(UInt32(count), mean)
    }
  }
}
