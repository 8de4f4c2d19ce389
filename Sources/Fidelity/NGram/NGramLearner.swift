// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

/// A language model that learns from human text and from text that such models wrote.
///
/// There is no truth to compare with but the text: quality is judged by the cross-entropy of text held out, and the
/// divergence is KL(truth || model), the increase of that cross-entropy over the one of a model of all human text.
/// A record is a token.
public struct NGramLearner: Learner {
  public let corpus: Corpus
  /// The longest n-grams, 1 to 5 tokens.
  public let order: Int
  public let smoothing: NGramSmoothing
  let reference: NGramReference

  public init(_ corpus: Corpus, order: Int, smoothing: NGramSmoothing) {
    self.corpus = corpus
    self.order = order
    self.smoothing = smoothing
    reference = corpus.reference(order: order, smoothing: smoothing)
  }

  public struct Model: Sendable {
    /// nil for the truth.
    var ngrams: NGramModel?
    /// Cross-entropy of the held-out text, nats per token.
    public var crossEntropy: Double
    /// Share of the held-out tokens whose type the model was trained on.
    public var coverage: Double
  }

  /// Text, piece by piece.
  public struct Records: Sendable {
    /// Human text: blocks of the corpus in its order, none twice. Who reads a page again learns nothing new.
    var human: [TextPiece] = []
    /// Text that models wrote.
    var written: [TextPiece] = []

    /// Tokens.
    public var count: Int { (human + written).reduce(0) { $0 + $1.tokens.count } }

    /// Adds text; of a block that is there already the longer part stays.
    mutating func add(_ more: Records) {
      written += more.written
      guard !more.human.isEmpty else { return }
      var merged: [TextPiece] = []
      merged.reserveCapacity(human.count + more.human.count)
      for piece in (human + more.human).sorted(by: Self.precedes) {
        if merged.last?.tokens.startIndex != piece.tokens.startIndex { merged.append(piece) }
      }
      human = merged
    }

    /// In the order of the corpus, of parts of one block the longest first.
    private static func precedes(_ one: TextPiece, _ other: TextPiece) -> Bool {
      let (left, right) = (one.tokens, other.tokens)
      return left.startIndex != right.startIndex ? left.startIndex < right.startIndex : left.count > right.count
    }
  }

  public var truth: Model { Model(ngrams: nil, crossEntropy: reference.crossEntropy, coverage: 1) }
  /// The model of all human text there is.
  public var start: Model {
    Model(ngrams: reference.model, crossEntropy: reference.crossEntropy, coverage: reference.coverage)
  }

  public var noRecords: Records { Records() }
  public var fewestRecords: Int { 1 }

  /// The truth gives human text, in whole blocks chosen at random, none twice and no more than there is. Models write
  /// one piece. Their text depends on the sampling bias as ``NGramGenerator`` says; tails are not cut otherwise.
  public func draw(
    _ amount: Double, from model: Model, _ sampling: Sampling, with luck: inout Sampler, into records: inout Records
  ) {
    records = noRecords
    var draws = luck.draws
    if let ngrams = model.ngrams {
      var tokens: [Int32] = []
      ngrams.generate(Int(amount.rounded()), samplingBias: sampling.bias, into: &tokens, draws: &draws)
      if !tokens.isEmpty { records.written = [TextPiece(tokens)] }
    } else {
      var sampled = noRecords
      corpus.sample(Int(amount.rounded()), draws: &draws, into: &sampled.human)
      records.add(sampled)
    }
    luck.draws = draws
  }

  public func add(_ more: Records, to records: inout Records) { records.add(more) }

  /// Chooses among blocks of text, since single words say nothing of what follows them.
  public func choose(_ amount: Double, of piles: [Records], with luck: inout Sampler, into records: inout Records) {
    var all = noRecords
    for pile in piles { all.add(pile) }
    var blocks = all.human
    for piece in all.written {
      for start in stride(from: piece.tokens.startIndex, to: piece.tokens.endIndex, by: Corpus.block) {
        blocks.append(TextPiece(piece.tokens[start..<min(start + Corpus.block, piece.tokens.endIndex)]))
      }
    }
    var left = Int(amount.rounded())
    var draws = luck.draws
    var chosen: [TextPiece] = []
    Corpus.takeBlocks(of: blocks, &left, draws: &draws, into: &chosen)
    luck.draws = draws
    records = noRecords
    // Piles are of one kind each.
    records.add(all.written.isEmpty ? Records(human: chosen) : Records(written: chosen))
  }

