// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

/// The Hilbert matrix, 1/(i + j - 1) with rows and columns from 1: positive definite and ill-conditioned.
func hilbert(_ order: Int) -> Matrix {
  var matrix = Matrix(rows: order, columns: order)
  for row in 0..<order {
    for column in 0..<order { matrix[row, column] = 1 / Double(row + column + 1) }
  }
  return matrix
}

/// The exact inverse of the Hilbert matrix, whose elements are whole (Choi, American Mathematical Monthly 90, 1983).
func hilbertInverse(_ order: Int) -> Matrix {
  var matrix = Matrix(rows: order, columns: order)
  for i in 1...order {
    for j in 1...order {
      let sign = (i + j) % 2 == 0 ? 1.0 : -1
      let middle = binomialCoefficient(i + j - 2, i - 1)
      matrix[i - 1, j - 1] =
        sign * Double(i + j - 1) * binomialCoefficient(order + i - 1, order - j)
        * binomialCoefficient(order + j - 1, order - i) * middle * middle
    }
  }
  return matrix
}

/// The number of ways to choose some of several objects, exact while below 2^53 / (objects + 1).
func binomialCoefficient(_ objects: Int, _ chosen: Int) -> Double {
  guard chosen >= 0, chosen <= objects else { return 0 }
  var ways = 1.0
  for taken in 0..<chosen { ways = ways * Double(objects - taken) / Double(taken + 1) }
  return ways
}

/// A matrix of standard normal numbers.
func randomMatrix(rows: Int, columns: Int, seed: UInt64) -> Matrix {
  var draws = Luck(seed: seed, replicate: 0).key(.sellerQuality, period: 1, kind: .seller).draws
  return Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in draws.gaussian() })
}

/// Checks that two matrices agree, element by element, to a precision relative to the greatest expected element.
func expectClose(
  _ matrix: Matrix, _ expected: Matrix, within precision: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(matrix.rows == expected.rows, sourceLocation: sourceLocation)
  expectClose(matrix.elements, expected.elements, within: precision, sourceLocation: sourceLocation)
}

/// Checks that two vectors agree, element by element, to a precision relative to the greatest expected element.
func expectClose(
  _ vector: [Double], _ expected: [Double], within precision: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(vector.count == expected.count, sourceLocation: sourceLocation)
  let size = expected.map(\.magnitude).max() ?? 0
  for (value, expected) in zip(vector, expected) {
    #expect(abs(value - expected) <= precision * size, sourceLocation: sourceLocation)
  }
}
