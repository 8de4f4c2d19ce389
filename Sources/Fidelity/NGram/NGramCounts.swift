// SPDX-License-Identifier: GPL-3.0-or-later

/// The n-grams of a text, n = 1 to an order, with their counts: a tree in four columns.
///
/// Nodes are numbered by length, then by the node of the n-gram without its last token, then by that last token. Node 0
/// is the empty n-gram. What followed an n-gram is therefore one run of nodes, in ascending order of token, and 12 to
/// 16 bytes describe an n-gram. The counts are cumulated within a run, so that one is found by its share of the total
/// in a binary search.
struct NGramCounts: Sendable {
  /// The length of the longest n-grams, 1 to 5.
  let order: Int
  /// The number of different tokens there could be.
  let vocabularySize: Int
  /// The first node of each length from 0 to the order, and the number of nodes as the last entry.
  var levelStarts: [Int]
  /// The first node that extends each node shorter than the order, and the number of nodes as the last entry.
  var firstChild: [Int32]
  /// The last token of each node.
  var lastToken: [Int32]
  /// The counts of the nodes of a run from its first up to and including this one.
  var cumulative: [UInt32]
  /// The node of the n-gram without its first token.
  var suffix: [Int32]
  /// The node of each token of the vocabulary, or -1 if it does not occur.
  var unigram: [Int32]
  /// The number of n-grams of each length from 0 that have a count of 1 (none of length 0).
  var singles: [Int]
  /// The number of n-grams of each length from 0 that have a count of 2 (none of length 0).
  var doubles: [Int]

  /// The number of different n-grams of a length from 1 to the order.
  func distinct(length: Int) -> Int { levelStarts[length + 1] - levelStarts[length] }

  /// The memory held, in bytes.
  var memoryBytes: Int {
    4 * (firstChild.capacity + lastToken.capacity + cumulative.capacity + suffix.capacity + unigram.capacity)
  }
}

/// Read over counts of the same order and vocabulary.
extension NGramCounts: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("levelStarts", &levelStarts, .exactly(order + 2))
    visitor.visit("firstChild", &firstChild, .exactly(levelStarts[order] &+ 1))
    visitor.visit("lastToken", &lastToken, .exactly(levelStarts[order + 1]))
    visitor.visit("cumulative", &cumulative, .exactly(levelStarts[order + 1]))
    visitor.visit("suffix", &suffix, .exactly(levelStarts[order + 1]))
    visitor.visit("unigram", &unigram, .exactly(vocabularySize))
    visitor.visit("singles", &singles, .exactly(order + 1))
    visitor.visit("doubles", &doubles, .exactly(order + 1))
  }
}
