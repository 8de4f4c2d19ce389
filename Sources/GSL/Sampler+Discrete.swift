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
    _ = Sampler.count(trials)
    var (left, sum) = (trials, 0)
    while left > Sampler.trialsAtOnce && Double(left) * probability * (1 - probability) > Sampler.greatestVariance {
      sum += Int(gsl_ran_binomial(raw, probability, UInt32(Sampler.trialsAtOnce)))
      left -= Sampler.trialsAtOnce
    }
    return sum + Int(gsl_ran_binomial(raw, probability, UInt32(left)))
  }

  /// The variance beyond which trials are divided, and into how many. The library squares distances from the mean in 32
  /// bits: at a variance of 10^9 its counts have 1.26 times that variance, whereas here such distances are beyond 20
  /// standard deviations.
  private static var greatestVariance: Double { 0x1p22 }
  private static var trialsAtOnce: Int { 1 << 24 }

  /// The number of trials as the library takes it.
  private static func count(_ trials: Int) -> UInt32 {
    guard let count = UInt32(exactly: trials) else {
      preconditionFailure("the number of trials must be from 0 to 2^32 - 1")
    }
    return count
  }
}
