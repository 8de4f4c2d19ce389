// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck

/// The formulas of interpolated smoothing as they are printed, on dictionaries and by recursion: the answer that the
/// model is tested against.
struct NGramByDictionaries {
  let order: Int
  let size: Int
  let smoothing: NGramSmoothing
  /// How often each n-gram occurs.
  private var occurrences: [[Int32]: Int] = [:]
  /// The different tokens before each n-gram; -1 is the start of a piece.
  private var before: [[Int32]: Set<Int32>] = [:]
  /// The discount by length of n-gram, from 1.
  private var discounts: [Double] = []

  init(_ pieces: [TextPiece], size: Int, order: Int, smoothing: NGramSmoothing) {
    self.order = order
    self.size = size
    self.smoothing = smoothing
    for piece in pieces {
      let tokens = Array(piece.tokens)
      for length in 1...order {
        for start in 0..<max(0, tokens.count - length + 1) {
          let gram = Array(tokens[start..<start + length])
          occurrences[gram, default: 0] += piece.weight
          before[gram, default: []].insert(start == 0 ? -1 : tokens[start - 1])
        }
      }
    }
    for length in 1...order {
      let counts = occurrences.keys.filter { $0.count == length }.map(count)
      let singles = Double(counts.count { $0 == 1 })
      let doubles = Double(counts.count { $0 == 2 })
      discounts.append(singles > 0 && doubles > 0 ? singles / (singles + 2 * doubles) : 0.5)
    }
  }

  /// The number of different n-grams of a length.
  func distinct(_ length: Int) -> Int { occurrences.keys.count { $0.count == length } }

  /// The count that the smoothing works with.
  func count(_ gram: [Int32]) -> Int {
    smoothing == .kneserNey && gram.count < order ? before[gram]?.count ?? 0 : occurrences[gram] ?? 0
  }

  /// P(token | context), the counts after each context raised to 1/bias.
  func probability(_ token: Int32, after context: [Int32], bias: Double = 1) -> Double {
    distribution(after: context, bias: bias)[Int(token)]
  }

  /// P(. | context) for the whole vocabulary.
  func distribution(after text: [Int32], bias: Double = 1) -> [Double] {
    let context = Array(text.suffix(order - 1))
    let shorter =
      context.isEmpty
      ? [Double](repeating: 1 / Double(size), count: size)
      : distribution(after: Array(context.dropFirst()), bias: bias)
    let counts = (0..<Int32(size)).map { Double(count(context + [$0])) }
    let sum = counts.reduce(0, +)
    let types = Double(counts.count { $0 > 0 })
    guard sum > 0 else { return shorter }
    let discount = smoothing == .kneserNey ? discounts[context.count] : 0
    let reserve = smoothing == .kneserNey ? discount * types / sum : types / (sum + types)
    let raised = counts.map { $0 > 0 ? pow($0 - discount, 1 / bias) : 0 }
    let total = raised.reduce(0, +)
    return zip(raised, shorter).map { (1 - reserve) * $0 / total + reserve * $1 }
  }
}

/// A text of small, dependent tokens: half the time the next is one of two that depend on the last two.
func dependentText(_ count: Int, size: Int, seed: UInt64) -> [Int32] {
  var draws = Draws(state: seed)
  var tokens: [Int32] = []
  for place in 0..<count {
    if place >= 2 && draws.uniform() < 0.5 {
      let sum = 3 * Int(tokens[place - 1]) + 5 * Int(tokens[place - 2]) + draws.index(below: 2)
      tokens.append(Int32(sum % size))
    } else {
      // Small tokens are more frequent; those in the upper part hardly occur.
      tokens.append(Int32(draws.uniform() * draws.uniform() * draws.uniform() * Double(size)))
    }
  }
  return tokens
}

/// Pieces of several lengths, down to none, of one text.
func dependentPieces(_ count: Int, size: Int, seed: UInt64, weights: [Int] = [1]) -> [TextPiece] {
  let text = dependentText(count, size: size, seed: seed)
  let bounds = [0, 0, 1, 3, 6, 10, count / 3, count / 2, count]
  return zip(bounds, bounds.dropFirst()).enumerated().map { number, bound in
    TextPiece(text[bound.0..<bound.1], weight: weights[number % weights.count])
  }
}
