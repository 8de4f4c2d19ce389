// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a model is from the truth.
public struct Divergence: Sendable, Equatable {
  /// KL(model || truth), nats; of learners with several like dimensions, per dimension. 0 or more.
  public var kl: Double
  /// KL(truth || model), nats, likewise. Infinite once the model rules out what the truth does not; nil where the
  /// learner has no such thing.
  public var reverseKL: Double?
  /// 2-Wasserstein distance in standard deviations of the truth; nil where the learner has no distance.
  public var wasserstein2: Double?
  /// Share of the truth's mass that the model still reaches; nil where the learner has no tails.
  public var coverage: Double?

  public init(kl: Double, reverseKL: Double? = nil, wasserstein2: Double? = nil, coverage: Double? = nil) {
    self.kl = kl
    self.reverseKL = reverseKL
    self.wasserstein2 = wasserstein2
    self.coverage = coverage
  }

  /// No distance at all, as far as the learner has one.
  public static let none = Divergence(kl: 0)
}

extension Divergence: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("kl", &kl)
    visitor.visit("reverseKL", &reverseKL)
    visitor.visit("wasserstein2", &wasserstein2)
    visitor.visit("coverage", &coverage)
  }
}
