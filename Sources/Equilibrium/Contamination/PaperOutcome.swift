// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
public import Market
internal import Valuation

/// What one period of a market on paper comes to, in the columns of a run.
public struct PaperOutcome: Sendable {
  /// One buyer's part.
  public struct Buyer: Sendable, Equatable {
    /// A and B, $ per period.
    public let value: Double
    public let budget: Double
    /// 1 + lambda, with lambda the shadow price of the budget; 1 where it does not bind.
    public let multiplier: Double
    /// Effective records held, as believed and as they are.
    public let believed: Double
    public let effective: Double
    public let humanRecords: Double
    public let syntheticRecords: Double
    public let contamination: Double
    public let fidelity: Double
    /// $ per period.
    public let spend: Double
    public let utility: Double
    /// Utility - spend + licences, $.
    public let surplus: Double
  }

  public let buyers: [Buyer]
  private var values = [Double](repeating: .nan, count: Observation.allCases.count)

  /// The values of all columns of a run, in their order; NaN where one does not exist on paper.
  public var row: [Double] { values }

  /// The value in a column; NaN where it does not exist on paper.
  public subscript(_ observation: Observation) -> Double { values[observation.rawValue] }

  /// Columns that exist on paper, in the order of a run's.
  public static let columns: [Observation] = [
    .activeSellers, .activeProducers, .meanQualityActive, .meanCostActive, .qualityWeightedSupply, .certifiedShare,
    .humanRecords, .syntheticRecords, .contamination, .contaminationEstimated, .fidelity, .fidelityMin, .lostFidelity,
    .modelQuality,
    .priceHuman, .priceSynthetic, .sales, .spend, .budgetUse, .sellerReceipts, .fees, .licences, .sellerSurplus,
    .aggregatorSurplus, .syntheticProducerSurplus, .buyerSurplus, .policyBalance, .welfare, .welfareProduction,
    .welfareConsumption, .lossCollapse, .lossInformation, .subsidy, .watermark, .policyOutlay, .deadweight,
  ]

