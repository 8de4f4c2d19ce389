// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Testing

@testable import Experiments

struct MomentsTests {
  private let values = (0..<100).map { 1e6 + Double($0 * $0 % 37) }

  @Test("Mean and standard error are those of the values, however they are pooled")
  func pooling() {
    for split in [0, 1, 40, 100] {
      var (first, second) = (Moments(), Moments())
      for value in values[..<split] { first.add(value) }
      for value in values[split...] { second.add(value) }
      first.add(second)
      #expect(first.count == 100)
      #expect(abs(first.mean - Statistics.mean(values)) < 1e-9)
      #expect(abs(first.standardError - Statistics.standardDeviation(values) / 10) < 1e-10)
    }
  }

  @Test("One infinite value makes the mean infinite and leaves no standard error")
  func infinite() {
    var moments = Moments()
    for value in [1.0, .infinity, 3] { moments.add(value) }
    #expect(moments.mean == .infinity && moments.standardError.isNaN)
    #expect(moments.count == 2 && moments.infinite == 1)
  }

  @Test("One value has no standard error, none no mean")
  func few() {
    var moments = Moments()
    #expect(moments.mean.isNaN)
    moments.add(4)
    #expect(moments.mean == 4 && moments.standardError.isNaN)
  }

  @Test("A median is the middle of the sorted values", arguments: [1, 2, 9, 10, 101, 1_000])
  func median(count: Int) {
    let values = (0..<count).map { Double(($0 * 7_919 + 13) % count) }
    let sorted = values.sorted()
    let middle = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
    let median = MedianEstimate(values)
    #expect(median.value == middle)
    #expect(median.standardError.isNaN == (count < 10))
  }

  @Test("The standard error of a median of uniform values is 1/(2 sqrt n)")
  func medianError() {
    // Evenly spread values: order statistics are what they are expected to be.
    let count = 10_000
    let median = MedianEstimate((0..<count).map { Double($0) / Double(count) })
    #expect(abs(median.standardError - 0.5 / Double(count).squareRoot()) < 1.5 / Double(count))
    #expect(MedianEstimate([]).value.isNaN)
  }
}
