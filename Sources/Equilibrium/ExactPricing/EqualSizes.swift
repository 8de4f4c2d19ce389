// SPDX-License-Identifier: GPL-3.0-or-later

public import Valuation

/// Exact willingness to pay for any number of data sets that all hold the same.
///
/// Of so many of them the cheapest are best, so that only as many bundles as data sets are to be compared.
public struct EqualSizes: Sendable {
  /// The utility of so many data sets.
  private let utilities: [Double]
  private let budget: Double

  /// - Parameters:
  ///   - held: by each data set, above 0.
  ///   - count: of data sets.
  ///   - budget: at least 0, perhaps infinite.
  public init(
    _ utility: BundleUtility, worth: Double, scale: Double, held: Double, count: Int, budget: Double
  ) {
    utilities = (0...count).map { utility.value(Double($0) * held, worth: worth, scale: scale) }
    self.budget = budget
  }

  /// ``SmallMarket/willingness(of:toPayFor:at:)``.
  public func willingness(toPayFor dataSet: Int, at prices: [Double]) -> Double {
    let limit = budget * (1 + SmallMarket.tolerance)
    let others = prices.indices.filter { $0 != dataSet && prices[$0].isFinite }.map { prices[$0] }.sorted()
    var spent = [0.0]
    for price in others {
      guard spent[spent.count - 1] + price <= limit else { break }
      spent.append(spent[spent.count - 1] + price)
    }
    let without = spent.indices.reduce(-Double.infinity) { max($0, utilities[$1] - spent[$1]) }
    return spent.indices.reduce(0) {
      max($0, min(utilities[$1 + 1] - spent[$1] - without, budget - spent[$1]))
    }
  }
}
