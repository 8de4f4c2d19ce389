// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck

/// The number of draws in each sample below.
let sampleSize = 50_000

/// A sample whose every draw begins with the key of another agent, as in the simulator.
func sample(_ seed: UInt64, _ draw: (inout Sampler) -> Double) throws -> [Double] {
  var sampler = try Sampler()
  let key = Luck(seed: seed, replicate: 0).key(.sellerQuality, period: 1, kind: .seller)
  var values: [Double] = []
  for agent in 0..<sampleSize {
    sampler.begin(key.agent(agent))
    values.append(draw(&sampler))
  }
  return values
}

/// The Kolmogorov-Smirnov statistic D·√n of a sample against a continuous distribution function.
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

/// The value ``kolmogorovSmirnov(_:_:)`` exceeds with probability 0.1% if the sample follows the distribution.
let criticalDistance = 1.949

/// The probability of counts at least as far from expectation as these, by Pearson's chi-squared test over the counts
/// expected ten times or more; all others form one cell.
func chiSquaredProbability(_ sample: [Double], mass: (Int) -> Double) -> Double {
  var observed: [Int: Int] = [:]
  for value in sample { observed[Int(value), default: 0] += 1 }
  var statistic = 0.0
  var cells = 0
  var expectedRest = Double(sample.count)
  var observedRest = Double(sample.count)
  for count in 0...Int(sample.max() ?? 0) {
    let expected = mass(count) * Double(sample.count)
    guard expected >= 10 else { continue }
    let seen = Double(observed[count, default: 0])
    statistic += (seen - expected) * (seen - expected) / expected
    expectedRest -= expected
    observedRest -= seen
    cells += 1
  }
  if expectedRest > 1 {
    statistic += (observedRest - expectedRest) * (observedRest - expectedRest) / expectedRest
    cells += 1
  }
  return 1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: Double(cells - 1))
}

/// How many standard errors the mean of a sample lies from what it should be.
func standardErrors(_ sample: [Double], from mean: Double, variance: Double) -> Double {
  (Statistics.mean(sample) - mean).magnitude / (variance / Double(sample.count)).squareRoot()
}
