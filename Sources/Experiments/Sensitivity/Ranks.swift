// SPDX-License-Identifier: GPL-3.0-or-later

/// Ranks of numbers.
enum Ranks {
  /// The rank of each number, from 1; equal numbers share the mean of their ranks.
  /// - Parameter values: finite.
  static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
