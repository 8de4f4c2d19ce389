// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Eigenvalues of real square matrices.
public enum Eigenvalues {
  /// A complex number.
  public struct Value: Equatable, Sendable {
    public let real: Double
    public let imaginary: Double

    /// Its distance from 0.
    public var modulus: Double { gsl_hypot(real, imaginary) }
  }

  /// The eigenvalues of any real square matrix, those of the greatest modulus first, by the shifted QR method.
  ///
  /// Source: Golub and Van Loan, "Matrix computations", 4th edition, 2013, section 7.5.
  /// - Parameter matrix: square; finite numbers.
  /// - Throws: ``GSLError`` with code `badLength` where the matrix is not square, `invalid` where an element is not
  ///   finite, `maximumIterations` where the method does not converge, `noMemory`.
  public static func general(_ matrix: Matrix) throws(GSLError) -> [Value] {
    GSLLibrary.prepare()
    guard matrix.isSquare else {
      throw GSLError(
        .badLength, "finding eigenvalues", "the matrix must be square, not \(matrix.rows) by \(matrix.columns)")
    }
    guard matrix.storage.allSatisfy(\.isFinite) else {
      throw GSLError(.invalid, "finding eigenvalues", "every element of the matrix must be finite")
    }
    let order = matrix.rows
    let workspace = try allocated(gsl_eigen_nonsymm_alloc(order), "finding eigenvalues")
    defer { gsl_eigen_nonsymm_free(workspace) }
    let values = try allocated(gsl_vector_complex_alloc(order), "finding eigenvalues")
    defer { gsl_vector_complex_free(values) }
    // Rows and columns in very different units are balanced first.
    gsl_eigen_nonsymm_params(0, 1, workspace)
    var matrix = matrix
    try check(matrix.withMutableView { gsl_eigen_nonsymm($0, values, workspace) }, "finding eigenvalues")
    let numbers = UnsafeBufferPointer(start: values.pointee.data, count: 2 * order)
    return (0..<order).map { Value(real: numbers[2 * $0], imaginary: numbers[2 * $0 + 1]) }
      .sorted {
        $0.modulus != $1.modulus
          ? $0.modulus > $1.modulus : ($0.real, $0.imaginary) > ($1.real, $1.imaginary)
      }
  }
}
