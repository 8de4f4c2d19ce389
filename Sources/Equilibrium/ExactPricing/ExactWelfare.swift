// SPDX-License-Identifier: GPL-3.0-or-later

/// What a small market is worth at the prices found, in $, and to whom.
public struct ExactWelfare: Sendable, Equatable {
  /// Of each buyer's bundle.
  public let utilities: [Double]
  /// What buyers pay sellers.
  public let spend: Double
  /// Of the sellers who take part.
  public let costs: Double

  public init(_ market: SmallMarket, _ prices: ExactPrices) {
    utilities = zip(market.buyers, prices.bundles).map { $0.worth.value($1) }
    spend = market.buyers.indices.reduce(0) { $0 + prices.spend($1) }
    costs = market.costs.indices.reduce(0) { prices.takesPart($1) ? $0 + market.costs[$1] : $0 }
  }

  public var utility: Double { utilities.reduce(0, +) }
  /// Of all buyers.
  public var netUtility: Double { utility - spend }
  /// Of all sellers.
  public var profit: Double { spend - costs }
  /// Utilities less costs: what is paid is a transfer.
  public var welfare: Double { utility - costs }
}
