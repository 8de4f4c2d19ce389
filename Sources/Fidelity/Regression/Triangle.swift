// SPDX-License-Identifier: GPL-3.0-or-later

/// Lower triangular square matrices in place, row after row, possibly of less than full rank: then only the first
/// `rank` columns are not 0, which the library's decompositions do not know.
enum Triangle {
  /// The lower triangle of L L'.
  static func square(_ factor: [Double], order: Int, into result: inout [Double]) {
    for row in 0..<order {
      for column in 0...row {
        result[row * order + column] = product(factor, row * order, column * order, column + 1)
      }
    }
  }

  /// Adds the lower triangle of L L'.
  static func square(_ factor: [Double], order: Int, addedTo result: inout [Double]) {
    for row in 0..<order {
      for column in 0...row {
        result[row * order + column] += product(factor, row * order, column * order, column + 1)
      }
    }
  }

  /// Replaces a positive semidefinite matrix of a rank by its factor L, the leading minor of that rank being regular. A
  /// pivot that rounding makes negative is 0.
  static func factorise(_ matrix: inout [Double], order: Int, rank: Int) {
    for row in 0..<order {
      for column in 0..<order where column <= row && column < rank {
        let place = row * order + column
        let rest = matrix[place] - product(matrix, row * order, column * order, column)
        if column == row {
          matrix[place] = max(0, rest).squareRoot()
        } else {
          let pivot = matrix[column * (order + 1)]
          matrix[place] = pivot > 0 ? rest / pivot : 0
        }
      }
      for column in rank..<max(rank, row + 1) { matrix[row * order + column] = 0 }
    }
  }

  /// Replaces A by T^-1 A, as far as the leading minor of the rank goes; both are triangular.
  static func divide(_ matrix: inout [Double], by factor: [Double], order: Int, rank: Int) {
    for row in 0..<rank {
      for inner in 0..<row {
        let weight = factor[row * order + inner]
        for column in 0...inner { matrix[row * order + column] -= weight * matrix[inner * order + column] }
      }
      let pivot = factor[row * (order + 1)]
      for column in 0...row { matrix[row * order + column] /= pivot }
    }
  }

  /// Replaces A, of which the leading minor of the rank counts, by C A; both are triangular.
  static func multiply(_ factor: [Double], by matrix: inout [Double], order: Int, rank: Int) {
    // From the last row, so that the rows above are still those of A.
    for row in (0..<order).reversed() {
      let own = row < rank ? factor[row * (order + 1)] : 0
      for column in 0...row { matrix[row * order + column] *= own }
      for inner in 0..<min(row, rank) {
        let weight = factor[row * order + inner]
        for column in 0...inner { matrix[row * order + column] += weight * matrix[inner * order + column] }
      }
    }
  }

  /// The inner product of the first numbers of two rows.
  private static func product(_ matrix: [Double], _ first: Int, _ second: Int, _ count: Int) -> Double {
    // Four sums at a time hide the time that an addition takes.
    var sums = SIMD4<Double>.zero
    var place = 0
    while place + 4 <= count {
      let left = SIMD4(
        matrix[first + place], matrix[first + place + 1], matrix[first + place + 2], matrix[first + place + 3])
      let right = SIMD4(
        matrix[second + place], matrix[second + place + 1], matrix[second + place + 2], matrix[second + place + 3])
      sums += left * right
      place += 4
    }
    var sum = sums.sum()
    while place < count {
      sum += matrix[first + place] * matrix[second + place]
      place += 1
    }
    return sum
  }
}
