// SPDX-License-Identifier: GPL-3.0-or-later

/// What tables say of a market with a few data sets.
public struct SmallMarketInput: Sendable, Equatable {
  /// Names, all different; at least one.
  public let buyers: [String]
  /// Names, all different; 1 to ``largestDataSetCount``.
  public let dataSets: [String]
  /// Of each buyer (first index) for each data set; at least 0, with a finite sum over all.
  public let values: [[Double]]
  /// Of each buyer, at least 0; infinite where no table gives one.
  public var budgets: [Double]
  /// Of each data set, at least 0 and finite; 0 where no table gives one.
  public var costs: [Double]

  /// Exact prices weigh all bundles.
  public static let largestDataSetCount = 20
}
