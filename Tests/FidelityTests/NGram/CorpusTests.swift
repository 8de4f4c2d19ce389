// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import Fidelity

struct CorpusTests {
  /// A text of different words, so that each token, numbered by its place, tells where it is from.
  private func differentWords(_ count: Int) throws -> Corpus {
    try Corpus(Array((0..<count).map { "w\($0)" }.joined(separator: " ").utf8), unit: .words)
  }

  private func places(_ pieces: [TextPiece]) -> [Int32] { pieces.flatMap { Array($0.tokens) } }

  private func sample(_ corpus: Corpus, _ count: Int, seed: UInt64) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var draws = Draws(state: seed)
    corpus.sample(count, draws: &draws, into: &pieces)
    return pieces
  }

  @Test(arguments: [20, 25, 199, 5_000, 12_345, 20_001])
  func `every tenth block is held out, and no token is lost or on both sides`(count: Int) throws {
    let corpus = try differentWords(count)
    let length = Int32(min(500, count / 10))
    #expect(places(corpus.heldOut) == (0..<Int32(count)).filter { $0 / length % 10 == 9 })
    #expect(places(corpus.training) == (0..<Int32(count)).filter { $0 / length % 10 != 9 })
    #expect(corpus.heldOutTokens + corpus.trainingTokens == count)
    #expect(corpus.heldOutTokens > 0)
  }

  @Test(arguments: [1, 499, 500, 501, 4_000, 8_999])
  func `a sample has as many tokens as asked for, none held out and no block twice`(count: Int) throws {
    let corpus = try differentWords(10_000)
    let heldOut = Set(places(corpus.heldOut))
    for seed in 0..<20 {
      let drawn = places(sample(corpus, count, seed: UInt64(seed)))
      #expect(drawn.count == count)
      #expect(Set(drawn).count == count)
      #expect(heldOut.isDisjoint(with: drawn))
    }
  }

  @Test func `a sample beyond the text is the whole text once`() throws {
    let corpus = try differentWords(10_000)
    let drawn = places(sample(corpus, 25_000, seed: 3))
    #expect(drawn.count == 9_000)
    #expect(Set(drawn) == Set(places(corpus.training)))
    #expect(drawn != places(corpus.training))
  }

  @Test func `every block is as likely to come, in every place`() throws {
    let corpus = try differentWords(5_000)
    let samples = 8_000
    var first = [Int](repeating: 0, count: 10)
    var third = first
    for seed in 0..<samples {
      let pieces = sample(corpus, 1_500, seed: UInt64(seed))
      first[Int(pieces[0].tokens.first! / 500)] += 1
      third[Int(pieces[2].tokens.first! / 500)] += 1
    }
    let expected = Double(samples) / 9
    let error = (expected * 8 / 9).squareRoot()
    for counts in [first, third] {
      #expect(counts[9] == 0)
      for block in 0..<9 { #expect(abs(Double(counts[block]) - expected) < 4 * error) }
    }
  }

  @Test func `a sample replaces what was there, and none is empty`() throws {
    let corpus = try differentWords(1_000)
    var pieces = [TextPiece([1, 2, 3])]
    var draws = Draws(state: 1)
    corpus.sample(0, draws: &draws, into: &pieces)
    #expect(pieces.isEmpty)
  }

  @Test func `text that is too short is refused with both numbers`() {
    let message = "text: too short: 19 tokens, at least 20 are needed"
    #expect { try differentWords(19) } throws: { "\($0)" == message }
    #expect { try Corpus(Array(repeating: 7, count: 19), unit: .bytes) } throws: { "\($0)" == message }
    #expect { try Corpus([], unit: .words) } throws: { "\($0)".hasPrefix("text: too short: 0 tokens") }
  }

  @Test func `text that is not UTF-8 is refused with the byte, unless bytes are the tokens`() throws {
    let bytes = Array(String(repeating: "word ", count: 40).utf8) + [0xFF] + Array(" word".utf8)
    #expect { try Corpus(bytes, unit: .words) } throws: {
      "\($0)" == "text: not UTF-8: byte 201 begins no character"
    }
    let corpus = try Corpus(bytes, unit: .bytes)
    #expect(corpus.trainingTokens + corpus.heldOutTokens == 206)
    #expect(corpus.vocabulary.count == 256)
  }

  @Test func `corpora are equal by text and unit`() throws {
    let bytes = Array(String(repeating: "one two ", count: 30).utf8)
    let words = try Corpus(bytes, unit: .words)
    #expect(try words == Corpus(bytes, unit: .words))
    #expect(try words != Corpus(bytes, unit: .bytes))
    #expect(try words != Corpus(bytes + Array("one".utf8), unit: .words))
  }
}
