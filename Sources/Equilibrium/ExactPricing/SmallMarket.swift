// SPDX-License-Identifier: GPL-3.0-or-later

public import Valuation

/// A market small enough to be priced exactly: a few data sets, each with one seller, and buyers who choose among all
/// bundles of them. Data are non-rival: a data set can be sold to every buyer, each time at its one price.
///
/// Prices are in $, one for each data set; infinity stands for a data set that is not on offer.
public struct SmallMarket: Sendable {
  /// Bundles are told by bit masks, and a table of utilities holds one number for each.
  public static let largestDataSetCount = 20

  public struct Buyer: Sendable {
    public let worth: BundleWorth
    /// Most that the buyer can spend, in $; at least 0, perhaps infinite.
    public let budget: Double

    public init(_ worth: BundleWorth, budget: Double = .infinity) {
      precondition(budget >= 0, "a budget is at least 0")
      self.worth = worth
      self.budget = budget
    }
  }

  public let buyers: [Buyer]
  /// What each data set costs its seller when it takes part, in $; finite and at least 0.
  public let costs: [Double]

  /// - Parameters:
  ///   - buyers: at least one.
  ///   - costs: of each data set; 1 to ``largestDataSetCount``.
  public init(buyers: [Buyer], costs: [Double]) {
    precondition((1...SmallMarket.largestDataSetCount).contains(costs.count), "a small market has 1 to 20 data sets")
    precondition(!buyers.isEmpty && buyers.allSatisfy { $0.worth.dataSetCount == costs.count }, "buyers value all data")
    precondition(costs.allSatisfy { $0 >= 0 && $0.isFinite }, "costs are finite and at least 0")
    self.buyers = buyers
    self.costs = costs
  }

  /// Amounts of money this near to each other, relative to the larger, are the same: prices are sums and differences
  /// of utilities, so that indifference never comes out to the last digit.
  static let tolerance = 1e-12
}

/// What each bundle of data sets is worth to a buyer. More data are never worth less.
public enum BundleWorth: Sendable {
  /// The utility of the sum of what the data sets hold, finite and at least 0: effective records or, where utility is
  /// additive, values. Worth W and scale E0 are above 0.
  case total(BundleUtility, worth: Double, scale: Double, held: [Double])
  /// The utility of every bundle by bit mask, that of nothing first; 2^n numbers for n data sets, none below that of a
  /// part of its bundle.
  case table([Double])

  /// Values in $ that add up.
  public static func additive(_ values: [Double]) -> BundleWorth {
    .total(BundleUtility(.additive), worth: 1, scale: 1, held: values)
  }

  public var dataSetCount: Int {
    switch self {
    case .total(_, _, _, let held): held.count
    case .table(let utilities): utilities.count.trailingZeroBitCount
    }
  }

  /// The utility of a bundle, in $.
  public func value(_ bundle: Int) -> Double {
    switch self {
    case .total(let utility, let worth, let scale, let held):
      utility.value(
        held.indices.reduce(0) { bundle >> $1 & 1 == 1 ? $0 + held[$1] : $0 }, worth: worth, scale: scale)
    case .table(let utilities): utilities[bundle]
    }
  }
}
