// SPDX-License-Identifier: GPL-3.0-or-later

/// Searches all bundles of a buyer whose utilities stand in a table.
struct TableSearch {
  private let utilities: [Double]
  /// The price of every bundle; infinite where a part is not on offer.
  private let spent: [Double]
  private let limit: Double

  init(_ utilities: [Double], prices: [Double], limit: Double) {
    self.utilities = utilities
    self.limit = min(limit, .greatestFiniteMagnitude)
    var spent = [0.0]
    spent.reserveCapacity(utilities.count)
    for price in prices {
      for bundle in 0..<spent.count { spent.append(spent[bundle] + price) }
    }
    self.spent = spent
  }

  /// The largest min(u, cap) - price over the affordable bundles x without a data set, u being the utility of x or of
  /// x with the data set added for nothing.
  func maximum(without dataSet: Int, adding: Bool, cap: Double) -> Double {
    let bit = 1 << dataSet
    let added = adding ? bit : 0
    var best = -Double.infinity
    for bundle in utilities.indices where bundle & bit == 0 && spent[bundle] <= limit {
      best = max(best, min(utilities[bundle | added], cap) - spent[bundle])
    }
    return best
  }

  /// The dearest among the bundles whose net utility is within a share of that of everything of the best.
  func purchase(tolerance: Double) -> (bundle: Int, net: Double) {
    let affordable = utilities.indices.filter { spent[$0] <= limit }
    let most = affordable.reduce(-Double.infinity) { max($0, utilities[$1] - spent[$1]) }
    let spread = tolerance * utilities[utilities.count - 1]
    var (chosen, isNone) = (0, true)
    for bundle in affordable where utilities[bundle] - spent[bundle] >= most - spread {
      if isNone || spent[bundle] > spent[chosen] + spread { (chosen, isNone) = (bundle, false) }
    }
    return (chosen, utilities[chosen] - spent[chosen])
  }
}
