// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Luck

/// What each base point adds to the sums that Sobol indices are made of, so that a resample is a sum of rows.
struct SaltelliMoments {
  private let parameters: Int
  private let rows: Int
  /// For each base point y(A) + y(B), y(A)² + y(B)², then y(B)(y(AB) - y(A)) and then (y(A) - y(AB))²/2 for each
  /// parameter.
  private let moments: [Double]
  private var width: Int { 2 + 2 * parameters }

  /// - Parameter rows: for each base point y(A), y(AB(1)), ..., y(AB(k)), y(B), all finite; at least one.
  init(parameters: Int, rows: [ArraySlice<Double>]) {
    let centre = Statistics.mean(Array(rows.joined()))
    self.parameters = parameters
    self.rows = rows.count
    var moments: [Double] = []
    for row in rows {
      let centred = row.map { $0 - centre }
      let (a, b) = (centred[0], centred[parameters + 1])
      let mixed = centred[1...parameters]
      moments += [a + b, a * a + b * b]
      moments += mixed.map { b * ($0 - a) }
      moments += mixed.map { (a - $0) * (a - $0) / 2 }
    }
    self.moments = moments
  }

  /// The sums over all base points.
  func sums() -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    for row in 0..<rows { add(row, to: &sums) }
    return sums
  }

  /// The sums over as many base points drawn with replacement.
  func sums(resampledBy draws: Draws) -> [Double] {
    var draws = draws
    var sums = [Double](repeating: 0, count: width)
    for _ in 0..<rows { add(draws.index(below: rows), to: &sums) }
    return sums
  }

  private func add(_ row: Int, to sums: inout [Double]) {
    let start = row * width
    for place in 0..<width { sums[place] += moments[start + place] }
  }

  /// All S, then all T, of sums over as many base points as there are; NaN where a resample has no variance.
  func indices(of sums: [Double]) -> [Double] {
    let mean = sums[0] / Double(2 * rows)
    let square = sums[1] / Double(2 * rows)
    let variance = square - mean * mean
    // What rounding leaves of equal numbers is not a variance.
    guard variance > 1e-14 * square else { return [Double](repeating: .nan, count: 2 * parameters) }
    return sums[2...].map { $0 / Double(rows) / variance }
  }
}
