// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// A mean over replicates with its 95% Student interval.
public struct Estimate: Sendable, Equatable {
  /// NaN when every replicate's value is missing.
  public let mean: Double
  /// Standard deviation over the square root of the number of values; NaN for fewer than two.
  public let standardError: Double
  /// Half the width of the interval; NaN for fewer than two values.
  public let halfWidth: Double
  /// Values that were present.
  public let count: Int

  public var low: Double { mean - halfWidth }
  public var high: Double { mean + halfWidth }

  /// Whether the interval leaves out 0; false without an interval.
  public var excludesZero: Bool { low > 0 || high < 0 }

  /// - Parameter values: one per replicate; missing ones (NaN) are left out.
  public init(_ values: [Double]) {
    let present = values.filter { $0.isFinite }
    count = present.count
    mean = Statistics.mean(present)
    if count >= 2 {
      standardError = Statistics.standardDeviation(present) / Double(count).squareRoot()
      halfWidth = standardError * Distributions.studentQuantile(0.975, degreesOfFreedom: Double(count - 1))
    } else {
      standardError = .nan
      halfWidth = .nan
    }
  }

  /// The same in another unit.
  /// - Parameter factor: above 0.
  public func scaled(by factor: Double) -> Estimate {
    Estimate(
      mean: mean * factor, standardError: standardError * factor, halfWidth: halfWidth * factor, count: count)
  }

  private init(mean: Double, standardError: Double, halfWidth: Double, count: Int) {
    self.mean = mean
    self.standardError = standardError
    self.halfWidth = halfWidth
    self.count = count
  }
}
