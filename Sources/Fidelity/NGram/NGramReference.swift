// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// What models of one kind achieve on a corpus with human text alone, by the number of tokens that they learn from.
struct NGramReference: Sendable {
  let order: Int
  let smoothing: NGramSmoothing
  /// Cross-entropy of the held-out text under a model of all text to learn from, nats per token: what stands for the
  /// truth, whose own entropy nobody knows.
  let crossEntropy: Double
  /// The model of all text to learn from.
  let model: NGramModel
  /// Share of the held-out tokens whose type that model knows.
  let coverage: Double
  /// Cross-entropies of models of 1, 2, 4, ... tokens and of all of them.
  private let curve: [(logTokens: Double, crossEntropy: Double)]

  init(_ corpus: Corpus, order: Int, smoothing: NGramSmoothing) {
    self.order = order
    self.smoothing = smoothing
    let all = corpus.trainingTokens
    var sizes = Array(sequence(first: 1) { $0 * 2 < all ? $0 * 2 : nil })
    sizes.append(all)
    // The same order of blocks for all sizes, and for every seed: a property of the text.
    let luck = Luck(seed: 0, replicate: 0).key(.learner)
    var best: NGramModel?
    curve = sizes.map { size in
      var draws = luck.draws
      var pieces: [TextPiece] = []
      corpus.sample(size, draws: &draws, into: &pieces)
      let model = NGramModel(
        pieces: pieces, vocabularySize: corpus.vocabulary.count, order: order, smoothing: smoothing)
      best = model
      return (log(Double(size)), model.crossEntropy(of: corpus.heldOut) ?? 0)
    }
    model = best!
    coverage =
      TextDiversity.coverage(
        of: corpus.heldOut, by: corpus.training, vocabularySize: corpus.vocabulary.count) ?? 1
    crossEntropy = curve[curve.count - 1].crossEntropy
  }

  /// The cross-entropy to be expected of a model of so many human tokens, linear in the logarithm of their number
  /// between the sizes that were tried; more tokens than the corpus has repeat it and add nothing.
  func crossEntropy(tokens: Double) -> Double {
    let logTokens = log(max(1, tokens))
    guard let upper = curve.firstIndex(where: { $0.logTokens >= logTokens }) else { return crossEntropy }
    guard upper > 0 else { return curve[0].crossEntropy }
    let (left, right) = (curve[upper - 1], curve[upper])
    let share = (logTokens - left.logTokens) / (right.logTokens - left.logTokens)
    return left.crossEntropy + share * (right.crossEntropy - left.crossEntropy)
  }
}
