// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// What was simulated at one place of the parameters' cube.
public struct SimulatedMoments: Sendable, Equatable {
  public let place: [Double]
  /// For each replicate one number for each target.
  public let replicates: [[Double]]
  /// Why the place cannot be compared with others: an error, or a moment that is missing in some replicate.
  public let problem: String?

  init(place: [Double], replicates: [[Double]], error: String? = nil) {
    self.place = place
    self.replicates = replicates
    let isWhole = replicates.allSatisfy { $0.allSatisfy(\.isFinite) }
    problem = error ?? (isWhole ? nil : "a moment is missing in some replicate")
  }

  var count: Int { replicates.count }

  /// The values of one moment, one for each replicate.
  func values(of moment: Int) -> [Double] { replicates.map { $0[moment] } }

  /// The means over replicates; meaningless where there is a problem.
  public var means: [Double] {
    let sums = replicates.dropFirst().reduce(replicates.first ?? []) { zip($0, $1).map { $0 + $1 } }
    return sums.map { $0 / Double(count) }
  }

  /// The covariance of the means that comes of the simulation's luck: that over replicates, over their number. 0 for
  /// one replicate, from which it cannot be told.
  var covarianceOfMeans: Matrix {
    let columns = means.indices.map { values(of: $0) }
    var matrix = Matrix(rows: columns.count, columns: columns.count)
    guard count > 1 else { return matrix }
    for (row, first) in columns.enumerated() {
      for (column, second) in columns.enumerated() {
        matrix[row, column] = Statistics.covariance(first, second) / Double(count)
      }
    }
    return matrix
  }

  /// How far the mean moments lie from their targets: the sum of squares in standard errors of the targets. Finite, and
  /// worse than any other where there is a problem.
  func distance(to targets: [MomentTarget]) -> Double {
    guard problem == nil else { return Self.worst }
    let squares = zip(means, targets).reduce(0) { sum, pair in
      let error = (pair.0 - pair.1.value) / pair.1.standardError
      return sum + error * error
    }
    return min(squares, Self.worst)
  }

  static let worst = 0x1p1000
}
