// SPDX-License-Identifier: GPL-3.0-or-later

/// A dense matrix of real numbers, stored row after row. A plain value: the library works on its storage in place.
///
/// Sizes and indices out of range are programming errors and stop the program.
public struct Matrix: Equatable, Sendable {
  /// The number of rows, 1 or more.
  public let rows: Int
  /// The number of columns, 1 or more.
  public let columns: Int
  /// The elements, row after row: that of row i and column j is number `i * columns + j`.
  @inlinable public var elements: [Double] { storage }

  /// What ``elements`` returns.
  @usableFromInline var storage: [Double]

  /// A matrix whose elements are all equal.
  /// - Parameters:
  ///   - rows: 1 or more.
  ///   - columns: 1 or more.
  ///   - value: what every element is.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix of given elements.
  /// - Parameters:
  ///   - rows: 1 or more.
  ///   - columns: 1 or more.
  ///   - elements: row after row, `rows * columns` of them.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows > 0 && columns > 0, "a matrix needs a row and a column")
    precondition(elements.count == rows * columns, "a matrix needs rows times columns elements")
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// A matrix of given rows.
  /// - Parameter rows: one or more, all equally long and none empty.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "a matrix needs rows of one length")
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()))
  }

  /// The square matrix with 1 on the diagonal and 0 elsewhere.
  /// - Parameter order: the number of rows, 1 or more.
  public static func identity(_ order: Int) -> Matrix {
    var matrix = Matrix(rows: order, columns: order)
    for index in 0..<order { matrix[index, index] = 1 }
    return matrix
  }

  /// The element of a row and a column, both counted from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such element of the matrix")
      return storage[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such element of the matrix")
      storage[row * columns + column] = newValue
    }
  }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The elements whose row and column are equal.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }
}
