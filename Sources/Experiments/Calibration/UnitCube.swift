// SPDX-License-Identifier: GPL-3.0-or-later

/// The cube of the parameters' places in their priors, strictly between 0 and 1 so that a prior without an end has a
/// value at each of them.
enum UnitCube {
  /// How far the cube's faces lie from 0 and 1.
  static let margin = 1e-6
  /// The standard deviation of a number of which nothing is known but its prior.
  static let priorDeviation = (1.0 / 12).squareRoot()

  /// The point of the cube that stands for any point of space: what leaves the cube is reflected at its faces.
  ///
  /// A search without bounds thereby keeps to the cube, and distances along the way are those in the cube.
  static func reflected(_ point: [Double]) -> [Double] {
    point.map { coordinate in
      let turn = coordinate - 2 * (coordinate / 2).rounded(.down)
      return clamped(turn <= 1 ? turn : 2 - turn)
    }
  }

  static func clamped(_ coordinate: Double) -> Double { min(max(coordinate, margin), 1 - margin) }

  static func distance(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
