// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

struct NeweyWestTests {
  /// An intercept and a regressor, and a response whose errors are correlated over time and vary with the regressor.
  static let observations = 90
  static let design: Matrix = {
    var design = randomMatrix(rows: observations, columns: 2, seed: 7)
    for row in 0..<observations { design[row, 0] = 1 }
    return design
  }()
  static let response: [Double] = {
    var error = 0.0
    return randomMatrix(rows: observations, columns: 1, seed: 8).elements.enumerated().map { row, noise in
      error = 0.6 * error + noise
      return 2 - design[row, 1] + error * (1 + design[row, 1] * design[row, 1])
    }
  }()
  static let fit = Result { try LeastSquares(design: design, response: response, hasIntercept: true) }

  /// The covariance as a double sum over all pairs of observations of one series, with the inverse of two rows by
  /// Cramer's rule.
  static func bruteForce(lag: Int, series: [Range<Int>]) throws -> Matrix {
    let residuals = try fit.get().residuals
    let regressor = (0..<observations).map { design[$0, 1] }
    var middle = [0.0, 0, 0, 0]
    for rows in series {
      for first in rows {
        for second in rows where abs(first - second) <= lag {
          let weight = 1 - Double(abs(first - second)) / Double(lag + 1)
          let product = weight * residuals[first] * residuals[second]
          middle[0] += product
          middle[1] += product * regressor[second]
          middle[2] += product * regressor[first]
          middle[3] += product * regressor[first] * regressor[second]
        }
      }
    }
    let (count, sum) = (Double(observations), regressor.reduce(0, +))
    let squares = regressor.reduce(0) { $0 + $1 * $1 }
    let determinant = count * squares - sum * sum
    let inverse = [squares / determinant, -sum / determinant, -sum / determinant, count / determinant]
    func product(_ a: [Double], _ b: [Double]) -> [Double] {
      [a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]]
    }
    return Matrix(rows: 2, columns: 2, elements: product(product(inverse, middle), inverse))
  }

  @Test(arguments: [0, 1, 3, 20, 89, 500])
  func `one series gives the double sum over its pairs`(lag: Int) throws {
    let covariance = try NeweyWest.covariance(of: Self.fit.get(), design: Self.design, lag: lag)
    expectClose(covariance, try Self.bruteForce(lag: lag, series: [0..<Self.observations]), within: 1e-11)
  }

  @Test(arguments: [[0..<30, 30..<90], [0..<1, 1..<3, 3..<3, 3..<50, 50..<90]])
  func `several series give the double sum over the pairs within each`(series: [Range<Int>]) throws {
    for lag in [0, 2, 10, 45] {
      let covariance = try NeweyWest.covariance(of: Self.fit.get(), design: Self.design, lag: lag, series: series)
      expectClose(covariance, try Self.bruteForce(lag: lag, series: series), within: 1e-11)
    }
  }

  @Test func `without lags every division into series gives White's covariance`() throws {
    let fit = try Self.fit.get()
    var weighted = Self.design
    for row in 0..<Self.observations {
      for column in 0..<2 { weighted[row, column] *= fit.residuals[row] * fit.residuals[row] }
    }
    let white = fit.inverseCrossProduct * (Self.design.transposed * weighted) * fit.inverseCrossProduct
    expectClose(try NeweyWest.covariance(of: fit, design: Self.design, lag: 0), white)
    let single = (0..<Self.observations).map { $0..<$0 + 1 }
    expectClose(try NeweyWest.covariance(of: fit, design: Self.design, lag: 9, series: single), white)
  }

  /// Standard errors of Longley's employed on the unemployed and the armed forces, from statsmodels 0.15 in Python:
  /// OLS.fit with cov_type "HAC" and with "hac-panel" (groups of 9 and 7 years), kernel Bartlett.
  @Test func `standard errors are those of another program`() throws {
    let fit = try LeastSquares(design: Longley.small, response: Longley.employed, hasIntercept: true)
    func errors(lag: Int, series: [Range<Int>]? = nil, smallSample: Bool = false) throws -> [Double] {
      try NeweyWest.covariance(of: fit, design: Longley.small, lag: lag, series: series, smallSample: smallSample)
        .diagonal.map { $0.squareRoot() }
    }
    let expected: [([Double], [Double])] = [
      (try errors(lag: 0), [2694.3974994070372, 0.47983887174471085, 0.7934636407025908]),
      (try errors(lag: 0, smallSample: true), [2989.165643259703, 0.5323334326265682, 0.8802688743906231]),
      (try errors(lag: 2), [2747.99537321967, 0.5257817912766924, 0.7853052663750988]),
      (try errors(lag: 2, smallSample: true), [3048.6271455019455, 0.5833025255856675, 0.8712179707099462]),
      (try errors(lag: 4), [2709.069598284316, 0.4909176685807075, 0.7116013738911027]),
      (try errors(lag: 2, series: [0..<9, 9..<16]), [2711.579572730772, 0.5171832469596283, 0.8012258257921848]),
    ]
    for (errors, theirs) in expected {
      for term in 0..<3 { expectClose(errors[term] / theirs[term], 1, within: 1e-11) }
    }
  }

  @Test func `the customary lag grows with the length as 4(n/100)^(2/9)`() {
    let lags = [
      (0, 0), (1, 1), (4, 1), (5, 2), (99, 3), (100, 4), (272, 4), (273, 5), (51_199, 15), (51_200, 16),
      (1_968_300, 36),
    ]
    for (length, lag) in lags { #expect(NeweyWest.automaticLag(length: length) == lag) }
    for length in [2, 10, 37, 500, 7_000, 123_456] {
      #expect(NeweyWest.automaticLag(length: length) == Int(4 * pow(Double(length) / 100, 2.0 / 9)))
    }
  }

  @Test func `series that do not divide the rows, a negative lag and another fit are refused`() throws {
    let fit = try Self.fit.get()
    for series in [[0..<80], [0..<50, 40..<90], [40..<90, 0..<40], [0..<91], [], [1..<90]] {
      let error = try #require(throws: GSLError.self) {
        try NeweyWest.covariance(of: fit, design: Self.design, lag: 1, series: series)
      }
      #expect(error.code == .invalid)
      #expect(error.message == "the series must follow one another and together be the rows 0 to 89")
    }
    let negative = try #require(throws: GSLError.self) {
      try NeweyWest.covariance(of: fit, design: Self.design, lag: -1)
    }
    #expect(negative.description == "estimating a covariance: the lag must be 0 or more, not -1")
    let other = try #require(throws: GSLError.self) { try NeweyWest.covariance(of: fit, design: Longley.small, lag: 1) }
    #expect(other.code == .badLength)
  }
}
