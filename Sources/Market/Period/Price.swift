// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

extension World {
  /// Prices come about. Where they rest on willingness to pay, which rests on what buyers plan to buy, this goes in
  /// rounds of price and respond that settle plans and shadow prices; the last round's responses are the sales.
  mutating func price() {
    let cold = isCold
    isCold = false
    preparePlans(cold: cold)
    if looksAhead { beginForesight(cold: cold) }
    keptPrice = parameters.pricing.renewal == .never ? uniformPrice : nil
    if parameters.pricing.rule == .posted { postFirstPrices() }
    if parameters.buyers.buyingRule == .valueForMoney {
      nameFixedPrices()
      return
    }
    if parameters.pricing.rule == .valuation {
      bundleEverything()
      return
    }
    let rounds = cold ? parameters.buyers.coldRounds : parameters.buyers.warmRounds
    for round in 1...rounds {
      nameFixedPrices()
      respond(isLast: round == rounds, sortsAnew: cold && round == 1)
      guard round < rounds else { break }
      let step = Discovery.step(round, cold: cold)
      revisePlans(step: step)
      if looksAhead { reviseForesight(step: step) }
    }
    noteResiduals()
  }

  /// What buyers plan to hold and what their budget is worth to them: as last period, or at first as if they could have
  /// all.
  private mutating func preparePlans(cold: Bool) {
    let willingness = WillingnessToPay(utility)
    for buyer in 0..<buyers.count {
      var standing = buyers.believedStock[buyer]
      for holding in buyers.holdings[buyer] { standing += holding.expected }
      buyers.standing[buyer] = standing
      if cold {
        buyers.multiplier[buyer] = 1
        buyers.planned[buyer] = buyers.scale[buyer]
      }
      buyers.planned[buyer] = max(buyers.planned[buyer], standing, buyers.scale[buyer] * Discovery.leastPlan)
      buyers.plans[buyer] = plan(buyer, willingness)
    }
  }

  private func plan(_ buyer: Int, _ willingness: WillingnessToPay) -> WillingnessToPay.Plan {
    willingness.plan(
      holding: buyers.planned[buyer], worth: purchaseWorth(buyer, royalty: plannedRoyalty), scale: buyers.scale[buyer],
      multiplier: buyers.multiplier[buyer])
  }

  /// Prices that are the same for all offers, or given.
  private mutating func nameFixedPrices() {
    let perRecord: Double
    switch parameters.pricing.rule {
    case .uniform:
      perRecord = keptPrice ?? parameters.pricing.theta * meanWillingnessPerRecord()
      // With nobody to price there is no price to keep to.
      if perRecord > 0 { uniformPrice = perRecord }
    case .fixed: perRecord = parameters.pricing.pricePerRecord
    case .fairshare:
      if hasExploiters { nameOffers() }
      return
    default: return
    }
    for offer in offering { suppliers.offers[Int(offer)].price = perRecord * suppliers.records[Int(offer)] }
  }

  /// Moves each buyer's plan towards what it took and its multiplier towards a spend that fits the budget (model of
  /// tatonnement with falling steps z; constant steps cycle).
  private mutating func revisePlans(step: Double) {
    let willingness = WillingnessToPay(utility)
    func damped(_ ratio: Double) -> Double { exp(step * log(min(max(ratio, 1 / Discovery.widest), Discovery.widest))) }
    for buyer in 0..<buyers.count {
      buyers.multiplier[buyer] = max(
        1, buyers.multiplier[buyer] * damped(scratch.demand[buyer] / buyers.budget[buyer]))
      let taken = buyers.standing[buyer] + scratch.taken[buyer]
      buyers.planned[buyer] = max(
        buyers.planned[buyer] * damped(taken / buyers.planned[buyer]), buyers.scale[buyer] * Discovery.leastPlan)
      buyers.plans[buyer] = plan(buyer, willingness)
    }
  }

  /// How far the last round was from rest, before the budget was enforced.
  private mutating func noteResiduals() {
    var budget = 0.0
    var plan = 0.0
    for buyer in 0..<buyers.count {
      let limit = buyers.budget[buyer]
      let demand = scratch.demand[buyer]
      if demand > limit || buyers.multiplier[buyer] > 1 { budget += abs(demand - limit) / limit }
      let taken = buyers.standing[buyer] + scratch.taken[buyer]
      if taken > 0 { plan += abs(taken - buyers.planned[buyer]) / taken }
    }
    tally.budgetResidual = budget / Double(buyers.count)
    tally.planResidual = plan / Double(buyers.count)
  }
}

/// Numbers of the price discovery, chosen by experiment: with 20 buyers, 2,000 sellers and a match spread of 0.5 they
/// leave a budget residual of 0.1 to 0.8% and a plan residual of 1 to 5%; constant steps cycle.
private enum Discovery {
  /// Relative step of a round, z = 0.4 / sqrt(r); a warm discovery goes on where the fifteenth round of a cold one
  /// stood.
  static func step(_ round: Int, cold: Bool) -> Double { 0.4 / Double(round + (cold ? 0 : 15)).squareRoot() }

  /// Demand over budget, or taken over planned, beyond which a round reacts no more strongly.
  static let widest = 1e3

  /// Least plan in units of E0: a plan of 0 could never grow again.
  static let leastPlan = 1e-9
}
