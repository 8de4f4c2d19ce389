// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

struct VocabularyTests {
  @Test func `words are numbered by first appearance, and unknown ones come last`() throws {
    let vocabulary = try Vocabulary(of: Array("b a b c".utf8))
    #expect(vocabulary.count == 4)
    #expect(vocabulary.unknown == 3)
    #expect(try vocabulary.tokens(of: Array("a b c d B".utf8)) == [1, 0, 2, 3, 0])
    #expect(vocabulary.text(of: [0, 3]) == "b <unknown>")
  }

  @Test func `a cap keeps the most frequent words, the earlier of equals`() throws {
    // d 3, then a, b and c twice each, e once; order of appearance a e b d c.
    let text = Array("a e b d c a b d c d".utf8)
    #expect(try Vocabulary(of: text, maximumWords: 3).tokens(of: text) == [0, 3, 1, 2, 3, 0, 1, 2, 3, 2])
    #expect(try Vocabulary(of: text, maximumWords: 5).tokens(of: text) == [0, 1, 2, 3, 4, 0, 2, 3, 4, 3])
    #expect(try Vocabulary(of: text, maximumWords: 0).tokens(of: text) == [Int32](repeating: 0, count: 10))
    #expect(try Vocabulary(of: text, maximumWords: 0).count == 1)
  }

  @Test func `several texts are counted together`() throws {
    var counts = WordCounts()
    try counts.add(Array("x y".utf8))
    try counts.add(Array("z y".utf8))
    #expect(counts.count == 3)
    let vocabulary = Vocabulary(counts, maximumWords: 2)
    #expect((0..<2).map { vocabulary.word($0) } == ["x", "y"])
    #expect(try vocabulary.tokens(of: Array("z".utf8)) == [2])
  }

  @Test func `an empty text has the unknown word alone`() throws {
    let vocabulary = try Vocabulary(of: [])
    #expect(vocabulary.count == 1 && vocabulary.unknown == 0)
    #expect(try vocabulary.tokens(of: []).isEmpty)
    #expect(vocabulary.text(of: []).isEmpty)
  }

  @Test func `many words are told apart`() throws {
    // Against a dictionary, with enough words for the table to grow many times.
    var draws = Draws(state: 61)
    var numbers: [String: Int32] = [:]
    var expected: [Int32] = []
    var text = ""
    for _ in 0..<60_000 {
      let word = String(draws.index(below: 40_000), radix: 36)
      let number = numbers[word] ?? Int32(numbers.count)
      numbers[word] = number
      expected.append(number)
      text += word + " "
    }
    let vocabulary = try Vocabulary(of: Array(text.utf8))
    #expect(vocabulary.count == numbers.count + 1)
    #expect(try vocabulary.tokens(of: Array(text.utf8)) == expected)
    #expect(numbers.allSatisfy { vocabulary.word($0.value) == $0.key })
  }

  @Test func `text written from tokens has the same tokens`() throws {
    let source =
      "\u{201C}Don't,\u{201D} he said (twice): it's 50% 'off' \u{AB}ici\u{BB}... 漢字。 E\u{301}te\u{301}!? - [a]{b}"
    let vocabulary = try Vocabulary(of: Array(source.utf8))
    var draws = Draws(state: 71)
    let known = vocabulary.count - 1
    for length in 0..<300 {
      let tokens = (0..<length).map { _ in Int32(draws.index(below: known)) }
      #expect(try vocabulary.tokens(of: Array(vocabulary.text(of: tokens).utf8)) == tokens)
    }
    let tokens = try vocabulary.tokens(of: Array("He said: (it's 50% off), \u{201C}twice\u{201D} 漢字。".utf8))
    #expect(vocabulary.text(of: tokens) == "he said: (it's 50% off), \u{201C}twice\u{201D} 漢字。")
  }

  @Test func `by bytes text goes through unchanged`() throws {
    let text = "Ünï — Code\n\u{0}"
    #expect(Vocabulary.bytes.count == 256 && Vocabulary.bytes.unknown == nil)
    let tokens = try Vocabulary.bytes.tokens(of: Array(text.utf8))
    #expect(tokens.count == text.utf8.count)
    #expect(Vocabulary.bytes.text(of: tokens) == text)
    #expect(Vocabulary.bytes.text(of: [0x61, 0xFF]) == "a\u{FFFD}")
    #expect(Vocabulary.bytes.word(0x41) == "A")
  }
}
