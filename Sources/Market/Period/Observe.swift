// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck
internal import Valuation

extension World {
  /// Writes the period's row of observations; what does not exist in the period is missing (NaN).
  mutating func observe(into rows: inout [Double]) {
    let start = rows.count
    rows.append(contentsOf: repeatElement(.nan, count: Observation.allCases.count))
    rows.withUnsafeMutableBufferPointer { all in
      let row = UnsafeMutableBufferPointer(rebasing: all[start...])
      observeSuppliers(row)
      observeData(row)
      observeModels(row)
      observeMoney(row)
      observeWelfare(row)
      observeEquity(row)
      observeStock(row)
    }
  }

  private func set(_ row: UnsafeMutableBufferPointer<Double>, _ observation: Observation, _ value: Double) {
    row[observation.rawValue] = value
  }

  private func ratio(_ numerator: Double, _ denominator: Double) -> Double {
    let ratio = numerator / denominator
    return denominator > 0 && ratio.isFinite ? ratio : .nan
  }

  private mutating func observeSuppliers(_ row: UnsafeMutableBufferPointer<Double>) {
    let posts = parameters.pricing.rule == .posted
    let active = suppliers.activity(sumsPrices: posts)
    set(row, .activeSellers, active.sellers)
    set(row, .sellerEntries, Double(tally.entries))
    set(row, .sellerExits, Double(tally.exits))
    set(row, .activeProducers, active.producers)
    set(row, .meanQualityActive, ratio(active.quality, active.sellers))
    set(row, .meanCostActive, ratio(active.cost, active.sellers))
    set(row, .qualityWeightedSupply, active.supply)
    set(row, .certifiedShare, ratio(Double(tally.certified), Double(tally.producingSellers)))
    if posts {
      set(row, .meanPostedPrice, ratio(active.prices, active.sellers + active.producers))
    }
  }

  private func observeData(_ row: UnsafeMutableBufferPointer<Double>) {
    var (human, synthetic) = (0.0, 0.0)
    for buyer in 0..<buyers.count {
      human += buyers.humanRecords[buyer]
      synthetic += buyers.syntheticRecords[buyer]
    }
    set(row, .humanRecords, human)
    set(row, .syntheticRecords, synthetic)
    // With nothing bought there is nothing to be contaminated.
    set(row, .contamination, human + synthetic > 0 ? synthetic / (human + synthetic) : 0)
    set(
      row, .contaminationEstimated,
      human + synthetic > 0 ? tally.believedSyntheticRecords / (human + synthetic) : 0)
  }

  private func observeModels(_ row: UnsafeMutableBufferPointer<Double>) {
    var (fidelity, lowest, quality) = (0.0, 1.0, 0.0)
    for buyer in 0..<buyers.count {
      let value = exp(buyers.logFidelity[buyer])
      fidelity += value
      lowest = min(lowest, value)
      quality += buyers.utility[buyer] / buyers.value[buyer]
    }
    let count = Double(buyers.count)
    set(row, .fidelity, fidelity / count)
    set(row, .fidelityMin, lowest)
    set(row, .lostFidelity, meanDivergence)
    observeDivergence(row)
    set(row, .modelQuality, quality / count)
    var paid = 0.0
    for buyer in 0..<buyers.count { paid += buyers.spend[buyer] + buyers.sharesPaid[buyer] }
    set(row, .performancePerDollar, ratio(quality, paid))
  }

  /// Means over the models of what their learner has a notion of.
  private func observeDivergence(_ row: UnsafeMutableBufferPointer<Double>) {
    func mean(_ value: (Divergence) -> Double?) -> Double {
      var sum = 0.0
      for state in models.states {
        guard let part = value(state.divergence) else { return .nan }
        sum += part
      }
      return sum / Double(models.owners)
    }
    set(row, .klDivergence, mean(\.kl))
    set(row, .wasserstein2, mean(\.wasserstein2))
    set(row, .tailCoverage, mean(\.coverage))
  }

