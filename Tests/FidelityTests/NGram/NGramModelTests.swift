// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

struct NGramModelTests {
  /// Contexts seen and unseen, from none to longer than any that matters.
  private func contexts(_ text: [Int32], size: Int) -> [[Int32]] {
    var draws = Draws(state: 17)
    let seen = (0..<60).map { length in
      let end = draws.index(below: text.count + 1)
      return Array(text[max(0, end - length % 7)..<end])
    }
    let unseen = (0..<40).map { length in (0..<length % 7).map { _ in Int32(draws.index(below: size)) } }
    return [[]] + seen + unseen
  }

  @Test(arguments: NGramSmoothing.allCases, 1...5)
  func `probabilities are those of the printed formulas and add up to 1`(smoothing: NGramSmoothing, order: Int) {
    let size = 23
    let pieces = dependentPieces(400, size: size, seed: UInt64(order))
    let model = NGramModel(pieces: pieces, vocabularySize: size, order: order, smoothing: smoothing)
    let expected = NGramByDictionaries(pieces, size: size, order: order, smoothing: smoothing)
    for context in contexts(dependentText(400, size: size, seed: UInt64(order)), size: size) {
      let distribution = (0..<Int32(size)).map { model.probability(of: $0, after: context) }
      #expect(abs(distribution.reduce(0, +) - 1) < 1e-14)
      #expect(distribution.allSatisfy { $0 > 0 && $0 < 1 })
      for (found, wanted) in zip(distribution, expected.distribution(after: context)) {
        #expect(abs(found - wanted) < 1e-14)
      }
    }
    #expect(model.distinctNGrams == (1...order).map(expected.distinct))
  }

  @Test(arguments: NGramSmoothing.allCases)
  func `a piece of weight w stands for w copies of it`(smoothing: NGramSmoothing) {
    let weighted = dependentPieces(300, size: 12, seed: 4, weights: [3, 1, 2])
    let copied = weighted.flatMap { piece in (0..<piece.weight).map { _ in TextPiece(piece.tokens) } }
    let model = NGramModel(pieces: weighted, vocabularySize: 12, order: 3, smoothing: smoothing)
    let copies = NGramModel(pieces: copied, vocabularySize: 12, order: 3, smoothing: smoothing)
    let expected = NGramByDictionaries(weighted, size: 12, order: 3, smoothing: smoothing)
    for context in contexts(dependentText(300, size: 12, seed: 4), size: 12) {
      for token in Int32(0)..<12 {
        let probability = model.probability(of: token, after: context)
        #expect(probability == copies.probability(of: token, after: context))
        #expect(abs(probability - expected.probability(token, after: context)) < 1e-14)
      }
    }
    #expect(model.crossEntropy(of: weighted).map { abs($0 - model.crossEntropy(of: copied)!) < 1e-13 } == true)
  }

  @Test func `Witten-Bell by hand`() {
    // 0 0 1 of three tokens. Alone: N = 3, T = 2; after 0: 0 and 1, once each.
    let model = NGramModel(
      pieces: [TextPiece([0, 0, 1])], vocabularySize: 3, order: 2, smoothing: .wittenBell)
    let alone = [8.0 / 15, 5.0 / 15, 2.0 / 15]
    for token in 0..<3 {
      #expect(abs(model.probability(of: Int32(token), after: []) - alone[token]) < 1e-15)
      let after = ([1, 1, 0][token] + 2 * alone[token]) / 4
      #expect(abs(model.probability(of: Int32(token), after: [2, 0]) - after) < 1e-15)
      #expect(model.probability(of: Int32(token), after: [1]) == model.probability(of: Int32(token), after: []))
    }
    // Held out: 1 at the start of a piece; 0 then 2.
    let loss = -log(alone[1]) - log(alone[0]) - log(2 * alone[2] / 4)
    let found = model.crossEntropy(of: [TextPiece([1]), TextPiece([]), TextPiece([0, 2])])!
    #expect(abs(found - loss / 3) < 1e-15)
    let weighted = model.crossEntropy(of: [TextPiece([1], weight: 3), TextPiece([0, 2])])!
    #expect(abs(weighted - (loss - 2 * log(alone[1])) / 5) < 1e-15)
    #expect(model.crossEntropy(of: [TextPiece([])]) == nil)
  }

