// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

struct TokeniserTests {
  /// The tokens of a text, each as its word.
  private func words(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    let vocabulary = try Vocabulary(of: bytes)
    return try vocabulary.tokens(of: bytes).map { vocabulary.word($0) }
  }

  @Test(arguments: [
    ("", []),
    (" \t\r\n\u{A0}\u{3000}", []),
    ("The cat sat.", ["the", "cat", "sat", "."]),
    ("Don't stop", ["don't", "stop"]),
    ("Don\u{2019}t", ["don't"]),
    ("rock 'n' roll", ["rock", "'", "n", "'", "roll"]),
    ("the dogs' 'bowl'", ["the", "dogs", "'", "'", "bowl", "'"]),
    ("a''b a'", ["a", "'", "'", "b", "a", "'"]),
    ("'tis o'clock'", ["'", "tis", "o'clock", "'"]),
    ("(3.14; x2)", ["(", "3", ".", "14", ";", "x2", ")"]),
    ("well-known...", ["well", "-", "known", ".", ".", "."]),
    ("snake_case", ["snake", "_", "case"]),
    ("ÉCOLE Straße ΣΟΦΙΑ ПРИВЕТ", ["école", "straße", "σοφια", "привет"]),
    ("e\u{301}te\u{301} E\u{301}", ["e\u{301}te\u{301}", "e\u{301}"]),
    ("l’été", ["l'été"]),
    ("हिन्दी भाषा।", ["हिन्दी", "भाषा", "।"]),
    ("漢字 and 字。", ["漢", "字", "and", "字", "。"]),
    ("\u{FEFF}be\u{AD}gin", ["begin"]),
    ("yes👍🏽no €5 «oui»", ["yes", "👍", "🏽", "no", "€", "5", "«", "oui", "»"]),
    ("\u{301}a !\u{301}b", ["a", "!", "b"]),
    ("nul\u{0}l", ["nul", "l"]),
    ("\u{10FFFF}\u{E000}\u{800}\u{7FF}x", ["\u{10FFFF}", "\u{E000}", "\u{800}", "\u{7FF}", "x"]),
  ])
  func `text is split into words and marks`(text: String, expected: [String]) throws {
    // Compared by bytes: strings are equal however their characters are composed.
    #expect(try words(text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      ([0x61, 0x20, 0x80], 2),  // a continuation first
      ([0x61, 0xC3], 1),  // cut off
      ([0xC3, 0x28], 0),  // not continued
      ([0xC3, 0xA9, 0xC0, 0xAF], 2),  // longer than needed
      ([0xC1, 0xBF], 0),
      ([0x41, 0xE0, 0x9F, 0xBF], 1),
      ([0x41, 0x42, 0xED, 0xA0, 0x80], 2),  // a surrogate
      ([0xE2, 0x82], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      ([0xF0, 0x9F, 0x91, 0x8D, 0x20, 0xF4, 0x90, 0x80, 0x80], 5),  // beyond the last plane
      ([0xF0, 0x9F, 0x91], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0x20, 0xFF], 1),
    ] as [([UInt8], Int)])
  func `what is not UTF-8 is reported with its place`(text: [UInt8], offset: Int) throws {
    #expect(throws: InvalidUTF8(byteOffset: offset)) { try Vocabulary(of: text) }
    let vocabulary = try Vocabulary(of: [0x61])
    #expect(throws: InvalidUTF8(byteOffset: offset)) { try vocabulary.tokens(of: text) }
    #expect(try! Vocabulary.bytes.tokens(of: text) == text.map { Int32($0) }, "by bytes any text is valid")
  }

  @Test func `every character is decoded as the standard library does`() throws {
    // All planes in steps, and the bounds of each length.
    let values =
      [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] + stride(from: 0, to: 0x30000, by: 7)
    var expected: [[UInt8]] = []
    var text: [UInt8] = []
    for scalar in values.compactMap({ Unicode.Scalar(UInt32($0)) }) {
      // Symbols and ideographs are tokens of one character, kept as they are.
      let properties = scalar.properties
      guard
        [.otherSymbol, .mathSymbol, .dashPunctuation].contains(properties.generalCategory) || properties.isIdeographic,
        !properties.isAlphabetic || properties.isIdeographic
      else { continue }
      expected.append(Array(String(scalar).utf8))
      text += String(scalar).utf8
    }
    let vocabulary = try Vocabulary(of: text)
    #expect(expected.count > 10_000)
    #expect(try vocabulary.tokens(of: text).map { Array(vocabulary.word($0).utf8) } == expected)
  }
}
