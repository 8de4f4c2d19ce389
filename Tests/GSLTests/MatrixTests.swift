// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

struct MatrixTests {
  static let matrix = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func `elements are stored row after row`() {
    #expect(Self.matrix.rows == 2)
    #expect(Self.matrix.columns == 3)
    #expect(Self.matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(Self.matrix == Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]))
    #expect(Self.matrix[1, 0] == 4)
    var changed = Self.matrix
    changed[0, 2] = -7
    #expect(changed.elements == [1, 2, -7, 4, 5, 6])
    #expect(Self.matrix[0, 2] == 3, "a copy is a value of its own")
  }

  @Test func `transposition exchanges rows and columns`() {
    #expect(Self.matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(Self.matrix.transposed.transposed == Self.matrix)
    #expect(Self.matrix.diagonal == [1, 5])
    #expect(Matrix.identity(2).elements == [1, 0, 0, 1])
  }

  @Test func `products are those of the textbook`() {
    #expect(Self.matrix * Matrix([[1, 0], [0, -1], [2, 1]]) == Matrix([[7, 1], [16, 1]]))
    #expect(Self.matrix * Matrix.identity(3) == Self.matrix)
    #expect(Self.matrix * [1, 1, -2] == [-3, -3])
  }

  @Test func `sizes and indices that do not fit stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 0, columns: 3) }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3, 4]])[0, 2] }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3, 4]]) * [1, 2, 3] }
  }
}
