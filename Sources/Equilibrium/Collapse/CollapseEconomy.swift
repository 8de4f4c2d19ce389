// SPDX-License-Identifier: GPL-3.0-or-later

/// Producers who contaminate what their models learn from.
///
/// Each producer of a large population works itself, lets a model work, or makes nothing. It meets another at random
/// and both use what both have made:
///
///     payoff = -cost + (own quality + the other's)/2,
///
/// with costs c_h, c_a, 0 and qualities b, a, 0. Models learn from all that is made, and what they make is worse the
/// more of it models have made before: a = b - m z. The share z that contaminates is the artificial share s itself
/// where models are retrained at once.
///
/// Source: Baumann, Akcay and Plotkin (arXiv 2604.21853).
public struct CollapseEconomy: Sendable, Equatable {
  /// b: quality of human work, and of artificial work before any contamination.
  public var quality: Double
  /// c_h, in units of quality.
  public var humanCost: Double
  /// c_a, in units of quality.
  public var artificialCost: Double
  /// m: quality that models lose where all work is artificial; above 0.
  public var contamination: Double

  /// - Parameters: finite, `contamination` above 0.
  public init(quality: Double, humanCost: Double, artificialCost: Double, contamination: Double) {
    precondition(
      quality.isFinite && humanCost.isFinite && artificialCost.isFinite && contamination.isFinite && contamination > 0,
      "numbers are finite, and models are contaminated")
    self.quality = quality
    self.humanCost = humanCost
    self.artificialCost = artificialCost
    self.contamination = contamination
  }

  /// a = b - m z, below 0 where more than all of it is lost.
  /// - Parameter contaminating: z, from 0 to 1.
  public func artificialQuality(contaminating: Double) -> Double { quality - contamination * contaminating }

  /// Expected payoffs among producers with these shares.
  /// - Parameter contaminating: z, from 0 to 1; the artificial share where models are retrained at once.
  public func payoffs(_ shares: ByStrategy, contaminating: Double) -> ByStrategy {
    let artificial = artificialQuality(contaminating: contaminating)
    let others = (shares.human * quality + shares.artificial * artificial) / 2
    return ByStrategy(
      human: -humanCost + quality / 2 + others, idle: others, artificial: -artificialCost + artificial / 2 + others)
  }

  /// W: the mean payoff where contamination has come to rest, z = s.
  public func welfare(_ shares: ByStrategy) -> Double {
    payoffs(shares, contaminating: shares.artificial).mean(over: shares)
  }

  /// The economy as its producers see it under a tax on artificial work and a reward of both kinds of work. Both are
  /// only transfers, shared out equally: they change choices, and welfare only through these.
  public func seen(withTax tax: Double, reward: Double = 0) -> CollapseEconomy {
    CollapseEconomy(
      quality: quality, humanCost: humanCost - reward, artificialCost: artificialCost + tax - reward,
      contamination: contamination)
  }
}
