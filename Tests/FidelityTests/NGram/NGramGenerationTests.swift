// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

struct NGramGenerationTests {
  /// How far the tokens drawn after each context lie from their probabilities: Pearson's chi-squared, summed over
  /// contexts, in standard deviations from its mean. Tokens that fewer than 5 of are expected are taken together.
  private func deviation(
    _ text: [Int32], from expected: NGramByDictionaries, bias: Double
  ) -> (standardErrors: Double, degreesOfFreedom: Int) {
    var observed: [[Int32]: [Int]] = [:]
    for place in text.indices {
      let context = Array(text[max(0, place - expected.order + 1)..<place])
      observed[context, default: [Int](repeating: 0, count: expected.size)][Int(text[place])] += 1
    }
    var statistic = 0.0
    var degrees = 0
    for (context, counts) in observed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let total = Double(counts.reduce(0, +))
      let wanted = expected.distribution(after: context, bias: bias).map { $0 * total }
      var rest = (observed: 0.0, wanted: 0.0)
      var cells: [(observed: Double, wanted: Double)] = []
      for (count, want) in zip(counts, wanted) {
        if want >= 5 {
          cells.append((Double(count), want))
        } else {
          rest = (rest.observed + Double(count), rest.wanted + want)
        }
      }
      if rest.wanted >= 5 {
        cells.append(rest)
      } else if !cells.isEmpty {
        cells[0] = (cells[0].observed + rest.observed, cells[0].wanted + rest.wanted)
      }
      guard cells.count > 1 else { continue }
      statistic += cells.reduce(0) { $0 + ($1.observed - $1.wanted) * ($1.observed - $1.wanted) / $1.wanted }
      degrees += cells.count - 1
    }
    return ((statistic - Double(degrees)) / (2 * Double(degrees)).squareRoot(), degrees)
  }

  @Test(arguments: NGramSmoothing.allCases, [(1, 1.0), (2, 1), (3, 1), (5, 1), (1, 0.5), (3, 0.7), (4, 0.9)])
  func `tokens follow their probabilities`(smoothing: NGramSmoothing, setting: (order: Int, bias: Double)) {
    let size = 9
    let pieces = dependentPieces(300, size: size, seed: 21)
    let model = NGramModel(pieces: pieces, vocabularySize: size, order: setting.order, smoothing: smoothing)
    let expected = NGramByDictionaries(pieces, size: size, order: setting.order, smoothing: smoothing)
    var text: [Int32] = []
    var draws = Draws(state: UInt64(100 + setting.order))
    model.generate(200_000, samplingBias: setting.bias, into: &text, draws: &draws)
    let found = deviation(text, from: expected, bias: setting.bias)
    #expect(abs(found.standardErrors) < 4)
    #expect(found.degreesOfFreedom >= (setting.order == 1 ? 5 : 50))
  }

  @Test(arguments: NGramSmoothing.allCases)
  func `pieces begin with the probabilities of the empty context`(smoothing: NGramSmoothing) {
    let pieces = dependentPieces(200, size: 8, seed: 31)
    let model = NGramModel(pieces: pieces, vocabularySize: 8, order: 3, smoothing: smoothing)
    let expected = NGramByDictionaries(pieces, size: 8, order: 3, smoothing: smoothing)
    let generator = NGramGenerator(model)
    var draws = Draws(state: 32)
    var text: [Int32] = []
    var counts = [Int](repeating: 0, count: 64)
    for _ in 0..<50_000 {
      generator.generate(2, into: &text, draws: &draws)
      counts[8 * Int(text[0]) + Int(text[1])] += 1
    }
    var outliers = 0
    for first in Int32(0)..<8 {
      for second in Int32(0)..<8 {
        let probability = expected.probability(first, after: []) * expected.probability(second, after: [first])
        let error = (50_000 * probability * (1 - probability)).squareRoot()
        if abs(Double(counts[8 * Int(first) + Int(second)]) - 50_000 * probability) > 4 * error { outliers += 1 }
      }
    }
    #expect(outliers == 0)
  }

  @Test func `text is a function of the model and the draws`() {
    let pieces = dependentPieces(500, size: 40, seed: 41)
    let model = NGramModel(pieces: pieces, vocabularySize: 40, order: 3, smoothing: .kneserNey)
    let again = NGramModel(pieces: pieces, vocabularySize: 40, order: 3, smoothing: .kneserNey)
    var first: [Int32] = [7, 7, 7]
    var second: [Int32] = []
    var draws = Draws(state: 1)
    var same = Draws(state: 1)
    model.generate(1_000, into: &first, draws: &draws)
    again.generate(1_000, into: &second, draws: &same)
    #expect(first == second && first.count == 1_000)
    #expect(draws == same && draws != Draws(state: 1))
    model.generate(1_000, into: &second, draws: &draws)
    #expect(first != second, "the stream has moved on")
    model.generate(0, into: &second, draws: &draws)
    #expect(second.isEmpty)
  }

  @Test func `as the bias nears 0 the most frequent token takes all that the counts give`() {
    let text: [Int32] = [0, 1, 0, 1, 0, 2, 0, 1, 0]
    let model = NGramModel(pieces: [TextPiece(text)], vocabularySize: 3, order: 1, smoothing: .wittenBell)
    var written: [Int32] = []
    var draws = Draws(state: 3)
    model.generate(30_000, samplingBias: 1e-6, into: &written, draws: &draws)
    // N = 9, T = 3: token 0 takes all of 9/12, and the uniform draw gives each a third of 3/12.
    let share = Double(written.count { $0 == 0 }) / 30_000
    let probability = 10.0 / 12
    let standardError = (probability * (1 - probability) / 30_000).squareRoot()
    #expect(abs(share - probability) < 4 * standardError)
    #expect(written.contains(1) && written.contains(2), "the uniform draw stays")
  }

  @Test(arguments: NGramSmoothing.allCases, [1, 5])
  func `without training text tokens are uniform, and one token is the only one`(
    smoothing: NGramSmoothing, order: Int
  ) {
    var text: [Int32] = []
    var draws = Draws(state: 51)
    NGramModel(pieces: [], vocabularySize: 10, order: order, smoothing: smoothing)
      .generate(20_000, into: &text, draws: &draws)
    for token in Int32(0)..<10 {
      #expect(abs(text.count { $0 == token } - 2_000) < 170, "4 standard errors of 42.4")
    }
    NGramModel(pieces: [TextPiece([0, 0, 0])], vocabularySize: 1, order: order, smoothing: smoothing)
      .generate(100, samplingBias: 0.5, into: &text, draws: &draws)
    #expect(text == [Int32](repeating: 0, count: 100))
  }

  @Test(arguments: [0.0, 1.001, -1])
  func `a bias outside 0 to 1 stops the program`(bias: Double) async {
    await #expect(processExitsWith: .failure) { [bias] in
      _ = NGramGenerator(
        NGramModel(pieces: [], vocabularySize: 2, order: 1, smoothing: .wittenBell), samplingBias: bias)
    }
  }
}
