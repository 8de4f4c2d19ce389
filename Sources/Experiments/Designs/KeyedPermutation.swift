// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// A random order of 0..<count that is worked out element by element, in memory that does not grow with `count`.
///
/// The swap-or-not shuffle: each round draws K, pairs every x with K - x (modulo `count`) and exchanges the two of a
/// pair or not, as a bit drawn for that pair and round says. It permutes exactly 0..<count for every count, unlike a
/// Feistel network, which permutes a power of four and is left in an even permutation where the count is one. Two
/// elements are independent to about 2^-64 after 64 rounds, and any half of all of them to about (3/4)^64 = 10^-8.
///
/// Source: Hoang, Morris and Rogaway, "An enciphering scheme based on a card shuffle", CRYPTO 2012, section 3.
struct KeyedPermutation: Sendable {
  private static let rounds = 64

  private let count: Int
  private let key: LuckKey
  /// K of each round.
  private let sums: [Int]

  /// - Parameters:
  ///   - count: 1 or more.
  ///   - key: names the luck of this permutation; nothing else may be drawn under it.
  init(count: Int, key: LuckKey) {
    self.count = count
    self.key = key
    var draws = key.draws
    sums = (0..<Self.rounds).map { _ in draws.index(below: count) }
  }

  /// The element at a place of the order.
  /// - Parameter place: 0 to `count` - 1.
  func element(at place: Int) -> Int {
    var element = place
    for (round, sum) in sums.enumerated() {
      let partner = sum >= element ? sum - element : sum - element + count
      // The bit belongs to the pair: both of it ask under the name of the larger.
      let pair = key.counterpart(max(element, partner)).draws
      if pair.bits(UInt64(round)) >> 63 == 1 { element = partner }
    }
    return element
  }
}
