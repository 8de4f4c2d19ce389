// SPDX-License-Identifier: GPL-3.0-or-later

/// What the files contain that a learner's parameters name.
public struct LearningMaterial: Sendable, Equatable {
  /// What the facts' probabilities are proportional to, instead of a power of their rank.
  public var probabilities: [Double]?
  /// Human text, for `ngram`.
  public var corpus: Corpus?

  public init(probabilities: [Double]? = nil, corpus: Corpus? = nil) {
    self.probabilities = probabilities
    self.corpus = corpus
  }
}
