// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Linear systems with a square matrix, by LU decomposition with partial pivoting.
///
/// Source: Golub and Van Loan, "Matrix computations", 4th edition, 2013, sections 3.4 and 3.5.
public enum LinearAlgebra {
  /// The vector x for which `matrix * x` is the right-hand side.
  /// - Parameters:
  ///   - matrix: square; finite numbers. Rows or columns in units that differ by many powers of ten make it
  ///     ill-conditioned, so rescale them.
  ///   - rightHandSide: as long as the matrix has rows.
  /// - Throws: ``GSLError`` with code `singular` where the matrix has no inverse or, its reciprocal condition number
  ///   estimated below the precision of a `Double`, cannot be told from one that has none; `badLength` where sizes
  ///   disagree; `invalid` where an element is not finite; `noMemory`.
  public static func solve(_ matrix: Matrix, _ rightHandSide: [Double]) throws(GSLError) -> [Double] {
    guard matrix.rows == rightHandSide.count else {
      throw GSLError(
        .badLength, "solving a linear system", "\(matrix.rows) rows need as many numbers, not \(rightHandSide.count)")
    }
    var factors = try Factors(matrix, "solving a linear system")
    var solution = rightHandSide
    let status = factors.use { triangles, rowOrder in
      solution.withMutableView { gsl_linalg_LU_svx(triangles, rowOrder, $0) }
    }
    try check(status, "solving a linear system")
    return solution
  }

  /// The inverse of a matrix. To solve one system, ``solve(_:_:)`` is faster and more exact.
  /// - Parameter matrix: square; finite numbers.
  /// - Throws: ``GSLError``, as ``solve(_:_:)`` does.
  public static func inverse(_ matrix: Matrix) throws(GSLError) -> Matrix {
    var factors = try Factors(matrix, "inverting a matrix")
    try check(factors.use { gsl_linalg_LU_invx($0, $1) }, "inverting a matrix")
    return factors.triangles
  }

  /// The LU decomposition of a matrix that can be told from a singular one.
  private struct Factors {
    /// U on and above the diagonal; below it L, whose diagonal of ones is not stored.
    var triangles: Matrix
    /// Which row of the matrix became each row of the triangles.
    private var rowOrder: [Int]

    init(_ matrix: Matrix, _ operation: StaticString) throws(GSLError) {
      GSLLibrary.prepare()
      guard matrix.isSquare else {
        throw GSLError(
          .badLength, operation, "the matrix must be square, not \(matrix.rows) by \(matrix.columns)")
      }
      guard matrix.storage.allSatisfy(\.isFinite) else {
        throw GSLError(.invalid, operation, "every element of the matrix must be finite")
      }
      triangles = matrix
      rowOrder = Array(0..<matrix.rows)
      var sign: Int32 = 0
      try check(use { gsl_linalg_LU_decomp($0, $1, &sign) }, operation)
      guard (0..<matrix.rows).allSatisfy({ triangles[$0, $0] != 0 }) else {
        throw GSLError(.singular, operation, "the matrix is singular: its rows are not independent")
      }
      // Partial pivoting keeps L well-conditioned, so U is as near to singular as the matrix.
      var work = [Double](repeating: 0, count: 3 * matrix.rows)
      var reciprocalCondition = 0.0
      let status = triangles.withView { triangles in
        work.withMutableView { gsl_linalg_tri_rcond(CblasUpper, triangles, &reciprocalCondition, $0) }
      }
      try check(status, operation)
      guard reciprocalCondition >= Double.ulpOfOne else {
        throw GSLError(
          .singular, operation,
          "the matrix cannot be told from a singular one: its reciprocal condition number is \(reciprocalCondition)")
      }
    }

    /// Lends `body` the triangles and the order of the rows as the library takes them.
    mutating func use<Result>(
      _ body: (UnsafeMutablePointer<gsl_matrix>, UnsafeMutablePointer<gsl_permutation>) -> Result
    ) -> Result {
      rowOrder.withUnsafeMutableBufferPointer { order in
        var permutation = gsl_permutation(size: order.count, data: order.baseAddress)
        return triangles.withMutableView { body($0, &permutation) }
      }
    }
  }
}
