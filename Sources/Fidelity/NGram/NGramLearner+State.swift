// SPDX-License-Identifier: GPL-3.0-or-later

/// Human text is kept as its place in the corpus, by which a block that is read twice is known; what models wrote is
/// kept as it is.
extension NGramLearner {
  public func visit<Visitor: StateVisitor>(model: inout Model, _ visitor: inout Visitor) {
    var isTruth = model.ngrams == nil
    visitor.visit("isTruth", &isTruth)
    // Any model of this learner has the order and the vocabulary that another is read over.
    var ngrams = model.ngrams ?? reference.model
    if !isTruth { visitor.visit("ngrams", &ngrams) }
    model.ngrams = isTruth ? nil : ngrams
    visitor.visit("crossEntropy", &model.crossEntropy)
    visitor.visit("coverage", &model.coverage)
  }

  public func visit<Visitor: StateVisitor>(records: inout Records, _ visitor: inout Visitor) {
    var human = records.human.map { StretchOfCorpus(of: $0) }
    visitor.visit("human", &human, .any)
    let tokens = corpus.tokens.indices
    let isThere = human.allSatisfy {
      $0.start >= 0 && $0.end >= $0.start && $0.end <= tokens.upperBound && $0.weight >= 1
    }
    visitor.require(isThere, "human text lies outside the corpus")
    if isThere { records.human = human.map { TextPiece(corpus.tokens[$0.start..<$0.end], weight: $0.weight) } }
    let pieces = visitor.count("pieces", records.written.count)
    for piece in 0..<pieces {
      var tokens = piece < records.written.count ? Array(records.written[piece].tokens) : []
      var weight = piece < records.written.count ? records.written[piece].weight : 1
      visitor.visit("tokens", &tokens, .any)
      visitor.visit("weight", &weight)
      let isPossible = weight >= 1 && tokens.allSatisfy { $0 >= 0 && Int($0) < corpus.vocabulary.count }
      visitor.require(isPossible, "a model wrote what is no text")
      guard isPossible else { return }
      let read = TextPiece(tokens, weight: weight)
      if piece < records.written.count { records.written[piece] = read } else { records.written.append(read) }
    }
  }
}

/// A piece of human text, as a place in the corpus.
private struct StretchOfCorpus: StateRecord {
  var start = 0
  var end = 0
  var weight = 1

  init() {}

  init(of piece: TextPiece) {
    (start, end, weight) = (piece.tokens.startIndex, piece.tokens.endIndex, piece.weight)
  }

  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("start", &start)
    visitor.visit("end", &end)
    visitor.visit("weight", &weight)
  }
}
