// SPDX-License-Identifier: GPL-3.0-or-later

/// Gini coefficient and Herfindahl index.
enum Inequality {
  /// Gini coefficient of `zeros` incomes of 0 and the positive incomes whose bit patterns are `keys[0..<count]`:
  /// sum (2 i - n - 1) x_(i) / (n sum x). Missing (NaN) when nobody earns.
  ///
  /// The keys are sorted in place by counting their digits, since positive doubles order as their bit patterns: plain
  /// sorting of all incomes would take about half of a large market's period.
  static func gini(positive keys: inout [UInt64], count: Int, zeros: Int, buffer: inout [UInt64]) -> Double {
    guard count > 0 else { return .nan }
    radixSort(&keys, count, &buffer)
    let total = Double(count + zeros)
    var sum = 0.0
    var weighted = 0.0
    for index in 0..<count {
      let income = Double(bitPattern: keys[index])
      sum += income
      weighted += (2 * Double(zeros + index + 1) - total - 1) * income
    }
    return weighted / (total * sum)
  }

  /// Sorts the first `count` keys: by counting their leading 33 bits, which settles all but near ties, then by
  /// insertion.
  static func radixSort(_ keys: inout [UInt64], _ count: Int, _ buffer: inout [UInt64]) {
    if buffer.count < keys.count { buffer = [UInt64](repeating: 0, count: keys.count) }
    if count > 64 {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2048) { places in
        for shift in [31, 42, 53] as [UInt64] { sortDigit(&keys, count, shift, &buffer, places) }
      }
      // Many incomes that differ by rounding alone would make the insertion below quadratic.
      if nearTies(keys, count) > count / 8 {
        keys[0..<count].sort()
        return
      }
    }
    keys.withUnsafeMutableBufferPointer { keys in
      for index in 1..<max(1, count) {
        let key = keys[index]
        var place = index
        while place > 0 && keys[place - 1] > key {
          keys[place] = keys[place - 1]
          place -= 1
        }
        keys[place] = key
      }
    }
  }

  /// Neighbours that differ, but not in their leading 33 bits.
  private static func nearTies(_ keys: [UInt64], _ count: Int) -> Int {
    var ties = 0
    for index in 1..<count where keys[index] != keys[index - 1] && keys[index] >> 31 == keys[index - 1] >> 31 {
      ties += 1
    }
    return ties
  }

  private static func sortDigit(
    _ keys: inout [UInt64], _ count: Int, _ shift: UInt64, _ buffer: inout [UInt64],
    _ places: UnsafeMutableBufferPointer<Int>
  ) {
    places.initialize(repeating: 0)
    keys.withUnsafeBufferPointer { keys in
      buffer.withUnsafeMutableBufferPointer { buffer in
        for index in 0..<count { places[Int((keys[index] >> shift) & 2047)] += 1 }
        var start = 0
        for value in 0..<2048 {
          let next = start + places[value]
          places[value] = start
          start = next
        }
        for index in 0..<count {
          let value = Int((keys[index] >> shift) & 2047)
          buffer[places[value]] = keys[index]
          places[value] += 1
        }
      }
    }
    swap(&keys, &buffer)
  }
}
