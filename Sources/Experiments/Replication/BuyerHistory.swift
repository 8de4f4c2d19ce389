// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// One buyer over the periods of a replicate.
public struct BuyerHistory: Sendable {
  /// A: what a perfect model is worth to it, $ a period.
  public let valueScale: Double
  /// $ a period.
  public let budget: Double
  /// Period by period: what it gained and paid.
  public internal(set) var accounts: [BuyerAccount] = []
  /// Period by period: u/A of its model.
  public internal(set) var qualities: [Double] = []

  /// Of all buyers of a market before its first period, in order.
  static func ofAll(in market: borrowing Market) -> [BuyerHistory] {
    func place(_ name: String) -> Int { AgentSnapshot.columns.firstIndex { $0.name == name } ?? 0 }
    let (value, budget) = (place("value_scale"), place("budget"))
    return market.agents().filter { $0.kind == .buyer }.map {
      BuyerHistory(valueScale: $0.values[value], budget: $0.values[budget])
    }
  }

  private init(valueScale: Double, budget: Double) {
    self.valueScale = valueScale
    self.budget = budget
  }
}

extension [BuyerHistory] {
  /// Adds the last period of a market.
  mutating func add(_ market: borrowing Market) {
    let (accounts, qualities) = (market.buyerAccounts, market.modelQualities)
    for buyer in indices {
      self[buyer].accounts.append(accounts[buyer])
      self[buyer].qualities.append(qualities[buyer])
    }
  }
}
