// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct CholeskyTests {
  /// A random symmetric positive definite matrix.
  static func covariance(_ order: Int) -> Matrix {
    let root = randomMatrix(rows: order, columns: order + 5, seed: 3)
    return root * root.transposed
  }

  /// The lower triangle of a matrix, with zeros above.
  static func lower(_ matrix: Matrix) -> Matrix {
    var lower = matrix
    for row in 0..<matrix.rows {
      for column in row + 1..<max(row + 1, matrix.columns) { lower[row, column] = 0 }
    }
    return lower
  }

  @Test func `the factor is the one found by hand, below the matrix's own elements`() {
    var matrix = Matrix([[4, 12, -16], [12, 37, -43], [-16, -43, 98]])
    #expect(Cholesky.decompose(&matrix))
    #expect(matrix == Matrix([[2, 12, -16], [6, 1, -43], [-8, 5, 3]]))
  }

  @Test(arguments: [1, 2, 10, 50, 120])
  func `the factor times its transpose is the matrix`(order: Int) {
    let matrix = Self.covariance(order)
    var factor = matrix
    #expect(Cholesky.decompose(&factor))
    expectClose(Self.lower(factor) * Self.lower(factor).transposed, matrix, within: 1e-13)
  }

  @Test(arguments: [1, 2, 10, 50, 120])
  func `solutions multiplied back are the right-hand side`(order: Int) throws {
    let matrix = Self.covariance(order)
    var factor = matrix
    try #require(Cholesky.decompose(&factor))
    let lower = Self.lower(factor)
    let vector = randomMatrix(rows: order, columns: 1, seed: 4).elements
    var solution = vector
    Cholesky.solve(factor, &solution)
    expectClose(matrix * solution, vector, within: 1e-9)
    expectClose(solution, try LinearAlgebra.solve(matrix, vector), within: 1e-9)
    solution = vector
    Cholesky.solveLower(factor, &solution)
    expectClose(lower * solution, vector, within: 1e-11)
    solution = vector
    Cholesky.solveLowerTransposed(factor, &solution)
    expectClose(lower.transposed * solution, vector, within: 1e-11)
    var product = vector
    Cholesky.multiplyLower(factor, &product)
    expectClose(product, lower * vector)
  }

  @Test func `the columns of the Hilbert matrix's inverse solve for those of the identity`() throws {
    var factor = hilbert(6)
    try #require(Cholesky.decompose(&factor))
    for column in 0..<6 {
      var vector = [Double](repeating: 0, count: 6)
      vector[column] = 1
      Cholesky.solve(factor, &vector)
      expectClose(vector, (0..<6).map { hilbertInverse(6)[$0, column] }, within: 2e-16 * 2.9e7)
    }
  }

  @Test(arguments: [
    [[1.0, 2], [2, 1]], [[1, 1], [1, 1]], [[0]], [[-1]], [[.nan]], [[.infinity]], [[1, 0], [.nan, 1]],
    [[1, 0], [.infinity, 1]], [[1, 0, 0], [0, 1, 0], [0, .nan, 1]],
  ])
  func `a matrix that is not positive definite is refused`(rows: [[Double]]) {
    var matrix = Matrix(rows)
    #expect(!Cholesky.decompose(&matrix))
  }

  @Test func `what is above the diagonal is not read`() {
    var whole = Self.covariance(20)
    var half = whole
    for row in 0..<20 {
      for column in row + 1..<max(row + 1, 20) { half[row, column] = .nan }
    }
    #expect(Cholesky.decompose(&whole))
    #expect(Cholesky.decompose(&half))
    #expect(Self.lower(half) == Self.lower(whole))
    var (first, second) = ([Double](repeating: 1, count: 20), [Double](repeating: 1, count: 20))
    Cholesky.solve(whole, &first)
    Cholesky.solve(half, &second)
    #expect(first == second)
  }

  @Test func `matrices in one buffer are solved as matrices on their own`() {
    var (whole, vector) = (Self.covariance(5), [1.0, -2, 3, -4, 5])
    let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: 50)
    defer { buffer.deallocate() }
    _ = buffer.update(from: whole.elements + whole.elements)
    let second = UnsafeMutableBufferPointer(rebasing: buffer[25...])
    #expect(Cholesky.decompose(second, order: 5))
    #expect(Array(buffer[..<25]) == whole.elements)
    #expect(Cholesky.decompose(&whole))
    #expect(Array(second) == whole.elements)
    var same = vector
    Cholesky.solve(whole, &vector)
    same.withUnsafeMutableBufferPointer { Cholesky.solve(UnsafeBufferPointer(second), $0) }
    #expect(same == vector)
  }

  @Test func `sizes that do not fit stop the program`() async {
    await #expect(processExitsWith: .failure) {
      var vector = [1.0, 2]
      Cholesky.solve(.identity(3), &vector)
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rows: 2, columns: 3)
      _ = Cholesky.decompose(&matrix)
    }
  }
}
