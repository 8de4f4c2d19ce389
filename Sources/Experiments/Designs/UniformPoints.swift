// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// Independent uniform numbers, one for each point and dimension, drawn under the name of both.
struct UniformPoints: Sendable {
  private let key: LuckKey

  init(seed: UInt64) { key = Luck(seed: seed, replicate: 0).key(.design) }

  /// A number in (0, 1).
  func coordinate(_ index: Int, dimension: Int) -> Double {
    key.agent(dimension).counterpart(index).draws.uniform(0)
  }

  func point(_ index: Int, dimensions: Int) -> [Double] {
    (0..<dimensions).map { coordinate(index, dimension: $0) }
  }
}
