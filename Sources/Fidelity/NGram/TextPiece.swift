// SPDX-License-Identifier: GPL-3.0-or-later

/// A stretch of text as tokens. No n-gram crosses from one piece to the next.
public struct TextPiece: Sendable, Equatable {
  /// The tokens, in order; each from 0 up to but not including the size of the vocabulary.
  public var tokens: ArraySlice<Int32>
  /// How many times the piece counts, 1 or more: a piece of weight w stands for w copies of itself.
  public var weight: Int

  /// A part of a text; the tokens are shared with it, not copied.
  /// - Parameters:
  ///   - tokens: the tokens, in order.
  ///   - weight: 1 or more; anything less is a programming error and stops the program.
  public init(_ tokens: ArraySlice<Int32>, weight: Int = 1) {
    precondition(weight >= 1, "a piece of text has a weight of 1 or more")
    self.tokens = tokens
    self.weight = weight
  }

  /// A whole text as one piece.
  /// - Parameters:
  ///   - tokens: the tokens, in order.
  ///   - weight: 1 or more; anything less is a programming error and stops the program.
  public init(_ tokens: [Int32], weight: Int = 1) { self.init(tokens[...], weight: weight) }
}
