// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Luck
internal import Valuation

/// Random markets in which large-market prices are compared with exact ones.
///
/// Ten buyers see N data sets that hold 1 in all on the average, each at a price between .2 and .6 a record; worth W is
/// log-normal with log-sd .5. With `dataScaling` (exponent .35, E0 = 1) the median of W is 4, with `additive` .4. Where
/// budgets bind they are half of what the buyer would plan to spend without.
public struct LargeMarketSetting: Sendable, Equatable {
  public enum Utility: String, Sendable, CaseIterable { case dataScaling, additive }

  public let utility: Utility
  public let budgetsBind: Bool
  /// What a data set holds for a buyer is log-normal with this log-sd, independently for each pair; 0: all the same.
  public let sizeLogSd: Double
  /// N.
  public let dataSets: Int

  /// How exact values were found.
  public enum Search: String, Sendable {
    case allBundles = "branch and bound"
    case sorting
  }

  public var search: Search { sizeLogSd == 0 ? .sorting : .allBundles }

  static let buyers = 10
  /// So many data sets of each market are priced.
  static let priced = 10

  /// Relative differences in one market.
  struct Difference: Sendable {
    /// Sum of |large - exact| over that of the exact, over buyers and data sets.
    var willingness: Double
    /// The same with signs.
    var bias: Double
    /// Of the price that earns each seller most given the others' prices, as of willingness.
    var price: Double
    /// Share of the buyers whose budget binds.
    var binding: Double
  }

  /// - Parameter replicate: names the luck.
  func difference(replicate: Int) -> Difference {
    let key = Luck(seed: 1, replicate: UInt64(replicate)).key(.valueSampling)
    var draws = key.draws
    let prices = (0..<dataSets).map { _ in (0.2 + 0.4 * draws.uniform()) / Double(dataSets) }
    let priced = 0..<min(Self.priced, dataSets)
    var (exact, large): ([[Double]], [[Double]]) = ([], [])
    var binding = 0
    for buyer in 0..<Self.buyers {
      var draws = key.agent(buyer + 1).draws
      let worth = (utility == .additive ? 0.4 : 4) * exp(0.5 * draws.gaussian())
      let held = prices.map { _ in exp(sizeLogSd * draws.gaussian() - sizeLogSd * sizeLogSd / 2) / Double(dataSets) }
      func plan(_ budget: Double) -> LargeMarketPlan {
        LargeMarketPlan(form, worth: worth, scale: 1, held: held, prices: prices, budget: budget)
      }
      let unbound = plan(.infinity)
      // Who would spend nothing has nothing to lose by a budget either.
      let budget = budgetsBind && unbound.spend > 0 ? unbound.spend / 2 : .infinity
      let bound = plan(budget)
      if bound.binds { binding += 1 }
      large.append(bound.willingness(Array(held[priced])))
      exact.append(exactWillingness(priced, worth: worth, held: held, prices: prices, budget: budget))
    }
    let pairs = zip(large.joined(), exact.joined())
    let total = exact.joined().reduce(0, +)
    let sellers = priced.map { place in
      (large: RevenueOptimum(large.map { $0[place] }).price, exact: RevenueOptimum(exact.map { $0[place] }).price)
    }
    return Difference(
      willingness: pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / total,
      bias: pairs.reduce(0) { $0 + $1.0 - $1.1 } / total,
      price: sellers.reduce(0) { $0 + abs($1.large - $1.exact) } / sellers.reduce(0) { $0 + $1.exact },
      binding: Double(binding) / Double(Self.buyers))
  }

  private var form: BundleUtility {
    BundleUtility(utility == .additive ? .additive : .dataScaling(exponent: 0.35))
  }

  private func exactWillingness(
    _ priced: Range<Int>, worth: Double, held: [Double], prices: [Double], budget: Double
  ) -> [Double] {
    switch search {
    case .sorting:
      let sizes = EqualSizes(form, worth: worth, scale: 1, held: held[0], count: dataSets, budget: budget)
      return priced.map { sizes.willingness(toPayFor: $0, at: prices) }
    case .allBundles:
      let buyer = SmallMarket.Buyer(.total(form, worth: worth, scale: 1, held: held), budget: budget)
      return priced.map { buyer.willingness(toPayFor: $0, at: prices) }
    }
  }
}
