// SPDX-License-Identifier: GPL-3.0-or-later

extension Vocabulary {
  /// What is shown for the token of unknown words.
  public static let unknownWord = "<unknown>"

  /// Text to show for tokens.
  ///
  /// Words are separated by one space, save before closing marks, after opening ones and between ideographs. Split
  /// again, the text gives the same tokens, unless unknown words are among them. Bytes are read as UTF-8; sequences
  /// that are not are shown as U+FFFD.
  /// - Parameter tokens: tokens of this vocabulary, each from 0 up to but not including ``count``.
  public func text(of tokens: some Sequence<Int32>) -> String {
    if unit == .bytes { return String(decoding: tokens.map { UInt8($0) }, as: UTF8.self) }
    var text = ""
    var before: String?
    for token in tokens {
      let word = word(token)
      if let before, Self.isSpaced(before, word) { text += " " }
      text += word
      before = word
    }
    return text
  }

  /// The word or punctuation mark a token stands for, in lower case; the character of a byte, if it is one by itself.
  /// - Parameter token: from 0 up to but not including ``count``.
  public func word(_ token: Int32) -> String {
    precondition(token >= 0 && Int(token) < count, "a token outside the vocabulary")
    if unit == .bytes { return String(decoding: [UInt8(token)], as: UTF8.self) }
    return token == unknown ? Self.unknownWord : String(decoding: words[Int(token)], as: UTF8.self)
  }

  /// Whether a space stands between two words.
  private static func isSpaced(_ first: String, _ second: String) -> Bool {
    guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first else { return false }
    switch next {
    case ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "…", "”", "»", "。", "，", "、": return false
    default: break
    }
    switch last {
    case "(", "[", "{", "“", "«": return false
    default: return !(last.properties.isIdeographic && next.properties.isIdeographic)
    }
  }
}
