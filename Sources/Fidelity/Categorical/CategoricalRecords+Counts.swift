// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

// Counts are drawn by halving: how many of a range's records fall into its first half is binomial (without replacement,
// hypergeometric), and only halves with records are looked into.
extension CategoricalRecords {
  /// Records up to this number are placed one by one, which is then the quicker way.
  private static var few: Int { 8 }

  /// Adds multinomial counts: so many records, each telling of a fact with a probability in proportion to its weight.
  mutating func drawCounts(_ amount: Int, from source: WeightedFacts, with luck: inout Sampler) {
    reserve(min(amount, source.facts.count))
    source.facts.withUnsafeBufferPointer { names in
      source.cumulative.withUnsafeBufferPointer { sums in
        divide(amount, 0, names.count, names, sums, &luck)
      }
    }
  }

  private mutating func divide(
    _ amount: Int, _ first: Int, _ end: Int, _ names: UnsafeBufferPointer<Int32>, _ sums: UnsafeBufferPointer<Double>,
    _ luck: inout Sampler
  ) {
    if end - first == 1 { return append(names[first], Double(amount)) }
    if amount <= Self.few {
      let start = facts.count
      for _ in 0..<amount { insert(names[Self.locate(first, end, sums, &luck)], from: start) }
      return
    }
    let middle = first + (end - first) / 2
    // Sums rise, so that the share is in [0, 1] after rounding, too.
    let share = (sums[middle] - sums[first]) / (sums[end] - sums[first])
    let left = luck.binomial(probability: share, trials: amount)
    if left > 0 { divide(left, first, middle, names, sums, &luck) }
    if left < amount { divide(amount - left, middle, end, names, sums, &luck) }
  }

  /// Adds a random choice of so many of the records that the weights count.
  mutating func chooseCounts(_ amount: Int, from source: WeightedFacts, with luck: inout Sampler) {
    source.facts.withUnsafeBufferPointer { names in
      source.cumulative.withUnsafeBufferPointer { sums in
        divideWithoutReplacement(amount, 0, names.count, names, sums, &luck)
      }
    }
  }

  private mutating func divideWithoutReplacement(
    _ amount: Int, _ first: Int, _ end: Int, _ names: UnsafeBufferPointer<Int32>, _ sums: UnsafeBufferPointer<Double>,
    _ luck: inout Sampler
  ) {
    if end - first == 1 { return append(names[first], Double(amount)) }
    if amount == 1 { return append(names[Self.locate(first, end, sums, &luck)], 1) }
    let middle = first + (end - first) / 2
    let left = luck.hypergeometric(
      successes: Int(sums[middle] - sums[first]), failures: Int(sums[end] - sums[middle]), draws: amount)
    if left > 0 { divideWithoutReplacement(left, first, middle, names, sums, &luck) }
    if left < amount { divideWithoutReplacement(amount - left, middle, end, names, sums, &luck) }
  }

  /// One place of a range, drawn in proportion to the weights by inversion.
  private static func locate(
    _ first: Int, _ end: Int, _ sums: UnsafeBufferPointer<Double>, _ luck: inout Sampler
  ) -> Int {
    let (before, mass) = (sums[first], sums[end] - sums[first])
    while true {
      let target = before + luck.uniform() * mass
      // The first place whose weight reaches beyond the target.
      var (low, high) = (first, end)
      while low < high {
        let middle = low + (high - low) / 2
        if sums[middle + 1] > target { high = middle } else { low = middle + 1 }
      }
      // Rounding can put the target at the end of the range.
      if low < end { return low }
    }
  }
}
