// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL
internal import Luck

extension Sampler {
  /// The number of successes among objects drawn without replacement.
  ///
  /// Up to 64 objects drawn, or left, the library's loop over them is quick; beyond that the cost is in proportion to
  /// the count's standard deviation.
  /// - Parameters:
  ///   - successes: how many objects are successes, 0 or more.
  ///   - failures: how many are not, 0 or more; `successes + failures` is at most 2^32 - 1.
  ///   - draws: how many objects are drawn, 0 to `successes + failures`.
  public mutating func hypergeometric(successes: Int, failures: Int, draws: Int) -> Int {
    precondition(
      UInt32(exactly: successes) != nil && UInt32(exactly: failures) != nil
        && UInt32(exactly: successes + failures) != nil,
      "hypergeometric needs counts of 0 or more that add up to at most 2^32 - 1")
    precondition(
      draws >= 0 && draws <= successes + failures, "hypergeometric needs draws from 0 to the number of objects")
    if min(draws, successes + failures - draws) <= Sampler.fewObjects {
      return Int(gsl_ran_hypergeometric(raw, UInt32(successes), UInt32(failures), UInt32(draws)))
    }
    return hypergeometricByInversion(successes: successes, failures: failures, draws: draws)
  }

  private static var fewObjects: Int { 64 }

  /// Inverts the distribution from its mode outwards.
  ///
  /// Masses follow from that of the mode by exact ratios. What rounding does to that one, up to 10^-4 through
  /// logarithms near 10^11, is kept from mattering by lowering all masses a little and drawing anew where none is hit.
  private mutating func hypergeometricByInversion(successes: Int, failures: Int, draws: Int) -> Int {
    let (good, bad, drawn) = (Double(successes), Double(failures), Double(draws))
    let (least, most) = (max(0, drawn - bad), min(drawn, good))
    let mode = ((drawn + 1) * (good + 1) / (good + bad + 2)).rounded(.down)
    let logMass = Self.logChoices(good, mode) + Self.logChoices(bad, drawn - mode) - Self.logChoices(good + bad, drawn)
    let massAtMode = 0.999 * exp(logMass)
    while true {
      var left = uniform() - massAtMode
      if left < 0 { return Int(mode) }
      var (low, high) = (mode, mode)
      var (lowMass, highMass) = (massAtMode, massAtMode)
      while lowMass + highMass > 1e-20 {
        // Either mass becomes 0 beyond the ends.
        highMass *= high < most ? (good - high) * (drawn - high) / ((high + 1) * (bad - drawn + high + 1)) : 0
        high += 1
        left -= highMass
        if left < 0 { return Int(high) }
        lowMass *= low > least ? low * (bad - drawn + low) / ((good - low + 1) * (drawn - low + 1)) : 0
        low -= 1
        left -= lowMass
        if left < 0 { return Int(low) }
      }
    }
  }

  /// Logarithm of the number of ways to choose some of a number of objects.
  private static func logChoices(_ objects: Double, _ chosen: Double) -> Double {
    SpecialFunctions.logGamma(objects + 1) - SpecialFunctions.logGamma(chosen + 1)
      - SpecialFunctions.logGamma(objects - chosen + 1)
  }
}
