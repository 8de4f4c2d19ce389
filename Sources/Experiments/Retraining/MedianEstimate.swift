// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// A median with its standard error from order statistics: half the distance between those that lie one binomial
/// standard deviation, sqrt(n)/2 places, to either side of it.
struct MedianEstimate: Sendable, Equatable {
  /// NaN without values.
  let value: Double
  /// NaN for fewer than ten values.
  let standardError: Double

  init(_ values: [Double]) {
    let count = values.count
    guard count > 0 else {
      (value, standardError) = (.nan, .nan)
      return
    }
    var values = values
    let lower = Statistics.select((count - 1) / 2, from: &values)
    value = count % 2 == 1 ? lower : (lower + Statistics.select(count / 2, from: &values)) / 2
    guard count >= 10 else {
      standardError = .nan
      return
    }
    let step = Double(count).squareRoot() / 2
    let middle = Double(count - 1) / 2
    let (low, high) = (Int((middle - step).rounded()), Int((middle + step).rounded()))
    standardError = (Statistics.select(high, from: &values) - Statistics.select(low, from: &values)) / 2
  }
}
