// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

// The same on memory of the caller's, for loops that hold many small matrices in one buffer.
extension Cholesky {
  /// Replaces the lower triangle of a matrix by its factor L. See ``decompose(_:)``.
  /// - Parameters:
  ///   - matrix: `order * order` elements, row after row.
  ///   - order: the number of rows, 1 or more.
  /// - Returns: whether the matrix is positive definite, all its numbers being finite; if not, its lower triangle
  ///   and diagonal are spoilt.
  public static func decompose(_ matrix: UnsafeMutableBufferPointer<Double>, order: Int) -> Bool {
    precondition(order > 0 && matrix.count == order * order, "the matrix must have order times order elements")
    GSLLibrary.prepare()
    let status = withMutableView(matrix, rows: order, columns: order) { gsl_linalg_cholesky_decomp1($0) }
    guard status == 0 else { return false }
    // The library lets through what is not a number or infinite; either leaves its mark on the diagonal.
    for index in 0..<order where !matrix[index * (order + 1)].isFinite { return false }
    return true
  }

  /// Solves A x = b. See ``solve(_:_:)-(Matrix,_)``.
  /// - Parameters:
  ///   - factor: what ``decompose(_:order:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solve(_ factor: UnsafeBufferPointer<Double>, _ vector: UnsafeMutableBufferPointer<Double>) {
    solveLower(factor, vector)
    solveLowerTransposed(factor, vector)
  }

  /// Solves L x = b by forward substitution. See ``solveLower(_:_:)-(Matrix,_)``.
  /// - Parameters:
  ///   - factor: what ``decompose(_:order:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solveLower(_ factor: UnsafeBufferPointer<Double>, _ vector: UnsafeMutableBufferPointer<Double>) {
    withViews(factor, vector) { gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, $0, $1) }
  }

  /// Solves Lᵀ x = b by back substitution. See ``solveLowerTransposed(_:_:)-(Matrix,_)``.
  /// - Parameters:
  ///   - factor: what ``decompose(_:order:)`` made of A.
  ///   - vector: b, as long as A has rows; replaced by x.
  public static func solveLowerTransposed(
    _ factor: UnsafeBufferPointer<Double>, _ vector: UnsafeMutableBufferPointer<Double>
  ) {
    withViews(factor, vector) { gsl_blas_dtrsv(CblasLower, CblasTrans, CblasNonUnit, $0, $1) }
  }

  /// Multiplies by L. See ``multiplyLower(_:_:)-(Matrix,_)``.
  /// - Parameters:
  ///   - factor: what ``decompose(_:order:)`` made of A.
  ///   - vector: as long as A has rows; replaced by L times it.
  public static func multiplyLower(
    _ factor: UnsafeBufferPointer<Double>, _ vector: UnsafeMutableBufferPointer<Double>
  ) {
    withViews(factor, vector) { gsl_blas_dtrmv(CblasLower, CblasNoTrans, CblasNonUnit, $0, $1) }
  }

  /// Lends `body` views over a square factor and a vector that fits it.
  private static func withViews(
    _ factor: UnsafeBufferPointer<Double>, _ vector: UnsafeMutableBufferPointer<Double>,
    _ body: (UnsafePointer<gsl_matrix>, UnsafeMutablePointer<gsl_vector>) -> Int32
  ) {
    let order = vector.count
    precondition(order > 0 && factor.count == order * order, "the vector must be as long as the factor has rows")
    GSLLibrary.prepare()
    let status = withView(factor, rows: order, columns: order) { factor in
      withMutableView(vector) { body(factor, $0) }
    }
    assertDone(status)
  }
}
