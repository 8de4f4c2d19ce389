// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL

/// Statistics of samples. Every one is `nan` where the sample is too small to define it.
public enum Statistics {
  /// The arithmetic mean; needs one value.
  public static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : gsl_stats_mean(values, 1, values.count)
  }

  /// The unbiased variance, with divisor n - 1; needs two values. In the square of the values' unit.
  public static func variance(_ values: [Double]) -> Double {
    values.count < 2 ? .nan : gsl_stats_variance(values, 1, values.count)
  }

  /// The standard deviation, the square root of ``variance(_:)``; needs two values.
  public static func standardDeviation(_ values: [Double]) -> Double {
    values.count < 2 ? .nan : gsl_stats_sd(values, 1, values.count)
  }

  /// A quantile by linear interpolation between order statistics; needs one value.
  ///
  /// With values numbered from 0 the quantile q lies at position (n - 1)q (definition 7 of Hyndman and Fan, 1996).
  /// - Parameters:
  ///   - probability: 0 (the minimum) to 1 (the maximum); `nan` results outside.
  ///   - sorted: the values in ascending order; another order gives a meaningless result.
  public static func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
    guard !sorted.isEmpty, probability >= 0, probability <= 1 else { return .nan }
    return gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, probability)
  }

  /// The value that would stand at a place if the values were in ascending order, without sorting them all; the values
  /// are rearranged. Takes time in proportion to their number.
  ///
  /// Source: Hoare, "Algorithm 65: find", Communications of the ACM 4(7), 1961.
  /// - Parameter rank: a place from 0; another than the values have is a programming error and stops the program.
  public static func select(_ rank: Int, from values: inout [Double]) -> Double {
    precondition(values.indices.contains(rank), "there is no value of that rank")
    return gsl_stats_select(&values, 1, values.count, rank)
  }

  /// The unbiased covariance, with divisor n - 1; needs two pairs.
  ///
  /// The two samples must be equally long; anything else is a programming error and stops the program.
  public static func covariance(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "covariance needs samples of one length")
    return first.count < 2 ? .nan : gsl_stats_covariance(first, 1, second, 1, first.count)
  }

  /// Pearson's correlation, from -1 to 1; needs two pairs, and is `nan` where a sample does not vary.
  ///
  /// The two samples must be equally long; anything else is a programming error and stops the program.
  public static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "correlation needs samples of one length")
    return first.count < 2 ? .nan : gsl_stats_correlation(first, 1, second, 1, first.count)
  }
}
