// SPDX-License-Identifier: GPL-3.0-or-later

extension SmallMarket {
  /// The highest price at which a buyer would still take a data set, in $, when the other prices stay as they are:
  ///
  ///     MWP = max over bundles x without it, p.x <= B, of min{ u(x with it) - p.x - V, B - p.x },
  ///
  /// with V the best net utility within the budget B without it. The buyer takes the data set at a price q when some
  /// bundle with it costs at most B and is worth at least V net, and each bundle allows prices up to the lesser of the
  /// two terms. Source: our own reading of the purchase decision of arXiv 2502.00198.
  /// - Parameter prices: of all data sets; that of the data set itself does not count.
  public func willingness(of buyer: Int, toPayFor dataSet: Int, at prices: [Double]) -> Double {
    buyers[buyer].willingness(toPayFor: dataSet, at: prices)
  }
}

extension SmallMarket.Buyer {
  /// ``SmallMarket/willingness(of:toPayFor:at:)``. A buyer who values a total may have any number of data sets, within
  /// the reader's patience.
  public func willingness(toPayFor dataSet: Int, at prices: [Double]) -> Double {
    // What costs exactly the budget, as at a seller's own best price, must not be lost to rounding.
    let limit = budget * (1 + SmallMarket.tolerance)
    var best: Double
    switch worth {
    case .total(let utility, let worth, let scale, let held):
      let others = prices.indices.filter { $0 != dataSet }
      var search = BundleSearch(
        utility, worth: worth, scale: scale, held: others.map { held[$0] }, prices: others.map { prices[$0] },
        limit: limit)
      let without = search.maximum(above: 0, cap: .infinity)
      best = search.maximum(above: held[dataSet], cap: budget + without) - without
    case .table(let utilities):
      let search = TableSearch(utilities, prices: prices, limit: limit)
      let without = search.maximum(without: dataSet, adding: false, cap: .infinity)
      best = search.maximum(without: dataSet, adding: true, cap: budget + without) - without
    }
    best = min(best, budget)
    return max(0, best)
  }
}
