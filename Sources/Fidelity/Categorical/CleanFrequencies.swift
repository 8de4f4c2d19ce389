// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// What clean data alone do to fitted frequencies: E KL(fit || truth) of a fit on n records of the truth,
/// sum over facts of E[y ln(y/p)] with y = (X + alpha)/(n + alpha K) and X binomial (n, p).
///
/// A fact of which few records tell is summed over X; of others the expectation is expanded about E X to the fourth
/// order, which is good to 0.3/(n p + alpha)^3 of it. So that the cost does not grow with K, facts whose probabilities
/// are within a tenth of one another stand together as two probabilities with the same first three moments (Gauss's
/// quadrature), which is exact to some 1e-7. All in all the error is below 1e-5 of the result.
struct CleanFrequencies: Sendable {
  /// So many facts of one probability, not necessarily whole.
  private struct Node {
    let probability: Double
    let count: Double
  }

  private var nodes: [Node] = []
  private let facts: Double
  private let smoothing: Double
  /// (k + alpha) ln(k + alpha) for k = 0, 1, ….
  private let products: [Double]

  /// n p + alpha from which the expectation is expanded.
  private static var many: Double { 40 }

  init(of probabilities: [Double], smoothing: Double) {
    facts = Double(probabilities.count)
    self.smoothing = smoothing
    // Beyond 200 lies less than 1e-60 of a binomial distribution of mean 40.
    products = (0..<200).map {
      let value = Double($0) + smoothing
      return value > 0 ? value * log(value) : 0
    }
    let falling = probabilities.sorted(by: >)
    var start = 0
    while start < falling.count {
      let end = falling[start...].firstIndex { $0 < 0.9 * falling[start] } ?? falling.count
      gather(falling[start..<end])
      start = end
    }
  }

  /// Replaces probabilities that are alike by two nodes of the same mean, variance and skewness.
  private mutating func gather(_ alike: ArraySlice<Double>) {
    let count = Double(alike.count)
    let mean = alike.reduce(0, +) / count
    var (second, third) = (0.0, 0.0)
    for probability in alike {
      let difference = (probability - mean) / mean
      second += difference * difference / count
      third += difference * difference * difference / count
    }
    // Of equal probabilities only rounding is left.
    guard second > 1e-24 else { return nodes.append(Node(probability: mean, count: count)) }
    let deviation = second.squareRoot()
    let half = 0.5 * third / (second * deviation)
    let root = (1 + half * half).squareRoot()
    nodes.append(Node(probability: mean * (1 + deviation * (half + root)), count: 0.5 * count * (1 - half / root)))
    nodes.append(Node(probability: mean * (1 + deviation * (half - root)), count: 0.5 * count * (1 + half / root)))
  }

  /// - Parameter records: n, rounded to a whole number, 1 or more.
  func divergence(records: Double) -> Double {
    let count = records.rounded()
    var sum = 0.0
    for node in nodes {
      let told = count * node.probability + smoothing
      let term = told < Self.many ? summed(node.probability, count) : expanded(node.probability, count)
      sum += node.count * term
    }
    return max(0, sum)
  }

  /// E[y ln(y/p)] = m ln(m/p) + m E[(1 + h) ln(1 + h)] with m = E y and h = y/m - 1.
  private func expanded(_ probability: Double, _ records: Double) -> Double {
    let told = records * probability + smoothing
    let variance = records * probability * (1 - probability)
    let third = variance * (1 - 2 * probability)
    let fourth = variance * (1 + 3 * variance - 6 * probability * (1 - probability))
    let mean = told / (records + smoothing * facts)
    let squared = told * told
    return mean
      * (log(mean / probability) + variance / (2 * squared) - third / (6 * squared * told)
        + fourth / (12 * squared * squared))
  }

  private func summed(_ probability: Double, _ records: Double) -> Double {
    // Sums over what is the rarer, telling of the fact or not, so that the first mass is not too small to represent.
    let flipped = probability > 0.5
    let rare = flipped ? 1 - probability : probability
    let odds = rare / (1 - rare)
    let mean = records * rare
    var mass = exp(records * log1p(-rare))
    var sum = 0.0
    var count = 0.0
    while count <= records && (mass > 1e-20 || count < mean) {
      sum += mass * products[Int(flipped ? records - count : count)]
      mass *= odds * (records - count) / (count + 1)
      count += 1
    }
    let total = records + smoothing * facts
    return (sum - (records * probability + smoothing) * log(total * probability)) / total
  }
}
