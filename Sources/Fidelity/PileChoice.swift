// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// How many of a random choice of records, without replacement, come from each of several piles, told pile by pile.
struct PileChoice {
  /// Records of the piles to come.
  private var left: Int
  /// Records still to choose.
  private var wanted: Int

  /// - Parameters:
  ///   - amount: records to choose; all are where there are fewer.
  ///   - sizes: records of each pile.
  init(_ amount: Int, of sizes: some Sequence<Double>) {
    left = Int(sizes.reduce(0, +).rounded())
    wanted = min(amount, left)
  }

  /// The number from the next pile, hypergeometric.
  mutating func taken(from size: Int, with luck: inout Sampler) -> Int {
    left -= size
    let taken = luck.hypergeometric(successes: size, failures: left, draws: wanted)
    wanted -= taken
    return taken
  }
}
