// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices of a small market, how they were found, and what follows from them.
public struct ExactPrices: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    /// No seller gains by another price, or no more than the share of its revenue that one step is, and each sells to
    /// all buyers that its price counts on.
    case equilibrium
    /// Sellers' best responses came back to the prices of so many rounds before: they go round for ever.
    case cycle(length: Int)
    /// The last round allowed still changed prices.
    case roundLimit
  }

  public let outcome: Outcome
  /// Rounds in which every seller reconsidered its price, after all had entered.
  public let rounds: Int
  /// Of each data set, in $; infinite where the seller does not take part.
  public let prices: [Double]
  /// The most that each buyer (first index) would pay for each data set at the prices of the others, in $.
  public let willingness: [[Double]]
  /// What each buyer takes at the prices, as a bit mask: the bundle within its budget of the best net utility, among
  /// equals the dearest.
  public let bundles: [Int]
  /// Of each buyer's bundle, in $; that of nothing is u(nothing).
  public let netUtilities: [Double]

  public func takesPart(_ dataSet: Int) -> Bool { prices[dataSet].isFinite }

  public func buys(_ buyer: Int, _ dataSet: Int) -> Bool { bundles[buyer] >> dataSet & 1 == 1 }

  /// How many buyers take a data set.
  public func sales(_ dataSet: Int) -> Int { bundles.indices.count { buys($0, dataSet) } }

  /// $.
  public func revenue(_ dataSet: Int) -> Double {
    takesPart(dataSet) ? Double(sales(dataSet)) * prices[dataSet] : 0
  }

  /// $.
  public func spend(_ buyer: Int) -> Double {
    prices.indices.reduce(0) { buys(buyer, $1) ? $0 + prices[$1] : $0 }
  }
}
