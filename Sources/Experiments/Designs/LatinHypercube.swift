// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// Points of which every one of `size` equal strata of every dimension holds exactly one.
struct LatinHypercube: Sendable {
  private let size: Double
  private let places: UniformPoints
  /// For each dimension, the stratum of each point.
  private let strata: [KeyedPermutation]

  init(dimensions: Int, size: Int, seed: UInt64) {
    self.size = Double(size)
    places = UniformPoints(seed: seed)
    // Another period than that of the places inside strata: no luck is shared.
    let key = Luck(seed: seed, replicate: 0).key(.design, period: 1)
    strata = (0..<dimensions).map { KeyedPermutation(count: size, key: key.agent($0)) }
  }

  func point(_ index: Int) -> [Double] {
    strata.indices.map { dimension in
      let stratum = Double(strata[dimension].element(at: index))
      return (stratum + places.coordinate(index, dimension: dimension)) / size
    }
  }
}
