// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

/// Buyers' side of welfare: what they got, and what they would have chosen had they known origins and values.
struct BuyerWelfare: Sendable {
  /// Net utility of the bundles chosen, with payments spread over the periods they cover, or over all in which the
  /// records stay in use (see `World.keep`), less what tests cost, $.
  var net = 0.0
  /// The same of the fully informed choice, $. It is made with the aim of the first choice: of buyers who look ahead
  /// what it would do better to fidelity than the bundle chosen counts too, see `World.rechooseAhead`.
  var informedNet = 0.0
  /// L_coll: what the informed choice would be worth more with models of fidelity 1, $.
  var collapse = 0.0
  /// Utility of the informed choice less that of the actual one, $.
  var socialGain = 0.0
}

extension World {
  /// Compares each buyer's bundle with the one it would choose again, at the same prices and budget, seeing true
  /// origins and values; the better of the two, by true net utility, is the informed choice.
  mutating func appraiseBundles() -> BuyerWelfare {
    let informs = parameters.welfare.informationLoss
    if informs { listTrueChoices() }
    var result = BuyerWelfare()
    for buyer in 0..<buyers.count {
      let actual = actualBundle(buyer)
      var best = actual
      if informs && scratch.isMisled[buyer] {
        let again =
          parameters.pricing.rule == .valuation
          ? rebundle(buyer) : looksAhead ? rechooseAhead(buyer) : rechoose(buyer)
        if again.net > actual.net { best = again }
      }
      result.net += actual.net
      result.informedNet += best.net
      result.socialGain += best.utility - actual.utility
      // F = 1 replaces W = A F^eta by A, all else equal: payments and shares of revenue stay as they are.
      result.collapse +=
        utility.value(best.effective, worth: buyers.value[buyer], scale: buyers.scale[buyer]) - best.utility
    }
    // Tests are made before anything is chosen: they burden either choice alike, and no loss of information is in them.
    result.net -= tally.testingCosts
    result.informedNet -= tally.testingCosts
    return result
  }

  struct Bundle {
    var effective: Double
    var utility: Double
    var net: Double
  }

  /// Of price and share of revenue what falls to this period. The best net utility is then where the worth of the
  /// purchase less its price is highest: net = (1 - royalty) u(stock) - charge + [(carry (1 - royalty) - share)
  /// (u(E) - u(stock)) - price] / carry.
  func bundle(_ buyer: Int, effective: Double, price: Double) -> Bundle {
    let (worth, scale, carry) = (worth(buyer), buyers.scale[buyer], carry)
    let kept = utility.value(buyers.stock[buyer], worth: worth, scale: scale)
    let utility = utility.value(effective, worth: worth, scale: scale)
    let share = modelShare / carry
    let royalty = owedRoyalty(buyer)
    let net =
      (1 - royalty) * kept - buyers.stockCharge[buyer] + (1 - royalty - share) * (utility - kept) - price / carry
    return Bundle(effective: effective, utility: utility, net: net)
  }

  private func actualBundle(_ buyer: Int) -> Bundle {
    var price = 0.0
    for holding in buyers.holdings[buyer] { price += holding.price }
    return bundle(buyer, effective: buyers.effective[buyer], price: price)
  }

  /// What a buyer holds from earlier periods: true effective records of its stock and of contracts that run on, and
  /// their price per period.
  func standingBundle(_ buyer: Int) -> (effective: Double, price: Double) {
    var effective = buyers.stock[buyer]
    var price = 0.0
    for holding in buyers.holdings[buyer] where Int(holding.bought) < period {
      effective += trueVolume(Int(holding.offer), buyer, match: holding.match)
      price += holding.price
    }
    return (effective, price)
  }

  /// Takes offers by falling true value per price while each adds at least its price and fits the budget: with concave
  /// utility of the total and given prices the best bundle up to one indivisible offer.
  private mutating func rechoose(_ buyer: Int) -> Bundle {
    let range = scratch.choiceStarts[buyer]..<scratch.choiceStarts[buyer + 1]
    scratch.choices[range].sort { $0.order != $1.order ? $0.order > $1.order : $0.offer < $1.offer }
    var (effective, price) = standingBundle(buyer)
    let coverage = Double(contractPeriods)
    let worth = purchaseWorth(buyer, royalty: owedRoyalty(buyer))
    let scale = buyers.scale[buyer]
    var left = buyers.budget[buyer]
    for index in range {
      let choice = scratch.choices[index]
      // Marginal value only falls from here, and so does value per price.
      if utility.slope(effective, worth: worth, scale: scale) * choice.value < choice.price { break }
      guard choice.price * coverage <= left,
        utility.gain(of: choice.value, above: effective, worth: worth, scale: scale) >= choice.price
      else { continue }
      effective += choice.value
      price += choice.price
      left -= choice.price * coverage
    }
    return bundle(buyer, effective: effective, price: price)
  }

  /// The informed bundle when a share of its uplift is paid: everything of worth, largest first, within the budget.
  private mutating func rebundle(_ buyer: Int) -> Bundle {
    let range = scratch.choiceStarts[buyer]..<scratch.choiceStarts[buyer + 1]
    scratch.choices[range].sort { $0.value != $1.value ? $0.value > $1.value : $0.offer < $1.offer }
    let standing = standingBundle(buyer)
    var added = BundleParts()
    var price = 0.0
    for index in range {
      let choice = scratch.choices[index]
      var more = added
      more.add(choice.value, isMember: isUnionMember(Int(choice.offer), buyer))
      let pay = bundlePay(buyer, more, above: standing.effective)
      if (pay.union + pay.others) * Double(contractPeriods) > buyers.budget[buyer] { continue }
      (added, price) = (more, pay.union + pay.others)
    }
    return bundle(
      buyer, effective: standing.effective + (added.union + added.others), price: standing.price + price)
  }
}
