// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Sampler {
  /// A Poisson count.
  /// - Parameter mean: 0 to 4 thousand million.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 4e9, "poisson needs a mean from 0 to 4e9")
    return Int(gsl_ran_poisson(raw, mean))
  }

  /// The number of successes in independent trials.
  /// - Parameters:
  ///   - probability: the probability of success of each, 0 to 1.
  ///   - trials: 0 to 2^32 - 1.
  public mutating func binomial(probability: Double, trials: Int) -> Int {
    precondition(probability >= 0 && probability <= 1, "binomial needs a probability from 0 to 1")
    return Int(gsl_ran_binomial(raw, probability, Sampler.count(trials)))
  }

  /// The division of independent trials over several outcomes.
  /// - Parameters:
  ///   - trials: the number of trials, 0 to 2^32 - 1.
  ///   - weights: what the probability of each outcome is proportional to; none negative, not all 0.
  ///   - counts: where the number of trials of each outcome goes; as long as `weights`.
  public mutating func multinomial(trials: Int, weights: [Double], into counts: inout [UInt32]) {
    precondition(counts.count == weights.count, "multinomial needs one count for each weight")
    precondition(
      weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 },
      "multinomial needs weights of 0 or more, not all 0")
    gsl_ran_multinomial(raw, weights.count, Sampler.count(trials), weights, &counts)
  }

  /// The number of trials as the library takes it.
  private static func count(_ trials: Int) -> UInt32 {
    guard let count = UInt32(exactly: trials) else {
      preconditionFailure("the number of trials must be from 0 to 2^32 - 1")
    }
    return count
  }
}
