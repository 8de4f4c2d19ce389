// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows for variance-based indices of k parameters: for each base point in 2k dimensions, whose halves are called A and
/// B, the k + 2 rows A, AB(1), ..., AB(k), B, where AB(i) is A with parameter i taken from B.
///
/// Base points are Sobol's for at most 20 parameters and a Latin hypercube's beyond.
///
/// Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, "Variance based sensitivity analysis of model
/// output. Design and estimator for the total sensitivity index", Computer Physics Communications 181(2), 2010.
struct SaltelliRows: Sendable {
  let base: UnitDesign.SaltelliBase
  private let dimensions: Int
  private let point: @Sendable (Int) -> [Double]

  init(dimensions: Int, size: Int, seed: UInt64) throws(DesignError) {
    self.dimensions = dimensions
    if dimensions <= 20 {
      base = .sobol
      point = try SobolPoints(dimensions: 2 * dimensions, size: size).point
    } else {
      base = .latinHypercube
      point = LatinHypercube(dimensions: 2 * dimensions, size: size, seed: seed).point
    }
  }

  func point(_ index: Int) -> [Double] {
    let (number, row) = index.quotientAndRemainder(dividingBy: dimensions + 2)
    let both = point(number)
    if row > dimensions { return Array(both[dimensions...]) }
    var mixed = Array(both[..<dimensions])
    if row > 0 { mixed[row - 1] = both[dimensions + row - 1] }
    return mixed
  }
}
