// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// Writes text as a model would, at a cost that does not grow with the vocabulary.
///
/// Each token descends through the interpolation: with the weight the longest context reserves for shorter ones the
/// context loses its first token, and so on down to a uniform draw from the vocabulary; otherwise one of the tokens
/// seen after it is drawn by a binary search in its cumulated counts.
///
/// **Sampling bias.** With a bias L below 1 the counts of the tokens seen after a context (less the discount) are
/// raised to the power 1/L and shared out anew, as with a sampling temperature: frequent words become more frequent,
/// and as L nears 0 each context knows its most frequent words only. The weights between contexts of different lengths,
/// and the uniform draw at the end, stay as they are.
public struct NGramGenerator: Sendable {
  /// The model that writes.
  public let model: NGramModel
  /// L, in (0, 1]; 1 writes exactly with the model's probabilities.
  public let samplingBias: Double
  /// The raised counts of a run of nodes, each relative to the largest, cumulated up to and including this one; empty
  /// if the bias is 1, as the model's own counts serve.
  private let raised: [Double]

  /// Prepares a generator; with a bias below 1 at the cost of one power for each n-gram.
  /// - Parameters:
  ///   - model: the model that writes.
  ///   - samplingBias: L, in (0, 1]; 1 is faithful. Anything else is a programming error and stops the program.
  public init(_ model: NGramModel, samplingBias: Double = 1) {
    precondition(samplingBias > 0 && samplingBias <= 1, "a sampling bias lies in (0, 1]")
    self.model = model
    self.samplingBias = samplingBias
    raised = samplingBias == 1 ? [] : model.raisedCounts(power: 1 / samplingBias)
  }

  /// Writes one piece of text, begun with the empty context as the pieces of the training text are.
  /// - Parameters:
  ///   - count: how many tokens to write, 0 or more.
  ///   - tokens: what was written; replaces what it held, whose memory is used again.
  ///   - draws: the luck; one to about `order` + 1 draws a token.
  public func generate(_ count: Int, into tokens: inout [Int32], draws: inout Draws) {
    precondition(count >= 0, "a text has 0 tokens or more")
    tokens.removeAll(keepingCapacity: true)
    tokens.reserveCapacity(count)
    let vocabularySize = model.vocabularySize
    var luck = draws
    model.withInterpolation { interpolation in
      raised.withUnsafeBufferPointer { raised in
        let counts = raised.isEmpty ? nil : raised.baseAddress
        var place = NGramContext.start
        for _ in 0..<count {
          let (token, next) = interpolation.draw(after: place, raised: counts, vocabularySize: vocabularySize, &luck)
          tokens.append(token)
          place = next
        }
      }
    }
    draws = luck
  }
}
