// SPDX-License-Identifier: GPL-3.0-or-later

/// The tokens that text is made of, numbered from 0, and the way from text to tokens and back.
///
/// By words, tokens are the words and punctuation marks of some texts, numbered by order of first appearance, and a
/// last one that stands for all words that are not in the vocabulary. A word is a run of letters and digits of any
/// script with apostrophes inside it, folded to lower case; an ideograph and every punctuation mark is a token of its
/// own; white space only separates. By bytes, the 256 bytes are the tokens and any text is valid.
public struct Vocabulary: Sendable {
  /// What a token is.
  public enum Unit: String, Sendable, CaseIterable {
    /// A word or a punctuation mark.
    case words
    /// A byte.
    case bytes
  }

  /// What a token is.
  public let unit: Unit
  /// The words; none by bytes.
  let words: WordTable

  /// The vocabulary of the 256 bytes, each its own token.
  public static let bytes = Vocabulary(unit: .bytes, words: WordTable())

  private init(unit: Unit, words: WordTable) {
    self.unit = unit
    self.words = words
  }

  /// The vocabulary of the words that were counted.
  /// - Parameters:
  ///   - counts: the words of one or several texts.
  ///   - maximumWords: how many words to keep at most, 0 or more, besides the token for unknown words: the most
  ///     frequent, of equally frequent ones those that appear first. All, if nil.
  public init(_ counts: WordCounts, maximumWords: Int? = nil) {
    precondition(maximumWords ?? 0 >= 0, "a vocabulary keeps 0 words or more")
    unit = .words
    guard let maximumWords, maximumWords < counts.count else {
      words = counts.words
      return
    }
    var words = WordTable()
    for number in counts.kept(maximum: maximumWords) {
      _ = counts.words[number].withUnsafeBufferPointer { words.add($0) }
    }
    self.words = words
  }

  /// The vocabulary of the words of one text.
  /// - Parameters:
  ///   - text: UTF-8 text.
  ///   - maximumWords: how many words to keep at most, as in ``init(_:maximumWords:)``.
  /// - Throws: ``InvalidUTF8``.
  public init(of text: [UInt8], maximumWords: Int? = nil) throws(InvalidUTF8) {
    var counts = WordCounts()
    try counts.add(text)
    self.init(counts, maximumWords: maximumWords)
  }

  /// The number of tokens, with the one for unknown words; 1 or more.
  public var count: Int { unit == .bytes ? 256 : words.count + 1 }

  /// The token that stands for all words not in the vocabulary; nil by bytes.
  public var unknown: Int32? { unit == .bytes ? nil : Int32(words.count) }

  /// The tokens of a text.
  /// - Parameter text: UTF-8 text, or any bytes if the tokens are bytes.
  /// - Throws: ``InvalidUTF8``; never by bytes.
  public func tokens(of text: [UInt8]) throws(InvalidUTF8) -> [Int32] {
    if unit == .bytes { return text.map { Int32($0) } }
    let unknown = Int32(words.count)
    var tokens: [Int32] = []
    try text.withUnsafeBufferPointer { bytes throws(InvalidUTF8) in
      try Tokeniser.forEachWord(in: bytes) { tokens.append(words.number(of: $0) ?? unknown) }
    }
    return tokens
  }
}
