// SPDX-License-Identifier: GPL-3.0-or-later

/// The Kolmogorov-Smirnov statistic D·√n of a sample against a continuous distribution function.
///
/// It exceeds 1.949 with probability 0.1% if the sample is large and follows the distribution.
func kolmogorovSmirnov(_ sample: [Double], _ cumulative: (Double) -> Double) -> Double {
  let sorted = sample.sorted()
  let count = Double(sorted.count)
  var distance = 0.0
  for (rank, value) in sorted.enumerated() {
    let expected = cumulative(value)
    distance = max(distance, expected - Double(rank) / count, Double(rank + 1) / count - expected)
  }
  return distance * count.squareRoot()
}

/// The critical value of ``kolmogorovSmirnov(_:_:)`` at a probability of 0.1%.
let criticalDistance = 1.949

/// Pearson's chi-squared statistic of counts against equal expectations.
func chiSquaredOfEqual(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}

/// How many standard errors the mean of a sample lies from what it should be.
func standardErrors(_ sample: [Double], from mean: Double, standardDeviation: Double) -> Double {
  let observed = sample.reduce(0, +) / Double(sample.count)
  return (observed - mean).magnitude / (standardDeviation / Double(sample.count).squareRoot())
}
