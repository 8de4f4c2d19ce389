// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension NGramModel {
  /// The counts of the tokens seen after each context, less the discount, relative to the largest of them, raised to a
  /// power and cumulated: one number for each node.
  func raisedCounts(power: Double) -> [Double] {
    withInterpolation { interpolation in
      let columns = interpolation.columns
      let nodes = counts.levelStarts[order + 1]
      return [Double](unsafeUninitializedCapacity: nodes) { raised, initialised in
        // The empty n-gram extends nothing and stays 0.
        raised.initialize(repeating: 0)
        initialised = nodes
        for length in 0..<order {
          for node in counts.levelStarts[length]..<counts.levelStarts[length + 1] {
            Self.raise(columns, columns.children(of: node), discount: discounts[length], power: power, raised)
          }
        }
      }
    }
  }

  /// The raised counts of the nodes that extend one node.
  private static func raise(
    _ columns: NGramColumns, _ children: Range<Int>, discount: Double, power: Double,
    _ raised: UnsafeMutableBufferPointer<Double>
  ) {
    var largest: UInt32 = 0
    var before: UInt32 = 0
    for child in children {
      largest = max(largest, columns.cumulative[child] - before)
      before = columns.cumulative[child]
    }
    var sum = 0.0
    before = 0
    for child in children {
      let count = columns.cumulative[child] - before
      // Relative to the largest, so that no power overflows.
      sum += count == largest ? 1 : pow((Double(count) - discount) / (Double(largest) - discount), power)
      raised[child] = sum
      before = columns.cumulative[child]
    }
  }
}
