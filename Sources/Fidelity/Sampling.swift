// SPDX-License-Identifier: GPL-3.0-or-later

/// How faithfully a model is sampled when it makes synthetic records.
///
/// The tails can be cut in three ways, one after the other: by temperature, to a share of probability mass, to a number
/// of facts. The last two apply to learners of facts and do nothing to others.
public struct Sampling: Sendable, Hashable {
  /// Sampling bias lambda: records come from a density proportional to p(x)^(1/lambda). 1 is faithful; below 1 tails
  /// are cut, above 1 they are fattened. Of a normal distribution it multiplies the variance, the lambda of Alemohammad
  /// et al. (ICLR 2024); of a distribution over facts or words it is the temperature. 0 makes the most probable record
  /// alone. 0 or more, finite.
  public var bias: Double
  /// Facts are taken in falling probability until they have this share of the mass, in (0, 1]; 1 takes all. At least
  /// one fact is taken.
  public var topMass: Double
  /// At most so many of the most probable facts are taken, at least 1; nil takes all.
  public var topFacts: Int?

  public init(bias: Double = 1, topMass: Double = 1, topFacts: Int? = nil) {
    self.bias = bias
    self.topMass = topMass
    self.topFacts = topFacts
  }

  /// Records as the model has them.
  public static let faithful = Sampling()

  /// Whether nothing is cut or fattened.
  public var isFaithful: Bool { self == .faithful }
}
