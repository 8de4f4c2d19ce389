// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

struct TextDiversityTests {
  @Test func `distinct and repeated n-grams by hand`() {
    // 0 1 0 1 0 1 2: three types; pairs 01 10 12; triples 010 101 012; four-grams 0101 1010 0101 1012.
    let diversity = TextDiversity(of: [TextPiece([0, 1, 0, 1, 0, 1, 2])], vocabularySize: 5)
    #expect(diversity.distinct == [3, 3, 3, 3])
    #expect(diversity.total == [7, 6, 5, 4])
    #expect(diversity.distinctShare(length: 1) == 3.0 / 7)
    #expect(diversity.repeatedShare(length: 4) == 0.25)
  }

  @Test func `n-grams do not cross pieces, and a piece of weight 2 repeats itself`() {
    let diversity = TextDiversity(
      of: [TextPiece([0, 1]), TextPiece([1, 0], weight: 2)], vocabularySize: 2, longest: 3)
    #expect(diversity.distinct == [2, 2, 0])
    #expect(diversity.total == [6, 3, 0])
    #expect(diversity.repeatedShare(length: 2) == 1 - 2.0 / 3)
    #expect(diversity.distinctShare(length: 3) == nil)
    #expect(diversity.repeatedShare(length: 3) == nil)
  }

  @Test(arguments: 1...5)
  func `repetition is found by walking the text`(length: Int) {
    let text = dependentText(2_000, size: 6, seed: 81)
    var met: Set<[Int32]> = []
    let starts = 0..<text.count - length + 1
    let repeats = starts.count { !met.insert(Array(text[$0..<$0 + length])).inserted }
    let diversity = TextDiversity(of: [TextPiece(text)], vocabularySize: 6, longest: 5)
    #expect(abs(diversity.repeatedShare(length: length)! - Double(repeats) / Double(starts.count)) < 1e-15)
  }

  @Test func `coverage is the share of the reference's tokens that the text has words for`() {
    let reference = [TextPiece([0, 0, 0, 1, 2]), TextPiece([3], weight: 5)]
    func coverage(_ text: [Int32]) -> Double? {
      TextDiversity.coverage(of: reference, by: [TextPiece([]), TextPiece(text)], vocabularySize: 6)
    }
    #expect(coverage([0, 5]) == 0.3)
    #expect(coverage([3, 1, 1]) == 0.6)
    #expect(coverage([]) == 0)
    #expect(coverage([3, 2, 1, 0]) == 1)
    #expect(TextDiversity.coverage(of: [TextPiece([])], by: reference, vocabularySize: 6) == nil)
  }

  @Test func `a biased generator repeats itself more and covers less`() {
    let source = dependentPieces(20_000, size: 400, seed: 91)
    let model = NGramModel(pieces: source, vocabularySize: 400, order: 3, smoothing: .wittenBell)
    func write(_ bias: Double) -> [TextPiece] {
      var text: [Int32] = []
      var draws = Draws(state: 92)
      model.generate(5_000, samplingBias: bias, into: &text, draws: &draws)
      return [TextPiece(text)]
    }
    let faithful = write(1)
    let biased = write(0.25)
    let repeats = [faithful, biased].map { TextDiversity(of: $0, vocabularySize: 400).repeatedShare(length: 4)! }
    let covers = [faithful, biased].map { TextDiversity.coverage(of: source, by: $0, vocabularySize: 400)! }
    #expect(repeats[1] > 2 * repeats[0])
    #expect(covers[1] < covers[0] - 0.02)
  }
}
