// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct LinearAlgebraTests {
  @Test func `a system is solved as by hand, though its first pivot is 0`() throws {
    let matrix = Matrix([[0, 2, 1], [1, -1, 0], [3, 0, 4]])
    expectClose(try LinearAlgebra.solve(matrix, [7, -1, 15]), [1, 2, 3])
    #expect(try LinearAlgebra.solve(Matrix([[4]]), [2]) == [0.5])
  }

  @Test(arguments: [1, 2, 7, 40, 150])
  func `a solution multiplied back is the right-hand side`(order: Int) throws {
    let matrix = randomMatrix(rows: order, columns: order, seed: 1)
    let rightHandSide = randomMatrix(rows: order, columns: 1, seed: 2).elements
    let solution = try LinearAlgebra.solve(matrix, rightHandSide)
    expectClose(matrix * solution, rightHandSide, within: 1e-10)
    expectClose(try LinearAlgebra.inverse(matrix) * matrix, .identity(order), within: 1e-10)
    expectClose(try LinearAlgebra.inverse(matrix) * rightHandSide, solution, within: 1e-10)
  }

  @Test func `the inverse of the Hilbert matrix is the known one`() throws {
    // The precision is that of a Double, 2e-16, times the condition number of the matrix.
    expectClose(try LinearAlgebra.inverse(hilbert(4)), hilbertInverse(4), within: 2e-16 * 2.8e4)
    expectClose(try LinearAlgebra.inverse(hilbert(6)), hilbertInverse(6), within: 2e-16 * 2.9e7)
    expectClose(try LinearAlgebra.inverse(hilbertInverse(6)), hilbert(6), within: 2e-16 * 2.9e7)
  }

  @Test(arguments: [
    Matrix([[0]]), Matrix([[1, 2], [2, 4]]), Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]),
    Matrix([[0.1, 0.3], [0.2, 0.6]]), hilbert(15),
  ])
  func `a matrix without an inverse, or too near to one, is refused`(matrix: Matrix) throws {
    let solving = try #require(throws: GSLError.self) {
      try LinearAlgebra.solve(matrix, [Double](repeating: 1, count: matrix.rows))
    }
    #expect(solving.code == .singular)
    #expect(solving.description.hasPrefix("solving a linear system: the matrix "))
    let inverting = try #require(throws: GSLError.self) { try LinearAlgebra.inverse(matrix) }
    #expect(inverting.code == .singular)
    #expect(inverting.description.hasPrefix("inverting a matrix: the matrix "))
  }

  @Test func `sizes that disagree and numbers that are not finite are refused`() throws {
    let short = try #require(throws: GSLError.self) { try LinearAlgebra.solve(.identity(3), [1, 2]) }
    #expect(short.description == "solving a linear system: 3 rows need as many numbers, not 2")
    #expect(short.code == .badLength)
    let oblong = try #require(throws: GSLError.self) { try LinearAlgebra.inverse(Matrix(rows: 2, columns: 3)) }
    #expect(oblong.description == "inverting a matrix: the matrix must be square, not 2 by 3")
    for bad in [Double.nan, .infinity] {
      let error = try #require(throws: GSLError.self) { try LinearAlgebra.inverse(Matrix([[1, 0], [bad, 1]])) }
      #expect(error.code == .invalid)
    }
  }
}
