// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct SingularValuesTests {
  private static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for place in values.indices { matrix[place, place] = values[place] }
    return matrix
  }

  @Test func `a matrix decomposed by hand has its values and directions`() throws {
    // AᵀA = (25 20; 20 25), with eigenvalues 45 along (1, 1) and 5 along (1, -1).
    let found = try SingularValues(Matrix([[3, 0], [4, 5]]))
    expectClose(found.values, [(45.0).squareRoot(), (5.0).squareRoot()])
    expectClose(found.right.elements.map(\.magnitude), [Double](repeating: 0.5.squareRoot(), count: 4))
    #expect(found.right[0, 0] * found.right[1, 0] > 0 && found.right[0, 1] * found.right[1, 1] < 0)
  }

  @Test(arguments: [(1, 1), (5, 1), (3, 3), (9, 4), (40, 17)])
  func `the factors are orthonormal and their product is the matrix`(rows: Int, columns: Int) throws {
    let matrix = randomMatrix(rows: rows, columns: columns, seed: 8)
    let found = try SingularValues(matrix)
    expectClose(found.left * Self.diagonal(found.values) * found.right.transposed, matrix, within: 1e-13)
    expectClose(found.left.transposed * found.left, .identity(columns))
    expectClose(found.right.transposed * found.right, .identity(columns))
    #expect(found.values == found.values.sorted(by: >) && found.values.allSatisfy { $0 >= 0 })
    let squares = matrix.elements.reduce(0) { $0 + $1 * $1 }
    expectClose(found.values.reduce(0) { $0 + $1 * $1 }, squares)
  }

  @Test func `what a singular matrix does not see has the value 0, and rows of zeros change nothing`() throws {
    let wide = Matrix([[1, 2, 0], [0, 0, 0], [0, 0, 0]])
    let found = try SingularValues(wide)
    expectClose(found.values[0], 5.0.squareRoot())
    #expect(found.values[1] < 1e-15 && found.values[2] < 1e-15)
    expectClose(abs(found.right[0, 0]), 1 / 5.0.squareRoot())
    expectClose(found.right.transposed * found.right, .identity(3))
    expectClose(try SingularValues(Matrix([[1, 0], [0, 1], [0, 0]])).values, [1, 1])
    #expect(try SingularValues(Matrix(rows: 2, columns: 2)).values == [0, 0])
  }

  @Test func `fewer rows than columns and numbers that are not finite are refused`() throws {
    let wide = try #require(throws: GSLError.self) { try SingularValues(Matrix([[1, 2]])) }
    #expect(wide.code == .badLength)
    #expect(wide.description == "decomposing by singular values: 2 columns need as many rows, not 1")
    for bad in [Double.nan, .infinity] {
      let error = try #require(throws: GSLError.self) { try SingularValues(Matrix([[bad]])) }
      #expect(error.code == .invalid)
    }
  }
}
