// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean, spread and quantiles of a weighted sample.
public struct PosteriorSummary: Sendable, Equatable {
  public let mean: Double
  /// NaN where the weight of one value is that of all.
  public let standardDeviation: Double
  /// Quantiles of 2.5%, 50% and 97.5%.
  public let low: Double
  public let median: Double
  public let high: Double

  /// - Parameters:
  ///   - values: one or more.
  ///   - weights: as many, 0 or more, not all of them 0; nil: all equal.
  public init(_ values: [Double], weights: [Double]? = nil) {
    let weights = weights ?? values.map { _ in 1 }
    precondition(weights.count == values.count && weights.contains { $0 > 0 }, "a summary needs a value")
    let total = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let spread = zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    self.mean = mean
    // Of equal weights the unbiased variance.
    let freedom = total - squares / total
    standardDeviation = freedom > 0 ? (spread / freedom).squareRoot() : .nan
    let sorted = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    (low, median, high) = (
      Self.quantile(0.025, of: sorted, total), Self.quantile(0.5, of: sorted, total),
      Self.quantile(0.975, of: sorted, total)
    )
  }

  /// A quantile by linear interpolation between the middles of the values' weights (for equal weights definition 5 of
  /// Hyndman and Fan, 1996).
  private static func quantile(_ probability: Double, of sorted: [(Double, Double)], _ total: Double) -> Double {
    var former: (place: Double, value: Double)?
    var below = 0.0
    for (value, weight) in sorted {
      let place = (below + weight / 2) / total
      if place >= probability {
        guard let former else { return value }
        return former.value + (value - former.value) * (probability - former.place) / (place - former.place)
      }
      former = (place, value)
      below += weight
    }
    return former?.value ?? .nan
  }
}
