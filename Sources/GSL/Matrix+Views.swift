// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

// The library's views over Swift memory. A view is a header of a few words on the stack that points to the elements:
// nothing is copied or allocated. A view lives no longer than the call it is lent to.

/// Lends `body` a view over a matrix stored row after row, to read.
func withView<Result>(
  _ elements: UnsafeBufferPointer<Double>, rows: Int, columns: Int, _ body: (UnsafePointer<gsl_matrix>) -> Result
) -> Result {
  var view = gsl_matrix_const_view_array(elements.baseAddress, rows, columns)
  return withUnsafePointer(to: &view.matrix, body)
}

/// Lends `body` a view over a matrix stored row after row, to change.
func withMutableView<Result>(
  _ elements: UnsafeMutableBufferPointer<Double>, rows: Int, columns: Int,
  _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
) -> Result {
  var view = gsl_matrix_view_array(elements.baseAddress, rows, columns)
  return withUnsafeMutablePointer(to: &view.matrix, body)
}

/// Lends `body` a view over a vector, to read.
func withView<Result>(
  _ elements: UnsafeBufferPointer<Double>, _ body: (UnsafePointer<gsl_vector>) -> Result
) -> Result {
  var view = gsl_vector_const_view_array(elements.baseAddress, elements.count)
  return withUnsafePointer(to: &view.vector, body)
}

/// Lends `body` a view over a vector, to change.
func withMutableView<Result>(
  _ elements: UnsafeMutableBufferPointer<Double>, _ body: (UnsafeMutablePointer<gsl_vector>) -> Result
) -> Result {
  var view = gsl_vector_view_array(elements.baseAddress, elements.count)
  return withUnsafeMutablePointer(to: &view.vector, body)
}

extension Matrix {
  /// Lends `body` a view over this matrix, to read.
  func withView<Result>(_ body: (UnsafePointer<gsl_matrix>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { GSL.withView($0, rows: rows, columns: columns, body) }
  }

  /// Lends `body` a view over this matrix, to change.
  mutating func withMutableView<Result>(_ body: (UnsafeMutablePointer<gsl_matrix>) -> Result) -> Result {
    let (rows, columns) = (rows, columns)
    return storage.withUnsafeMutableBufferPointer {
      GSL.withMutableView($0, rows: rows, columns: columns, body)
    }
  }
}

extension [Double] {
  /// Lends `body` a view over these numbers as a vector, to read.
  func withView<Result>(_ body: (UnsafePointer<gsl_vector>) -> Result) -> Result {
    withUnsafeBufferPointer { GSL.withView($0, body) }
  }

  /// Lends `body` a view over these numbers as a vector, to change.
  mutating func withMutableView<Result>(_ body: (UnsafeMutablePointer<gsl_vector>) -> Result) -> Result {
    withUnsafeMutableBufferPointer { GSL.withMutableView($0, body) }
  }
}
