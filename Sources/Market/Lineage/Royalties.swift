// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// Royalties: `contract.modelRoyalty` of what models earn and `contract.lineageRoyalty` of what synthetic records earn
/// flow to creators, straight and free of platforms' fees, along the weights of the model that earned, or was sampled,
/// times the accuracy of tracking. What cannot be traced stays with the payer and is named. A cap (policy) lowers both
/// shares.
extension World {
  /// Share of models' revenue that the contract gives creators, as far as the policy maker allows.
  var modelRoyaltyRate: Double { min(parameters.contract.modelRoyalty, royaltyCap) }

  /// Share of synthetic revenue that the contract gives creators, as far as the policy maker allows.
  var lineageRoyaltyRate: Double { min(parameters.contract.lineageRoyalty, royaltyCap) }

  private var royaltyCap: Double { parameters.policy.rule == .royaltyCap ? parameters.policy.royaltyCap : 1 }

  /// Share of its model's revenue that a buyer owes in royalties if all of its model can be attributed: what it plans
  /// with.
  var plannedRoyalty: Double {
    lineage.isTracked ? modelRoyaltyRate * parameters.provenance.lineageAccuracy : 0
  }

  /// Share of its model's revenue that a buyer does owe in royalties.
  func owedRoyalty(_ buyer: Int) -> Double {
    lineage.isTracked ? modelRoyaltyRate * tracedShare(owner(buyer)) : 0
  }

  /// Share of its revenue that a producer owes in royalties, by the model that it samples as it is before training.
  func syntheticRoyalty(_ producer: Int) -> Double {
    guard lineage.isTracked else { return 0 }
    return lineageRoyaltyRate * tracedShare(owner(Int(producerModel[producer])))
  }

  /// Pays the period's royalties, as both sides have them, and notes what each creator's records of this period earn.
  mutating func payRoyalties() throws(MarketError) {
    guard lineage.isTracked else { return }
    for seller in 0..<suppliers.sellers {
      lineage.received[seller] = 0
      lineage.expected[seller] = 0
    }
    let accuracy = parameters.provenance.lineageAccuracy
    let modelRate = modelRoyaltyRate
    let syntheticRate = lineageRoyaltyRate
    for model in 0..<models.owners {
      var revenue = 0.0
      for buyer in trainees(model) { revenue += buyers.utility[buyer] }
      let sales = syntheticSales(model)
      let traced = lineage.pay(modelRate * accuracy * revenue, along: model, before: false)
      tally.modelRoyalties.received += modelRate * accuracy * revenue * traced
      guard Ledger.agree(traced + lineage.unattributed[model], 1, turnover: 1) else {
        throw MarketError(
          .booksDoNotBalance,
          "period \(period): the weights of model \(model) over creators sum to \(traced) beside "
            + "\(lineage.unattributed[model]) unattributed, not to 1")
      }
      if sales > 0 {
        let traced = lineage.pay(syntheticRate * accuracy * sales, along: model, before: true)
        tally.syntheticRoyalties.received += syntheticRate * accuracy * sales * traced
      }
      tally.modelRoyalties.paid += modelRate * tracedShare(model) * revenue
      let syntheticTraced = accuracy * lineage.attributedBefore(model)
      tally.syntheticRoyalties.paid += syntheticRate * syntheticTraced * sales
      tally.untracedRoyalties +=
        modelRate * (1 - tracedShare(model)) * revenue + syntheticRate * (1 - syntheticTraced) * sales
      expectRoyalties(model, perPeriod: accuracy * (modelRate * revenue + syntheticRate * sales))
    }
    creditRoyalties()
  }

  /// What producers who sample a model were paid in the period, $.
  private func syntheticSales(_ model: Int) -> Double {
    var sales = 0.0
    for producer in 0..<suppliers.producers where owner(Int(producerModel[producer])) == model {
      sales += suppliers.accounts[suppliers.sellers + producer].gross
    }
    return sales
  }

  /// Notes what this period's records earn in a model: their share of what it earns in this period, and of what its
  /// samples will earn in the next if they sell as they did; as long as they stay in the stock, discounted as buyers do.
  /// Royalties that come back through further generations are left out.
  private mutating func expectRoyalties(_ model: Int, perPeriod: Double) {
    guard perPeriod > 0 else { return }
    var total = 0.0
    for buyer in trainees(model) { total += buyers.effective[buyer] }
    guard total >= Lineage.leastLearnt else { return }
    let rate = carry * perPeriod / total
    for buyer in trainees(model) {
      for holding in buyers.holdings[buyer] where suppliers.isHuman(Int(holding.offer)) {
        let seller = Int(holding.offer)
        // Whom the metadata does not name earns nothing.
        guard lineage.weight(of: seller, in: model) > 0 else { continue }
        lineage.expected[seller] += rate * trueVolume(seller, buyer, match: holding.match)
      }
    }
  }

  /// Enters royalties in sellers' accounts: all of them as surplus, but only what staying in the market earns as income
  /// to stay for.
  private mutating func creditRoyalties() {
    var expected = 0.0
    for seller in 0..<suppliers.sellers {
      tally.sellerSurplus += lineage.received[seller]
      suppliers.accounts[seller].extraIncome += lineage.expected[seller]
      expected += lineage.expected[seller]
    }
    if tally.effectiveProduced > 0, let pay = humanPay { humanPay = pay + expected / tally.effectiveProduced }
  }
}
