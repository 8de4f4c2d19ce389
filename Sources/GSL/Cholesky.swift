// SPDX-License-Identifier: GPL-3.0-or-later

/// The Cholesky decomposition A = LLᵀ of a symmetric positive definite matrix, in place, and what is done with it.
///
/// Nothing here allocates. Only the lower triangle of a matrix or factor is read; above the diagonal, a factor keeps
/// the elements of the matrix it was made of. Sizes that disagree are programming errors and stop the program.
///
/// ```swift
/// if Cholesky.decompose(&covariance) { Cholesky.solve(covariance, &vector) }
/// ```
///
/// Source: Golub and Van Loan, "Matrix computations", 4th edition, 2013, section 4.2.
public enum Cholesky {
  /// Replaces the lower triangle of a matrix by its factor L.
  /// - Parameter matrix: square and symmetric.
  /// - Returns: whether the matrix is positive definite, all its numbers being finite; if not, its lower triangle
  ///   and diagonal are spoilt.
  public static func decompose(_ matrix: inout Matrix) -> Bool {
    let (rows, columns) = (matrix.rows, matrix.columns)
    precondition(rows == columns, "a Cholesky decomposition needs a square matrix")
    return matrix.storage.withUnsafeMutableBufferPointer { decompose($0, order: rows) }
  }

  /// Solves A x = b.
  /// - Parameters:
  ///   - factor: what ``decompose(_:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solve(_ factor: Matrix, _ vector: inout [Double]) {
    withBuffers(factor, &vector) { solve($0, $1) }
  }

  /// Solves L x = b by forward substitution: turns noise with covariance A into noise that is white.
  /// - Parameters:
  ///   - factor: what ``decompose(_:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solveLower(_ factor: Matrix, _ vector: inout [Double]) {
    withBuffers(factor, &vector) { solveLower($0, $1) }
  }

  /// Solves Lᵀ x = b by back substitution: turns white noise into noise whose covariance is the inverse of A.
  /// - Parameters:
  ///   - factor: what ``decompose(_:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solveLowerTransposed(_ factor: Matrix, _ vector: inout [Double]) {
    withBuffers(factor, &vector) { solveLowerTransposed($0, $1) }
  }

  /// Multiplies by L: turns white noise into noise with covariance A.
  /// - Parameters:
  ///   - factor: what ``decompose(_:)`` made of A.
  ///   - vector: as long as A has rows; replaced by L times it.
  public static func multiplyLower(_ factor: Matrix, _ vector: inout [Double]) {
    withBuffers(factor, &vector) { multiplyLower($0, $1) }
  }

  /// Lends `body` the elements of a square factor and of a vector that fits it.
  private static func withBuffers(
    _ factor: Matrix, _ vector: inout [Double],
    _ body: (UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    precondition(factor.isSquare && vector.count == factor.rows, "the vector must be as long as the factor has rows")
    factor.storage.withUnsafeBufferPointer { factor in
      vector.withUnsafeMutableBufferPointer { body(factor, $0) }
    }
  }
}