  @Test func `Kneser-Ney by hand`() {
    // Before 0 stood the start and 0, before 1 stood 0: counts 2 and 1, D = 1/3. Pairs 00 and 01 once: D = 1/2.
    let model = NGramModel(
      pieces: [TextPiece([0, 0, 1])], vocabularySize: 3, order: 2, smoothing: .kneserNey)
    let alone = [17.0 / 27, 8.0 / 27, 2.0 / 27]
    for token in 0..<3 {
      #expect(abs(model.probability(of: Int32(token), after: []) - alone[token]) < 1e-15)
      let after = [0.25, 0.25, 0][token] + 0.5 * alone[token]
      #expect(abs(model.probability(of: Int32(token), after: [0]) - after) < 1e-15)
    }
  }

  @Test(arguments: NGramSmoothing.allCases, [1, 3])
  func `cross-entropy is the mean log loss of the printed formulas`(smoothing: NGramSmoothing, order: Int) {
    let pieces = dependentPieces(500, size: 15, seed: 8)
    let model = NGramModel(pieces: pieces, vocabularySize: 15, order: order, smoothing: smoothing)
    let expected = NGramByDictionaries(pieces, size: 15, order: order, smoothing: smoothing)
    let heldOut = dependentText(200, size: 15, seed: 9)
    let loss = heldOut.indices.reduce(0.0) {
      $0 - log(expected.probability(heldOut[$1], after: Array(heldOut[..<$1])))
    }
    #expect(abs(model.crossEntropy(of: [TextPiece(heldOut)])! - loss / 200) < 1e-13)
  }

  @Test(arguments: NGramSmoothing.allCases, 1...5)
  func `without training text all tokens are equally probable`(smoothing: NGramSmoothing, order: Int) {
    for pieces in [[], [TextPiece([])], [TextPiece([]), TextPiece([])]] {
      let model = NGramModel(pieces: pieces, vocabularySize: 8, order: order, smoothing: smoothing)
      #expect((0..<8).allSatisfy { model.probability(of: $0, after: [3, 4]) == 0.125 })
      #expect(model.distinctNGrams == [Int](repeating: 0, count: order))
    }
  }

  @Test(arguments: NGramSmoothing.allCases, [1, 5])
  func `a vocabulary of one token leaves no doubt`(smoothing: NGramSmoothing, order: Int) {
    let model = NGramModel(
      pieces: [TextPiece([0, 0, 0, 0, 0, 0])], vocabularySize: 1, order: order, smoothing: smoothing)
    #expect(abs(model.probability(of: 0, after: [0, 0]) - 1) < 1e-15)
    #expect(model.crossEntropy(of: [TextPiece([0, 0, 0])]).map { abs($0) < 1e-15 } == true)
  }

  @Test func `the order of the pieces does not matter`() {
    let pieces = dependentPieces(300, size: 10, seed: 3)
    let model = NGramModel(pieces: pieces, vocabularySize: 10, order: 4, smoothing: .kneserNey)
    let reversed = NGramModel(pieces: pieces.reversed(), vocabularySize: 10, order: 4, smoothing: .kneserNey)
    for context in contexts(dependentText(300, size: 10, seed: 3), size: 10) {
      for token in Int32(0)..<10 {
        #expect(model.probability(of: token, after: context) == reversed.probability(of: token, after: context))
      }
    }
  }

  @Test func `memory is in proportion to the different n-grams`() {
    let text = dependentText(200_000, size: 5_000, seed: 5)
    let model = NGramModel(pieces: [TextPiece(text)], vocabularySize: 5_000, order: 3, smoothing: .wittenBell)
    let grams = model.distinctNGrams
    let expected = 12 * grams[2] + 16 * (grams[0] + grams[1]) + 4 * 5_000
    #expect(model.memoryBytes >= expected)
    #expect(Double(model.memoryBytes) < 1.01 * Double(expected) + 1_000)
    // The same text a second time adds counts, not n-grams.
    let twice = NGramModel(
      pieces: [TextPiece(text), TextPiece(text)], vocabularySize: 5_000, order: 3, smoothing: .wittenBell)
    #expect(twice.memoryBytes == model.memoryBytes)
  }

  @Test func `tokens outside the vocabulary, orders outside 1 to 5 and weights below 1 stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = NGramModel(pieces: [TextPiece([0, 3])], vocabularySize: 3, order: 2, smoothing: .wittenBell)
    }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel(pieces: [TextPiece([-1])], vocabularySize: 3, order: 2, smoothing: .wittenBell)
    }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel(pieces: [], vocabularySize: 3, order: 6, smoothing: .wittenBell)
    }
    await #expect(processExitsWith: .failure) { _ = TextPiece([0], weight: 0) }
    await #expect(processExitsWith: .failure) {
      let model = NGramModel(pieces: [], vocabularySize: 3, order: 2, smoothing: .wittenBell)
      _ = model.crossEntropy(of: [TextPiece([3])])
    }
  }
}