  private mutating func observeMoney(_ row: UnsafeMutableBufferPointer<Double>) {
    var (spend, budget) = (0.0, 0.0)
    for buyer in 0..<buyers.count {
      spend += buyers.spend[buyer]
      budget += buyers.budget[buyer]
    }
    set(row, .priceHuman, ratio(tally.humanReceipts, tally.humanRecordsSold))
    set(row, .priceSynthetic, ratio(tally.syntheticReceipts, tally.syntheticRecordsSold))
    set(row, .sales, Double(tally.sales))
    set(row, .spend, spend)
    set(row, .budgetUse, ratio(spend, budget))
    set(row, .budgetResidual, tally.budgetResidual)
    set(row, .planResidual, tally.planResidual)
    set(row, .sellerReceipts, tally.sellerReceipts)
    set(row, .fees, ledger.balance(.aggregators))
    set(row, .licences, tally.licences)
    set(row, .modelShares, tally.humanShares + tally.syntheticShares)
    set(row, .royalties, tally.modelRoyalties.received + tally.syntheticRoyalties.received)
    set(row, .royaltiesUntraced, tally.untracedRoyalties)
    if parameters.contract.union != .none { set(row, .unionReceipts, tally.unionReceipts) }
    set(row, .testingCosts, tally.testingCosts)
    set(row, .matchingEvaluated, ratio(tally.estimates, Double(buyers.count) * Double(offering.count)))
    set(row, .matchingRecall, tally.recall)
    set(row, .sellerSurplus, ledger.balance(.sellers))
    set(row, .aggregatorSurplus, ledger.balance(.aggregators))
    set(row, .syntheticProducerSurplus, ledger.balance(.producers))
    set(row, .buyerSurplus, ledger.balance(.buyers))
    set(row, .policyBalance, ledger.balance(.policyMaker))
    set(row, .subsidy, tally.subsidyRate)
    set(row, .watermark, watermark)
    if parameters.policy.rule == .pmir {
      set(row, .policyResidual, policyIteration.residual)
      set(row, .policyConverged, policyIteration.hasConverged(within: parameters.policy.epsilon) ? 1 : 0)
    }
    set(row, .policyOutlay, tally.subsidies)
    set(row, .deadweight, tally.deadweightSubsidy + tally.deadweightWatermark)
    set(row, .expectedSurplus, tally.expectedSurplus)
    var discount = 1.0
    for _ in 1..<max(1, period) { discount *= parameters.buyers.discount }
    discountedUtility += discount * ledger.balance(.buyers)
    set(row, .discountedBuyerUtility, discountedUtility)
  }

  private mutating func observeWelfare(_ row: UnsafeMutableBufferPointer<Double>) {
    set(row, .welfare, tally.welfare)
    set(row, .lossCollapse, chosen.collapse)
    set(row, .welfareConsumption, chosen.informedNet + chosen.collapse)
    if parameters.welfare.informationLoss {
      set(row, .lossInformation, chosen.informedNet - chosen.net)
      set(row, .lossInformationSocial, chosen.socialGain)
    }
    set(row, .welfareProduction, otherSurpluses(chosen))
    if parameters.welfare.firstBest {
      updateFirstBest()
      set(row, .welfareFirstBest, firstBest.welfare)
      set(row, .efficiency, ratio(tally.welfare + worthLater, firstBest.welfare))
    }
  }

  /// What the period's deliveries are worth in later periods, by the factor that buyers count with, $.
  private var worthLater: Double {
    var gains = 0.0
    for buyer in 0..<buyers.count {
      gains += utility.gain(
        of: buyers.effective[buyer] - buyers.stock[buyer], above: buyers.stock[buyer], worth: worth(buyer),
        scale: buyers.scale[buyer])
    }
    return (carry - 1) * gains
  }

  private func observeStock(_ row: UnsafeMutableBufferPointer<Double>) {
    let (kept, discount) = (1 - parameters.buyers.depreciation, parameters.buyers.discount)
    var (stock, value) = (0.0, 0.0)
    for buyer in 0..<buyers.count {
      stock += buyers.stock[buyer]
      value += utility.lasting(
        kept * buyers.effective[buyer], keeping: kept, discount: discount, worth: worth(buyer),
        scale: buyers.scale[buyer])
    }
    set(row, .stock, stock / Double(buyers.count))
    set(row, .stockValue, value)
  }

  /// All surpluses but buyers' net utility: what buyers earn from licences, and pay now for later periods, belongs
  /// here.
  func otherSurpluses(_ chosen: BuyerWelfare) -> Double {
    ledger.balance(.sellers) + ledger.balance(.producers) + ledger.balance(.aggregators)
      + ledger.balance(.policyMaker) + (ledger.balance(.buyers) - chosen.net)
  }

  private mutating func observeEquity(_ row: UnsafeMutableBufferPointer<Double>) {
    var paid = 0.0
    for buyer in 0..<buyers.count { paid += buyers.spend[buyer] + buyers.sharesPaid[buyer] }
    set(row, .equityShareInputs, ratio(tally.sellerReceipts, paid))
    set(row, .equityShareModels, ratio(tally.sellerReceipts + tally.modelRoyalties.received, tally.utilities))
    set(row, .equityShareSynthetic, ratio(tally.syntheticRoyalties.received, tally.syntheticGross))
    set(row, .lineageAccuracy, lineageAccuracy)
    set(row, .lineageBytes, lineageBytes)
    if scratch.keys.count <= suppliers.count {
      scratch.keys = [UInt64](repeating: 0, count: suppliers.count + 1)
      scratch.keyBuffer = scratch.keys
    }
    let pay = suppliers.pay(producing, royalties: lineage.received, &scratch.keys)
    // A fee of 1 leaves an income of 0, whose key is 0 and sorts first: it counts as a zero all the same.
    set(
      row, .giniCreatorIncome,
      pay.listed > 0
        ? Inequality.gini(
          positive: &scratch.keys, count: pay.listed, zeros: tally.producingSellers - pay.listed,
          buffer: &scratch.keyBuffer)
        : .nan)
    set(row, .sellerHerfindahl, ratio(pay.squares, pay.sum * pay.sum))
  }
}
