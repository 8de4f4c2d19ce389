// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck

@testable import Experiments

/// Moments that are linear in the parameters' places, with normal luck: everything about it is known in closed form.
struct LinearModel: Sendable {
  let slopes: Matrix
  /// Standard deviation of each moment over replicates; the noise of neighbouring moments is correlated by 1/2.
  let noise: Double
  var seed: UInt64 = 1

  func moments(at place: [Double]) -> [Double] { slopes * place }

  func luck(of replicate: Int) -> [Double] {
    var draws = Luck(seed: seed, replicate: UInt64(replicate)).key(.learner).draws
    var former = draws.gaussian()
    return (0..<slopes.rows).map { _ in
      let next = draws.gaussian()
      defer { former = next }
      return noise * (former + next) * 0.5.squareRoot()
    }
  }

  var simulator: MomentSimulator {
    { place, replicate, _ in zip(moments(at: place), luck(of: replicate)).map { $0 + $1 } }
  }

  /// The covariance of the noise.
  var covariance: Matrix {
    var matrix = Matrix(rows: slopes.rows, columns: slopes.rows)
    for row in 0..<slopes.rows {
      for column in 0..<slopes.rows where abs(row - column) <= 1 {
        matrix[row, column] = noise * noise * (row == column ? 1 : 0.5)
      }
    }
    return matrix
  }

  static let example = Matrix([[1, 0.3], [-0.5, 1], [2, 1], [0.2, -1.5]])
  static let truth = [0.4, 0.55]
  static let errors = [0.05, 0.1, 0.08, 0.15]

  /// Targets as they would be measured where the parameters are the truth.
  static func targets(seed: UInt64) -> [MomentTarget] {
    var draws = Luck(seed: seed, replicate: 0).key(.learner).draws
    return zip(example * truth, errors).map { mean, error in
      MomentTarget(value: mean + error * draws.gaussian(), standardError: error)
    }
  }

  static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for place in values.indices { matrix[place, place] = values[place] }
    return matrix
  }
}
