// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// A language model that knows how often words followed one another: P(word | up to four words before it), with the
/// counts of shorter contexts taken in by interpolation (``NGramSmoothing``).
///
/// The model is a function of the text alone. Pieces of text are begun with the empty context; near a start, shorter
/// contexts are used. Trained on no text at all, it is uniform over the vocabulary.
public struct NGramModel: Sendable {
  /// The longest context and the word after it, in words: 1 to 5.
  public var order: Int { counts.order }
  /// The number of tokens that have a probability.
  public var vocabularySize: Int { counts.vocabularySize }
  /// How contexts of different lengths are combined.
  public let smoothing: NGramSmoothing
  /// The n-grams of the training text.
  private(set) var counts: NGramCounts
  /// The discount by length of context, from 0.
  private(set) var discounts: [Double]

  /// Trains a model.
  /// - Parameters:
  ///   - pieces: the training text; n-grams do not cross from one piece to the next. The sum of the lengths times the
  ///     weights is below 2^31.
  ///   - vocabularySize: the number of different tokens, 1 or more; every token lies from 0 up to but not including it.
  ///   - order: the length of the longest n-grams, 1 to 5.
  ///   - smoothing: how contexts of different lengths are combined.
  public init(pieces: [TextPiece], vocabularySize: Int, order: Int, smoothing: NGramSmoothing) {
    let counts = NGramCounts(
      of: pieces, order: order, vocabularySize: vocabularySize, continuation: smoothing == .kneserNey)
    self.counts = counts
    self.smoothing = smoothing
    discounts = (1...order).map { smoothing.discount(singles: counts.singles[$0], doubles: counts.doubles[$0]) }
  }

  /// The number of different n-grams in the training text, of length 1 up to the order.
  public var distinctNGrams: [Int] { (1...order).map { counts.distinct(length: $0) } }

  /// The memory held, in bytes: 12 for each n-gram as long as the order, 16 for each shorter one and 4 for each token
  /// of the vocabulary.
  public var memoryBytes: Int { counts.memoryBytes }

  /// The probability that a token follows a context.
  /// - Parameters:
  ///   - token: from 0 up to but not including ``vocabularySize``.
  ///   - context: the tokens before it since its piece began; only the last order - 1 of them matter.
  /// - Returns: above 0 and at most 1; the sum over the vocabulary is 1.
  public func probability(of token: Int32, after context: [Int32]) -> Double {
    check(context.suffix(order - 1))
    check([token])
    return withInterpolation { model in
      var place = NGramContext.start
      for word in context.suffix(order - 1) { place = model.follow(place, word).context }
      return model.follow(place, token).probability
    }
  }

  /// The mean of -log P(token | tokens before it in its piece), in nats per token; nil if there are no tokens.
  /// - Parameter pieces: any text; a piece counts as often as its weight says. Tokens lie below ``vocabularySize``.
  public func crossEntropy(of pieces: [TextPiece]) -> Double? {
    var sum = 0.0
    var mass = 0
    for piece in pieces {
      check(piece.tokens)
      mass += piece.tokens.count * piece.weight
      sum += Double(piece.weight) * logLoss(of: piece.tokens)
    }
    return mass == 0 ? nil : sum / Double(mass)
  }

  /// The sum of -log P(token | tokens before it), in nats.
  private func logLoss(of tokens: ArraySlice<Int32>) -> Double {
    withInterpolation { model in
      var sum = 0.0
      var place = NGramContext.start
      for token in tokens {
        let step = model.follow(place, token)
        sum -= log(step.probability)
        place = step.context
      }
      return sum
    }
  }

  /// Stops the program if a token lies outside the vocabulary.
  private func check(_ tokens: ArraySlice<Int32>) {
    let size = vocabularySize
    for token in tokens { precondition(token >= 0 && Int(token) < size, "a token outside the vocabulary") }
  }

  /// Calls `body` with the model's columns.
  func withInterpolation<Result>(_ body: (NGramInterpolation) -> Result) -> Result {
    counts.withColumns { columns in
      discounts.withUnsafeBufferPointer { discounts in
        body(
          NGramInterpolation(
            columns: columns, discounts: discounts.baseAddress!, smoothing: smoothing, order: order,
            uniform: 1 / Double(vocabularySize)))
      }
    }
  }
}

/// Read over a model of the same order, vocabulary and smoothing.
extension NGramModel: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("counts", &counts)
    visitor.visit("discounts", &discounts, .exactly(discounts.count))
  }
}
