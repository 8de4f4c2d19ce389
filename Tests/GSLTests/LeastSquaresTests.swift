// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct LeastSquaresTests {
  @Test func `a line is fitted as by hand`() throws {
    let design = Matrix([[1, 1], [1, 2], [1, 3], [1, 4]])
    let fit = try LeastSquares(design: design, response: [6, 5, 7, 10], hasIntercept: true)
    expectClose(fit.coefficients, [3.5, 1.4])
    expectClose(fit.residuals, [1.1, -1.3, -0.7, 0.9])
    #expect(fit.degreesOfFreedom == 2)
    expectClose(fit.residualVariance, 2.1)
    expectClose(fit.rSquared, 0.7)
    expectClose(fit.inverseCrossProduct, Matrix([[1.5, -0.5], [-0.5, 0.2]]))
    expectClose(fit.covariance, Matrix([[3.15, -1.05], [-1.05, 0.42]]))
    expectClose(fit.standardErrors, [(3.15).squareRoot(), (0.42).squareRoot()])
  }

  @Test func `without an intercept the determination is about 0`() throws {
    let fit = try LeastSquares(design: Matrix([[1], [2], [3]]), response: [2, 3, 5], hasIntercept: false)
    expectClose(fit.coefficients, [23.0 / 14])
    expectClose(fit.rSquared, 23 * 23 / (14.0 * 38))
  }

  /// The certified values are those of the Statistical Reference Datasets of the National Institute of Standards and
  /// Technology. The condition number of the design, 5e9, leaves them exact to about 1e-6 at worst.
  @Test func `Longley's regression has its certified values`() throws {
    let fit = try LeastSquares(design: Longley.design, response: Longley.employed, hasIntercept: true)
    let coefficients = [
      -3_482_258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1_829.15146461355,
    ]
    let errors = [
      890_420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
      0.226073200069370, 455.478499142212,
    ]
    for term in coefficients.indices {
      expectClose(fit.coefficients[term] / coefficients[term], 1, within: 1e-9)
      expectClose(fit.standardErrors[term] / errors[term], 1, within: 1e-9)
    }
    expectClose(fit.rSquared, 0.995479004577296, within: 1e-12)
    expectClose(fit.residualVariance.squareRoot(), 304.854073561965, within: 1e-11)
    #expect(fit.degreesOfFreedom == 9)
  }

  @Test func `residuals are orthogonal to the design`() throws {
    let design = randomMatrix(rows: 60, columns: 5, seed: 5)
    let response = randomMatrix(rows: 60, columns: 1, seed: 6).elements
    let fit = try LeastSquares(design: design, response: response, hasIntercept: false)
    for product in design.transposed * fit.residuals { #expect(abs(product) < 1e-12) }
    expectClose(fit.inverseCrossProduct * (design.transposed * design), .identity(5))
  }

  @Test func `a perfect fit keeps the design's cross product, and a constant response has no determination`() throws {
    let design = Matrix([[1, 0], [1, 1], [1, 2]])
    let perfect = try LeastSquares(design: design, response: [1, 3, 5], hasIntercept: true)
    expectClose(perfect.coefficients, [1, 2])
    expectClose(perfect.rSquared, 1)
    expectClose(perfect.inverseCrossProduct, Matrix([[5.0 / 6, -0.5], [-0.5, 0.5]]))
    let constant = try LeastSquares(design: design, response: [4, 4, 4], hasIntercept: true)
    expectClose(constant.coefficients, [4, 0])
    #expect(constant.rSquared.isNaN)
  }

  @Test func `columns in very different units are no obstacle`() throws {
    var scaled = Longley.small
    for row in 0..<scaled.rows {
      scaled[row, 1] *= 1e-12
      scaled[row, 2] *= 1e12
    }
    let plain = try LeastSquares(design: Longley.small, response: Longley.employed, hasIntercept: true)
    let fit = try LeastSquares(design: scaled, response: Longley.employed, hasIntercept: true)
    expectClose(fit.residuals, plain.residuals, within: 1e-10)
    expectClose(fit.coefficients[2] * 1e12 / plain.coefficients[2], 1, within: 1e-10)
  }

  @Test func `columns that depend on one another are refused`() throws {
    for seed: UInt64 in 1...20 {
      var design = randomMatrix(rows: 100, columns: 4, seed: seed)
      for row in 0..<100 { design[row, 3] = design[row, 0] + 0.1 * design[row, 1] }
      let error = try #require(throws: GSLError.self) {
        try LeastSquares(design: design, response: [Double](repeating: 1, count: 100), hasIntercept: false)
      }
      #expect(error.code == .singular)
      #expect(
        error.description
          == "fitting by least squares: the columns of the design are linearly dependent: 4 of them span 3 dimensions")
    }
    let empty = try #require(throws: GSLError.self) {
      try LeastSquares(design: Matrix([[1, 0], [1, 0], [1, 0]]), response: [1, 2, 3], hasIntercept: true)
    }
    #expect(empty.code == .singular)
  }

  @Test func `too few observations, sizes that disagree and numbers that are not finite are refused`() throws {
    let few = try #require(throws: GSLError.self) {
      try LeastSquares(design: .identity(3), response: [1, 2, 3], hasIntercept: false)
    }
    #expect(few.code == .invalid)
    #expect(few.description == "fitting by least squares: 3 coefficients need at least 4 observations, not 3")
    let short = try #require(throws: GSLError.self) {
      try LeastSquares(design: Matrix([[1], [2], [3]]), response: [1, 2], hasIntercept: false)
    }
    #expect(short.code == .badLength)
    for bad in [Double.nan, .infinity] {
      let design = try #require(throws: GSLError.self) {
        try LeastSquares(design: Matrix([[1], [bad], [3]]), response: [1, 2, 3], hasIntercept: false)
      }
      let response = try #require(throws: GSLError.self) {
        try LeastSquares(design: Matrix([[1], [2], [3]]), response: [1, bad, 3], hasIntercept: false)
      }
      #expect(design.code == .invalid)
      #expect(response.code == .invalid)
    }
  }
}
