// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

/// Searches the bundles of a buyer whose utility is that of a sum, exactly, by branch and bound.
///
/// Data sets are taken or left in falling order of what they hold for their price. Whatever remains to be decided, no
/// bundle does better than one that may take parts of data sets; as utility is concave, that one takes them in this
/// order until the next part adds less than it costs, nothing more is worth having, or the budget is spent.
struct BundleSearch {
  private struct Offer {
    let place: Int
    let held: Double
    let price: Double
    /// The total up to which a part of it adds at least what it costs: where u' = price/held.
    let reach: Double
  }

  private let utility: BundleUtility
  private let worth: Double
  private let scale: Double
  private let limit: Double
  private let offers: [Offer]
  /// The utility of everything, against which rounding is measured.
  private let all: Double
  private var cap = Double.infinity
  /// The total at which utility is the cap.
  private var useful = Double.infinity
  private var best = 0.0

  /// - Parameters:
  ///   - held: by each data set.
  ///   - prices: infinite for what is not on offer.
  ///   - limit: most that a bundle may cost.
  init(_ utility: BundleUtility, worth: Double, scale: Double, held: [Double], prices: [Double], limit: Double) {
    self.utility = utility
    self.worth = worth
    self.scale = scale
    self.limit = limit
    var offers: [Offer] = []
    for place in held.indices where held[place] > 0 && prices[place] <= min(limit, .greatestFiniteMagnitude) {
      let (held, price) = (held[place], prices[place])
      let reach = utility.total(ofSlope: price / held, worth: worth, scale: scale)
      offers.append(Offer(place: place, held: held, price: price, reach: reach))
    }
    self.offers = offers.sorted { ($0.price / $0.held, $0.place) < ($1.price / $1.held, $1.place) }
    all = utility.value(held.reduce(0, +), worth: worth, scale: scale)
  }

  /// The largest min(u(held + what a bundle holds), cap) - its price over the bundles within the limit.
  mutating func maximum(above held: Double, cap: Double) -> Double {
    set(cap)
    best = -.infinity
    visit(0, held, 0)
    return best
  }

  /// The dearest among the bundles whose net utility is within a share of that of everything of the best, as the mask
  /// of its places: indifferent buyers buy.
  mutating func purchase(tolerance: Double) -> (bundle: Int, net: Double) {
    let most = maximum(above: 0, cap: .infinity)
    let spread = tolerance * all
    var choice = Choice(least: most - spread, spread: spread, rest: [Double](repeating: 0, count: offers.count + 1))
    for place in offers.indices.reversed() { choice.rest[place] = choice.rest[place + 1] + offers[place].price }
    visit(0, 0, 0, 0, &choice)
    return (choice.bundle, net(choice.total, choice.spent))
  }

  private struct Choice {
    let least: Double
    /// Bundles whose prices differ by no more are equally dear.
    let spread: Double
    /// The price of all offers from each on.
    var rest: [Double]
    var bundle = 0
    var total = 0.0
    var spent = -Double.infinity
  }

  private mutating func set(_ cap: Double) {
    self.cap = cap
    switch utility.form {
    case .additive: useful = cap / worth
    case .dataScaling(let exponent):
      useful = cap < worth ? scale * expm1(-log1p(-cap / worth) / exponent) : .infinity
    }
  }

  private func net(_ total: Double, _ spent: Double) -> Double {
    min(utility.value(total, worth: worth, scale: scale), cap) - spent
  }

  /// Tries what may be added from an offer on; what stands already is tried as it is.
  private mutating func visit(_ first: Int, _ total: Double, _ spent: Double) {
    best = max(best, net(total, spent))
    for next in first..<offers.count {
      // A branch that promises no more than rounding is none.
      if bound(next, total, spent) <= best + 1e-15 * all { return }
      if spent + offers[next].price <= limit { visit(next + 1, total + offers[next].held, spent + offers[next].price) }
    }
  }

  private func visit(_ first: Int, _ bundle: Int, _ total: Double, _ spent: Double, _ choice: inout Choice) {
    if spent > choice.spent + choice.spread && net(total, spent) >= choice.least {
      (choice.bundle, choice.total, choice.spent) = (bundle, total, spent)
    }
    for next in first..<offers.count {
      if bound(next, total, spent) < choice.least
        || min(spent + choice.rest[next], limit) <= choice.spent + choice.spread
      {
        return
      }
      let offer = offers[next]
      if spent + offer.price <= limit {
        visit(next + 1, bundle | 1 << offer.place, total + offer.held, spent + offer.price, &choice)
      }
    }
  }

  /// At least what any bundle has that adds only offers from one on.
  private func bound(_ first: Int, _ total: Double, _ spent: Double) -> Double {
    var (total, spent) = (total, spent)
    for next in first..<offers.count {
      let offer = offers[next]
      let end = min(total + offer.held, offer.reach, useful)
      if end <= total { break }
      let isWhole = end == total + offer.held
      let price = isWhole ? offer.price : offer.price * ((end - total) / offer.held)
      if spent + price > limit {
        total += offer.held * ((limit - spent) / offer.price)
        spent = limit
        break
      }
      total = end
      spent += price
      if !isWhole { break }
    }
    return net(total, spent)
  }
}
