// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market

/// The reference market by which engines are compared: posted prices, buyers who take the best value for money among
/// fifty random offers, and producers that never change. Not a research model.
public enum ReferenceMarket {
  /// - Parameters:
  ///   - slots: sellers and producers together, at least 2; a fifth of them, rounded down, are producers.
  ///   - buyers: at least 1.
  ///   - periods: at least 1.
  ///   - seed: 0 or more.
  public static func scenario(
    slots: Int = 10_000, buyers: Int = 100, periods: Int = 200, seed: Int = 1
  ) -> Scenario {
    var parameters = Parameters()
    parameters.run.seed = seed
    parameters.run.replicates = 1
    parameters.run.periods = periods
    parameters.start.warmup = 0
    parameters.producers.count = Int(0.2 * Double(slots))
    parameters.sellers.count = slots - parameters.producers.count
    parameters.buyers.count = buyers
    setAgents(&parameters)
    setRegime(&parameters)
    return Scenario(
      name: "reference-market", summary: "The reference market of the engine comparison.", parameters: parameters)
  }

  private static func setAgents(_ parameters: inout Parameters) {
    parameters.sellers.qualityAlpha = 2
    parameters.sellers.qualityBeta = 5
    parameters.sellers.qualityCostCorrelation = 0
    parameters.sellers.recordsMedian = 1
    parameters.sellers.recordsLogSd = 0
    parameters.sellers.domains = 1
    parameters.sellers.costMedian = 0.05
    parameters.sellers.costLogSd = 0.5
    parameters.sellers.byproductShare = 0
    parameters.sellers.exitProfit = .period
    parameters.sellers.patience = 5
    parameters.sellers.afterExit = .replaced
    parameters.sellers.entry = 0.02

    parameters.buyers.utility = .additive
    parameters.buyers.valueMedian = 1
    parameters.buyers.valueLogSd = 0.25
    parameters.buyers.fidelityExponent = 0
    parameters.buyers.budgetRule = .absolute
    parameters.buyers.budgetMedian = 2
    parameters.buyers.budgetLogSd = 0.5
    parameters.buyers.buyingRule = .valueForMoney
    parameters.buyers.valueForMoneyThreshold = 1

    parameters.aggregators.count = 0
    parameters.aggregators.directShare = 1

    parameters.producers.records = 1
    parameters.producers.costPerRecord = 0
    parameters.producers.fixedCost = 0.001
    parameters.producers.modelLicence = 0
    parameters.producers.worth = 0.8
    parameters.producers.quality = .perfect
    parameters.producers.ownOutputWorthless = false
  }

  private static func setRegime(_ parameters: inout Parameters) {
    parameters.matching.rule = .random
    parameters.matching.candidates = 50
    parameters.matching.withReplacement = true
    parameters.matching.matchSpread = 0
    parameters.fidelity.learning.lawCoefficient = 0.183
    parameters.fidelity.learning.recovery = 0
    parameters.fidelity.scope = .market
    parameters.welfare.informationLoss = false
    parameters.pricing.rule = .posted
    parameters.pricing.step = 0.05
    parameters.pricing.firstPrice = .cost
    parameters.pricing.marginLow = 0.05
    parameters.pricing.marginHigh = 0.5
    parameters.pricing.floorSharesSales = false
    parameters.contract.form = .perPeriod
    parameters.contract.feeLow = 0
    parameters.contract.feeHigh = 0
    parameters.provenance.information = .full
    parameters.provenance.labelledShare = 0
  }
}
