// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// The regression of standardised ranks of an output on those of parameters.
struct RankRegression {
  /// b, one for each parameter.
  private let coefficients: [Double]
  /// The diagonal of C⁻¹: by how much the others' correlation with a parameter inflates the variance of its
  /// coefficient.
  private let inflation: [Double]
  /// 1 - R², the share of the output's variance that is left.
  private let unexplained: Double

  /// - Parameters:
  ///   - inputs: the ranks of each parameter, all of which vary.
  ///   - output: the ranks of the output, which vary.
  /// - Returns: nil where parameters are linearly dependent.
  init?(inputs: [[Double]], output: [Double]) {
    let count = inputs.count
    var matrix = Matrix.identity(count)
    for first in 0..<count {
      for second in 0..<first {
        let correlation = Statistics.correlation(inputs[first], inputs[second])
        matrix[first, second] = correlation
        matrix[second, first] = correlation
      }
    }
    guard Cholesky.decompose(&matrix) else { return nil }
    let correlations = inputs.map { Statistics.correlation($0, output) }
    var coefficients = correlations
    Cholesky.solve(matrix, &coefficients)
    inflation = (0..<count).map { place in
      var unit = [Double](repeating: 0, count: count)
      unit[place] = 1
      Cholesky.solve(matrix, &unit)
      return unit[place]
    }
    guard inflation.allSatisfy({ $0 < 1e10 }) else { return nil }
    self.coefficients = coefficients
    unexplained = 1 - zip(coefficients, correlations).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// -1 to 1; NaN where the other parameters leave nothing of the output to explain.
  func partialCorrelation(_ parameter: Int) -> Double {
    let coefficient = coefficients[parameter]
    // What rounding leaves of a perfect fit is neither a residual nor an effect.
    guard unexplained > 1e-12 else {
      return coefficient.magnitude < 1e-6 ? .nan : coefficient < 0 ? -1 : 1
    }
    return coefficient / (coefficient * coefficient + unexplained * inflation[parameter]).squareRoot()
  }
}
