// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// The singular value decomposition A = U D Vᵀ of a real matrix with at least as many rows as columns.
///
/// Source: Golub and Reinsch, "Singular value decomposition and least squares solutions", Numerische Mathematik 14,
/// 1970.
public struct SingularValues: Equatable, Sendable {
  /// U: as many rows and columns as the matrix; its columns are orthonormal.
  public let left: Matrix
  /// The diagonal of D, descending, 0 or more, in the unit of the matrix.
  public let values: [Double]
  /// V: square, as many columns as the matrix; its columns are orthonormal. The matrix stretches each of them by the
  /// singular value of its place.
  public let right: Matrix

  /// Decomposes a matrix.
  /// - Parameter matrix: finite numbers; at least as many rows as columns (add rows of zeros to another: they change
  ///   neither the values nor V).
  /// - Throws: ``GSLError`` with code `badLength` where there are fewer rows than columns, `invalid` where an element
  ///   is not finite, `maximumIterations` where the method does not converge.
  public init(_ matrix: Matrix) throws(GSLError) {
    GSLLibrary.prepare()
    let (rows, columns) = (matrix.rows, matrix.columns)
    guard rows >= columns else {
      throw GSLError(
        .badLength, "decomposing by singular values", "\(columns) columns need as many rows, not \(rows)")
    }
    guard matrix.storage.allSatisfy(\.isFinite) else {
      throw GSLError(.invalid, "decomposing by singular values", "every element of the matrix must be finite")
    }
    var left = matrix
    var right = Matrix(rows: columns, columns: columns)
    var values = [Double](repeating: 0, count: columns)
    var work = values
    let status = left.withMutableView { left in
      right.withMutableView { right in
        values.withMutableView { values in
          work.withMutableView { gsl_linalg_SV_decomp(left, right, values, $0) }
        }
      }
    }
    try check(status, "decomposing by singular values")
    self.left = left
    self.values = values
    self.right = right
  }
}