  public func amount(of records: Records) -> Double { Double(records.count) }

  /// A weight of human text is met as nearly as whole copies of human or of synthetic text allow.
  public func fit(to training: TrainingSet<Records>, _ model: inout Model) {
    let weights = FitWeights(
      real: Double(training.real.count), synthetic: Double(training.synthetic.count), realWeight: training.realWeight)
    let perReal = training.real.count > 0 ? weights.real / Double(training.real.count) : 0
    let perSynthetic = training.synthetic.count > 0 ? weights.synthetic / Double(training.synthetic.count) : 0
    let pieces =
      copies(training.real, perReal, per: perSynthetic) + copies(training.synthetic, perSynthetic, per: perReal)
    let size = corpus.vocabulary.count
    let ngrams = NGramModel(pieces: pieces, vocabularySize: size, order: order, smoothing: smoothing)
    model = Model(
      ngrams: ngrams, crossEntropy: ngrams.crossEntropy(of: corpus.heldOut) ?? 0,
      coverage: TextDiversity.coverage(of: corpus.heldOut, by: pieces, vocabularySize: size) ?? 1)
  }

  /// The text as often as its weight exceeds that of the other kind, at most a thousand times and no more than can be
  /// counted; once where it does not, and not at all where it has none.
  private func copies(_ records: Records, _ weight: Double, per other: Double) -> [TextPiece] {
    guard weight > 0 else { return [] }
    // Half of what can be counted, as much being left to the other kind.
    let most = max(1, min(1_000, (0.5 * LearnerRule.ngram.mostRecords / Double(max(1, records.count))).rounded(.down)))
    let copies = other > 0 ? Int(max(1, min(most, weight / other)).rounded()) : 1
    return (records.human + records.written).map { TextPiece($0.tokens, weight: $0.weight * copies) }
  }

  /// KL is KL(truth || model) here: it is what text can tell.
  public func divergence(of model: Model) -> Divergence {
    let kl = max(0, model.crossEntropy - reference.crossEntropy)
    return Divergence(kl: kl, reverseKL: kl, coverage: model.coverage)
  }

  public func cleanDivergence(records: Double) -> Double {
    max(0, reference.crossEntropy(tokens: records) - reference.crossEntropy)
  }

  /// Tokens of the text by which diversity is measured.
  private static var sampleSize: Int { 5_000 }

  public static var quantities: [Quantity] {
    let sample = "in a text of \(Self.sampleSize) tokens by the model"
    return [
      Quantity(
        "kl_divergence", unit: "nats/token",
        "increase of the cross-entropy of held-out human text over that of a model of all other human text"),
      Quantity("cross_entropy", unit: "nats/token", "cross-entropy of held-out human text"),
      Quantity("quality", unit: "0 to 1", "exp(-kl_divergence)"),
      Quantity("coverage", unit: "share", "share of the held-out tokens whose type the model was trained on"),
      Quantity("distinct_unigrams", unit: "share", "different tokens over all tokens \(sample)"),
      Quantity("distinct_bigrams", unit: "share", "different pairs of successive tokens over all \(sample)"),
      Quantity("distinct_trigrams", unit: "share", "different runs of three tokens over all \(sample)"),
      Quantity("repetition", unit: "share", "share of the runs of four tokens that occurred before \(sample)"),
    ]
  }

  public func measure(
    _ model: Model, reference: Records?, with luck: inout Sampler, into values: UnsafeMutableBufferPointer<Double>
  ) {
    var sample = noRecords
    draw(Double(Self.sampleSize), from: model, .faithful, with: &luck, into: &sample)
    let diversity = TextDiversity(of: sample.human + sample.written, vocabularySize: corpus.vocabulary.count)
    let kl = divergence(of: model).kl
    values[0] = kl
    values[1] = model.crossEntropy
    values[2] = exp(-kl)
    values[3] = model.coverage
    for length in 1...3 { values[3 + length] = diversity.distinctShare(length: length) ?? 0 }
    values[7] = diversity.repeatedShare(length: 4) ?? 0
  }
}