  /// - Throws: ``PaperImbalance`` where welfare and the sum of all surpluses disagree.
  init(_ map: PeriodMap, _ state: PaperState) throws {
    let (market, flows) = (map.market, map.flows)
    let totals = flows.totals
    let parameters = market.parameters
    buyers = (0..<market.values.count).map { Self.buyer($0, map, state) }
    let count = Double(buyers.count)
    func ratio(_ numerator: Double, _ denominator: Double) -> Double {
      denominator > 0 ? numerator / denominator : .nan
    }
    func sum(_ part: (Buyer) -> Double) -> Double { buyers.reduce(0) { $0 + part($1) } }
    let (human, synthetic) = (sum(\.humanRecords), sum(\.syntheticRecords))
    values[.activeSellers] = totals.activeSellers
    values[.activeProducers] = totals.activeProducers
    values[.meanQualityActive] = ratio(totals.qualityOfActive, totals.activeSellers)
    values[.meanCostActive] = ratio(totals.sellerCosts, totals.activeSellers)
    values[.qualityWeightedSupply] = totals.effectiveMade
    values[.certifiedShare] = ratio(totals.certifiedSellers, totals.activeSellers)
    values[.humanRecords] = human
    values[.syntheticRecords] = synthetic
    values[.contamination] = flows.contamination
    values[.contaminationEstimated] = ratio(totals.believedSynthetic, human + synthetic)
    values[.fidelity] = sum(\.fidelity) / count
    values[.fidelityMin] = buyers.map(\.fidelity).min() ?? .nan
    values[.lostFidelity] = -state.logFidelity.reduce(0, +) / count
    values[.modelQuality] = sum { $0.utility / $0.value } / count
    values[.priceHuman] = ratio(totals.sellerGross, human)
    values[.priceSynthetic] = ratio(totals.producerGross, synthetic)
    values[.sales] = totals.sales
    values[.spend] = sum(\.spend)
    values[.budgetUse] = ratio(sum(\.spend), sum(\.budget))

    let licences = parameters.producers.modelLicence * totals.producerGross
    let taxes = parameters.taxRate * totals.producerGross
    let curvature = parameters.policy.curvature * market.referencePrice
    let deadweight =
      curvature * state.subsidy * state.subsidy * totals.certifiedRecords
      + curvature * parameters.provenance.detectorPower * state.watermark * state.watermark * totals.syntheticMade
    values[.sellerReceipts] = totals.sellerNet
    values[.fees] = totals.sellerGross - totals.sellerNet
    values[.licences] = licences
    values[.sellerSurplus] = totals.sellerNet + totals.subsidies - totals.sellerCosts - totals.certificationCosts
    values[.aggregatorSurplus] = totals.sellerGross - totals.sellerNet
    values[.syntheticProducerSurplus] = totals.producerGross - licences - taxes - totals.generationCosts
    values[.buyerSurplus] = sum(\.surplus)
    values[.policyBalance] = taxes - totals.subsidies - deadweight
    values[.subsidy] = state.subsidy
    values[.watermark] = state.watermark
    values[.policyOutlay] = totals.subsidies
    values[.deadweight] = deadweight
    let costs = totals.sellerCosts + totals.certificationCosts + totals.generationCosts
    let welfare = sum(\.utility) - costs - deadweight
    values[.welfare] = welfare
    let surpluses: [Observation] = [
      .sellerSurplus, .aggregatorSurplus, .syntheticProducerSurplus, .buyerSurplus, .policyBalance,
    ]
    let others = surpluses.reduce(0) { $0 + values[$1.rawValue] }
    guard abs(others - welfare) <= 1e-9 * (sum(\.utility) + costs + deadweight + totals.sellerGross) else {
      throw PaperImbalance(welfare: welfare, surpluses: others)
    }
    // With a stock, what buyers pay in a period and what falls to it are two things.
    guard parameters.buyers.depreciation == 1 else { return }
    let net = sum { $0.utility - $0.spend }
    if let informed = InformedChoice(map, state).sum() {
      values[.lossInformation] = informed.net - net
      values[.lossCollapse] = informed.collapse
      values[.welfareConsumption] = informed.net + informed.collapse
      values[.welfareProduction] = welfare - net
    }
  }

  private static func buyer(_ place: Int, _ map: PeriodMap, _ state: PaperState) -> Buyer {
    let (market, flows) = (map.market, map.flows)
    let effective = flows.effective[place] / market.parameters.buyers.depreciation
    let utility = market.utility.value(
      effective, worth: market.worth(place, logFidelity: state.logFidelity[place]), scale: market.scale)
    let slack = market.slope(place, held: map.held(place), logFidelity: state.logFidelity[place])
    return Buyer(
      value: market.values[place], budget: market.budgets[place],
      multiplier: flows.spend[place] < 0.999 * market.budgets[place] ? 1 : max(1, slack / state.bids[place]),
      believed: map.held(place), effective: effective, humanRecords: flows.humanRecords[place],
      syntheticRecords: flows.syntheticRecords[place], contamination: flows.contamination(place),
      fidelity: exp(state.logFidelity[place]), spend: flows.spend[place], utility: utility,
      surplus: utility - flows.spend[place] + flows.licences[place])
  }
}

/// The books of a market on paper do not balance: an error of the program.
public struct PaperImbalance: Error, Sendable, Equatable, CustomStringConvertible {
  public let welfare: Double
  public let surpluses: Double

  public var description: String { "on paper welfare is \(welfare) but the sum of all surpluses \(surpluses)" }
}

extension [Double] {
  fileprivate subscript(_ observation: Observation) -> Double {
    get { self[observation.rawValue] }
    set { self[observation.rawValue] = newValue }
  }
}
