// SPDX-License-Identifier: GPL-3.0-or-later

/// How varied a text is: how many different n-grams it has, for lengths n = 1 up to a longest.
///
/// Shares of distinct n-grams fall as a text grows; compare texts of the same length only.
///
/// Source: Li and others, "A diversity-promoting objective function for neural conversation models", NAACL 2016
/// ("distinct-n").
public struct TextDiversity: Sendable, Equatable {
  /// The number of different n-grams, by length from 1.
  public let distinct: [Int]
  /// The number of n-grams, by length from 1.
  public let total: [Int]

  /// Measures a text.
  /// - Parameters:
  ///   - pieces: the text; n-grams do not cross from one piece to the next. A piece of weight w stands for w copies.
  ///   - vocabularySize: the number of different tokens there could be, 1 or more; tokens lie below it.
  ///   - longest: the length of the longest n-grams to measure, 1 to 5.
  public init(of pieces: [TextPiece], vocabularySize: Int, longest: Int = 4) {
    let counts = NGramCounts(of: pieces, order: longest, vocabularySize: vocabularySize, continuation: false)
    distinct = (1...longest).map { counts.distinct(length: $0) }
    total = (1...longest).map { length in
      pieces.reduce(0) { $0 + $1.weight * max(0, $1.tokens.count - length + 1) }
    }
  }

  /// The number of different n-grams divided by the number of n-grams, in (0, 1]; nil if there are none.
  /// - Parameter length: n, from 1 to the longest measured.
  public func distinctShare(length: Int) -> Double? {
    total[length - 1] == 0 ? nil : Double(distinct[length - 1]) / Double(total[length - 1])
  }

  /// The share of the n-grams that occurred before in the text, in [0, 1); nil if there are no n-grams. It is 1 less
  /// the share of distinct ones; for n = 4 it is the usual measure of repetition.
  /// - Parameter length: n, from 1 to the longest measured.
  public func repeatedShare(length: Int) -> Double? { distinctShare(length: length).map { 1 - $0 } }

  /// The share of a reference text's tokens whose type occurs in another text, in [0, 1]: how much of the reference the
  /// other text still has words for. Nil if the reference is empty.
  /// - Parameters:
  ///   - reference: the text whose tokens are counted, each as often as its piece's weight says.
  ///   - text: the text that covers them.
  ///   - vocabularySize: the number of different tokens there could be; tokens lie below it.
  public static func coverage(of reference: [TextPiece], by text: [TextPiece], vocabularySize: Int) -> Double? {
    var occurs = [Bool](repeating: false, count: vocabularySize)
    for piece in text { for token in piece.tokens { occurs[Int(token)] = true } }
    var covered = 0
    var total = 0
    for piece in reference {
      total += piece.weight * piece.tokens.count
      covered += piece.weight * piece.tokens.count { occurs[Int($0)] }
    }
    return total == 0 ? nil : Double(covered) / Double(total)
  }
}
