// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

extension Matrix {
  /// The product of two matrices; the first has as many columns as the second has rows.
  public static func * (first: Matrix, second: Matrix) -> Matrix {
    precondition(first.columns == second.rows, "a product needs as many rows on the right as columns on the left")
    GSLLibrary.prepare()
    var product = Matrix(rows: first.rows, columns: second.columns)
    let status = first.withView { first in
      second.withView { second in
        product.withMutableView { gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, first, second, 0, $0) }
      }
    }
    assertDone(status)
    return product
  }

  /// The product of a matrix and a column vector as long as a row of the matrix.
  public static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    precondition(matrix.columns == vector.count, "a product needs a vector as long as the matrix has columns")
    GSLLibrary.prepare()
    var product = [Double](repeating: 0, count: matrix.rows)
    let status = matrix.withView { matrix in
      vector.withView { vector in
        product.withMutableView { gsl_blas_dgemv(CblasNoTrans, 1, matrix, vector, 0, $0) }
      }
    }
    assertDone(status)
    return product
  }
}

/// Stops the program where a routine that can fail only by sizes that disagree has failed after all.
@inline(__always)
func assertDone(_ status: Int32) { precondition(status == 0, "the library refused sizes that were checked") }
