// SPDX-License-Identifier: GPL-3.0-or-later

/// How models learn. A new learner is one new name here with its answers below, one line in ``LearnerFactory`` and a
/// file of its own.
public enum LearnerRule: String, CaseIterable, Sendable {
  case law, gaussian, categorical, regression, ngram

  /// What an experiment without a market records of each generation of such a learner.
  public var quantities: [Quantity] {
    switch self {
    case .law: SquareLaw.quantities
    case .gaussian: GaussianLearner.quantities
    case .categorical: CategoricalLearner.quantities
    case .regression: RegressionLearner.quantities
    case .ngram: NGramLearner.quantities
    }
  }

  /// The most records that one fit may see, and a random choice may be made among; infinite where records are not
  /// counted.
  public var mostRecords: Double {
    switch self {
    case .law: .infinity
    // The library counts to 2^32 - 1.
    case .gaussian, .categorical, .regression: 4e9
    // Columns count to 2^31 - 1.
    case .ngram: 2e9
    }
  }

  /// Whether a fit depends on the shares of human and synthetic records alone, and not on their numbers.
  public var knowsSharesOnly: Bool { self == .law }

  /// The values that a sampling bias may have.
  public var samplingBiases: Bounds { self == .ngram ? Bounds(0, 1, lowerIsOpen: true) : Bounds(0, 1_000) }

  /// The divergence that fidelity and quality are made of.
  public var divergence: String { self == .ngram ? "KL(truth || model)" : "KL(model || truth)" }
}
