// SPDX-License-Identifier: GPL-3.0-or-later

/// How often each word occurs in one or several texts, from which a ``Vocabulary`` is chosen.
public struct WordCounts: Sendable {
  /// The words, by order of first appearance.
  private(set) var words = WordTable()
  /// How often each occurs.
  private(set) var occurrences: [Int] = []

  /// No words yet.
  public init() {}

  /// The number of different words.
  public var count: Int { words.count }

  /// Counts the words and punctuation marks of a text.
  /// - Parameter text: UTF-8 text, of any length.
  /// - Throws: ``InvalidUTF8``; the words before the fault have been counted.
  public mutating func add(_ text: [UInt8]) throws(InvalidUTF8) {
    try text.withUnsafeBufferPointer { bytes throws(InvalidUTF8) in
      try Tokeniser.forEachWord(in: bytes) { word in
        let number = Int(words.add(word))
        if number == occurrences.count { occurrences.append(0) }
        occurrences[number] += 1
      }
    }
  }

  /// The words to keep, by order of first appearance: the most frequent, of equally frequent ones the earliest.
  func kept(maximum: Int) -> [Int] {
    let all = Array(0..<count)
    guard maximum < count else { return all }
    let ranked = all.sorted { occurrences[$0] != occurrences[$1] ? occurrences[$0] > occurrences[$1] : $0 < $1 }
    return ranked.prefix(maximum).sorted()
  }
}
