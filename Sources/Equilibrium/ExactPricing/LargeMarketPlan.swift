// SPDX-License-Identifier: GPL-3.0-or-later

public import Valuation

/// What a buyer in a large market plans at given prices, where each data set hardly matters.
///
/// The plan may take a part of one data set. It takes them in rising order of the price of what they hold until the
/// next part adds less than it costs, or the budget is spent; then the shadow price of the budget is what the last part
/// adds over what it costs, less 1. The rounds of price and respond of large markets settle there.
public struct LargeMarketPlan: Sendable {
  /// E.
  public let held: Double
  /// What that costs, in $.
  public let spend: Double
  /// 1 + lambda, at least 1.
  public let multiplier: Double
  private let utility: BundleUtility
  private let worth: Double
  private let scale: Double

  /// Whether the budget keeps the buyer from more.
  public var binds: Bool { multiplier > 1 }

  /// - Parameters:
  ///   - held: by each data set, above 0.
  ///   - prices: of each, above 0 and finite.
  ///   - budget: above 0, perhaps infinite.
  public init(
    _ utility: BundleUtility, worth: Double, scale: Double, held: [Double], prices: [Double], budget: Double
  ) {
    var (total, spent, multiplier) = (0.0, 0.0, 1.0)
    for place in held.indices.sorted(by: { prices[$0] / held[$0] < prices[$1] / held[$1] }) {
      let unitPrice = prices[place] / held[place]
      // The total up to which a part adds at least what it costs.
      let reach = utility.total(ofSlope: unitPrice, worth: worth, scale: scale)
      let wanted = min(held[place], reach - total)
      guard wanted > 0 else { break }
      if spent + wanted * unitPrice > budget {
        total += (budget - spent) / unitPrice
        spent = budget
        multiplier = utility.slope(total, worth: worth, scale: scale) / unitPrice
        break
      }
      total += wanted
      spent += wanted * unitPrice
      guard wanted == held[place] else { break }
    }
    self.held = total
    spend = spent
    self.multiplier = multiplier
    (self.utility, self.worth, self.scale) = (utility, worth, scale)
  }

  /// The large-market willingness to pay for each data set, in $.
  /// - Parameter held: by each data set.
  public func willingness(_ held: [Double]) -> [Double] {
    let formula = WillingnessToPay(utility)
    let plan = formula.plan(holding: self.held, worth: worth, scale: scale, multiplier: multiplier)
    return held.map { formula($0, plan) }
  }
}
