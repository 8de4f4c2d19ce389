// SPDX-License-Identifier: GPL-3.0-or-later

extension NGramCounts {
  /// Counts the n-grams of pieces of text.
  /// - Parameters:
  ///   - pieces: the pieces; the sum of their lengths times their weights is below 2^31.
  ///   - order: the length of the longest n-grams, 1 to 5.
  ///   - vocabularySize: the number of different tokens, 1 or more; tokens lie below it.
  ///   - continuation: whether n-grams shorter than the order count the different tokens before them, the start of
  ///     a piece being one, rather than their occurrences.
  init(of pieces: [TextPiece], order: Int, vocabularySize: Int, continuation: Bool) {
    precondition((1...5).contains(order), "the order of n-grams lies in 1 to 5")
    precondition((1...Int(Int32.max) - 1).contains(vocabularySize), "a vocabulary has from 1 to 2^31 - 2 tokens")
    var counting = NGramCounting(pieces, vocabularySize: vocabularySize)
    for length in 1...order { counting.addLevel(isLast: length == order, continuation: continuation) }
    self = NGramCounts(
      order: order, vocabularySize: vocabularySize, levelStarts: counting.levelStarts,
      firstChild: counting.firstChild, lastToken: counting.lastToken, cumulative: counting.counts,
      suffix: counting.suffix, unigram: [Int32](repeating: -1, count: vocabularySize), singles: [0], doubles: [0])
    for node in levelStarts[1]..<levelStarts[2] { unigram[Int(lastToken[node])] = Int32(node) }
    for length in 1...order {
      let level = cumulative[levelStarts[length]..<levelStarts[length + 1]]
      singles.append(level.count { $0 == 1 })
      doubles.append(level.count { $0 == 2 })
    }
    for node in 0..<levelStarts[order] {
      var sum: UInt32 = 0
      for child in Int(firstChild[node])..<Int(firstChild[node + 1]) {
        sum += cumulative[child]
        cumulative[child] = sum
      }
    }
  }
}
