// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Small markets drawn at random over every switch of a regime, with events and a warm-up under another regime: the
/// mechanisms were each tested alone, here they meet.
struct RandomMarketTests {
  /// A setting and the values among which it is drawn. Values at the ends of ranges stand among ordinary ones.
  private struct Choice {
    let key: String
    let values: [ParameterValue]

    init(_ key: String, _ values: [Double]) { (self.key, self.values) = (key, values.map { .number($0) }) }
    init(_ key: String, counts: [Int]) { (self.key, self.values) = (key, counts.map { .integer($0) }) }
    init(_ key: String, words: [String]) { (self.key, self.values) = (key, words.map { .choice($0) }) }
    init(flag key: String) { (self.key, self.values) = (key, [.flag(false), .flag(true)]) }
    init<Rule: CaseIterable & RawRepresentable<String>>(_ key: String, _ rule: Rule.Type) {
      self.init(key, words: rule.allCases.map(\.rawValue))
    }
  }

  private static let regime: [Choice] = [
    Choice("pricing.rule", PricingRule.self), Choice("pricing.theta", [0.25, 1.2]),
    Choice("pricing.renewal", PriceRenewal.self), Choice("pricing.beta", [0, 0.6, 1]),
    Choice("pricing.valuationShare", [0, 0.3, 1]), Choice("pricing.upliftBasis", UpliftBasis.self),
    Choice("pricing.division", DivisionRule.self), Choice("pricing.firstPrice", FirstPrice.self),
    Choice("pricing.pricePerRecord", [0, 100, 3_000]), Choice(flag: "pricing.floorSharesSales"),
    Choice("contract.form", ContractForm.self), Choice("contract.periods", counts: [1, 2, 3]),
    Choice("contract.modelShare", [0, 0.1, 0.4]), Choice("contract.modelRoyalty", [0, 0.1, 0.5]),
    Choice("contract.lineageRoyalty", [0, 0.08, 0.3, 0.8]), Choice("contract.feeLow", [0, 0.3]),
    Choice("contract.feeHigh", [0.3, 0.9, 1]), Choice("contract.union", UnionForm.self),
    Choice("contract.unionFit", [0, 0.8, 1.2]), Choice("contract.unionWeight", [0, 0.5, 1]),
    Choice("provenance.information", OriginInformation.self), Choice("provenance.labelledShare", [0, 0.5, 1]),
    Choice("provenance.certification", Certification.self), Choice("provenance.certificationCost", [0, 100]),
    Choice("provenance.detectorPower", [0.3, 1]), Choice(flag: "provenance.flagsPerBuyer"),
    Choice("provenance.adulterationShare", [0, 0.5]), Choice("provenance.adulterationPenalty", [0, 1e6]),
    Choice("provenance.lineage", words: ["none", "tracked", "tracked"]),
    Choice("provenance.lineageAccuracy", [0, 0.7, 1]), Choice("provenance.lineageDepth", counts: [0, 1, 4]),
    Choice("policy.rule", PolicyRule.self), Choice("policy.subsidy", [0, 0.5]), Choice("policy.watermark", [0, 1]),
    Choice(flag: "policy.subsidyPerSale"), Choice("policy.taxRate", [0.2, 1]),
    Choice("policy.royaltyCap", [0, 0.2]), Choice("policy.budget", [1e5, 1e15]),
  ]

  private static let market: [Choice] = [
    Choice("buyers.depreciation", [1, 0.5, 0]), Choice("buyers.discount", [0, 0.9]),
    Choice("sellers.participation", Participation.self), Choice("sellers.exitProfit", ExitProfit.self),
    Choice("sellers.patience", counts: [1, 3]), Choice("sellers.afterExit", AfterExit.self),
    Choice("sellers.entry", [0, 0.5, 1]), Choice("producers.modelLicence", [0.18, 0.2, 0.7]),
    Choice("producers.costPerRecord", [0, 3, 300]), Choice("producers.worth", [0, 0.8]),
    Choice(flag: "producers.ownOutputWorthless"), Choice("producers.quality", SyntheticQuality.self),
    Choice("matching.sight", Sight.self), Choice("matching.sandboxNoise", [0, 5]),
    Choice("matching.testCost", [0, 40]), Choice("matching.recall", [0.8, 1]),
    Choice("buyers.foresight", [0, 0.4, 1]), Choice("aggregators.count", counts: [0, 2]),
    Choice("aggregators.feeRule", FeeRule.self),
    Choice(flag: "aggregators.directOption"),
  ]

  /// What no event changes.
  private static let constitution: [Choice] = [
    Choice("buyers.utility", UtilityForm.self), Choice("buyers.buyingRule", BuyingRule.self),
    Choice("buyers.count", counts: [1, 3]), Choice("buyers.taskConcentration", [0.01, 1]),
    Choice("sellers.count", counts: [1, 12]), Choice("sellers.costMedian", [0, 4e5, 1e12]),
    Choice("sellers.byproductShare", [0, 0.3]), Choice("producers.count", counts: [0, 4]),
    Choice("matching.rule", CandidateRule.self), Choice("matching.candidates", counts: [1, 8]),
    Choice(flag: "matching.withReplacement"), Choice("matching.matchSpread", [0, 0.5]),
    Choice("fidelity.scope", FidelityScope.self), Choice("fidelity.recovery", [0, 0.2]),
    Choice("fidelity.lawCoefficient", [0, 0.2, 1_000]), Choice("start.warmup", counts: [0, 2]),
    Choice("run.periods", counts: [4, 6, 8]),
  ]

  /// Draws values and keeps those with which the parameters are still consistent.
  private static func vary(
    _ choices: [Choice], _ probability: Double, _ parameters: inout Parameters, _ draws: inout Draws
  ) -> [(key: String, value: ParameterValue)] {
    var made: [(key: String, value: ParameterValue)] = []
    for choice in choices where draws.uniform() < probability {
      let value = choice.values[draws.index(below: choice.values.count)]
      var changed = parameters
      guard let setting = ParameterTable.parameter(choice.key) else { fatalError(choice.key) }
      setting.set(value, in: &changed)
      guard changed.inconsistencies.isEmpty else { continue }
      parameters = changed
      made.append((choice.key, value))
    }
    return made
  }

  static func scenario(_ number: Int) -> Scenario {
    var draws = Luck(seed: 77, replicate: UInt64(number)).key(.randomPrice).draws
    var start = Parameters()
    start.run.seed = number
    start.sellers.domains = 2
    start.buyers.valueMedian = 1e7
    start.buyers.coldRounds = 8
    start.buyers.warmRounds = 3
    start.pricing.divisionSamples = 2
    start.producers.records = 300
    start.matching.candidates = 1
    start.sellers.count = 12
    start.producers.count = 4
    _ = vary(constitution, 1, &start, &draws)
    if start.buyers.utility == .additive {
      start.buyers.valueMedian = 3_000
      start.buyers.budgetRule = .absolute
      start.buyers.budgetMedian = 1e6
    }
    _ = vary(market, 0.7, &start, &draws)
    // What one setting forbids at first another may allow later.
    for _ in 0..<2 { _ = vary(regime, 0.7, &start, &draws) }
    var events: [Event] = []
    var now = start
    for period in 2...start.run.periods where draws.uniform() < 0.35 {
      events.append(Event(period: period, changes: vary(regime + market, 0.25, &now, &draws)))
    }
    var before = start
    _ = vary(regime, 0.6, &before, &draws)
    return Scenario(
      name: "\(number)", parameters: start, events: events, baseRegime: draws.uniform() < 0.5 ? before : nil)
  }

  @Test(arguments: 0..<10)
  func `whatever is combined, the books balance, shares are shares and a second run gives the same bytes`(
    block: Int
  ) throws {
    for number in block * 40..<(block + 1) * 40 {
      let scenario = Self.scenario(number)
      do {
        let first = try play(scenario, checks: true)
        let second = try play(scenario, checks: false)
        #expect(first == second, "market \(number)")
      } catch {
        Issue.record("market \(number): \(error)")
      }
    }
  }

  private func play(_ scenario: Scenario, checks: Bool) throws -> [UInt64] {
    var market = try Market(scenario, replicate: 0)
    for period in 1...scenario.parameters.run.periods {
      try market.playPeriod()
      let parameters = scenario.schedule.last { $0.period <= period }!.parameters
      if checks { check(market, parameters, "market \(scenario.name), period \(period)") }
    }
    return market.rows.map(\.bitPattern)
  }

  private static let shares: [Observation] = [
    .meanQualityActive, .certifiedShare, .contamination, .contaminationEstimated, .fidelity, .fidelityMin, .budgetUse,
    .equityShareInputs, .equityShareSynthetic, .lineageAccuracy, .matchingRecall, .giniCreatorIncome,
    .sellerHerfindahl,
  ]

  private func check(_ market: borrowing Market, _ parameters: Parameters, _ name: String) {
    let row = Observation.allCases.map { market.last($0) }
    let infinite = Observation.allCases.filter { row[$0.rawValue].isInfinite }
    #expect(infinite.isEmpty, "\(infinite): \(name)")
    func value(_ observation: Observation) -> Double { row[observation.rawValue] }
    for share in Self.shares where !value(share).isNaN {
      #expect(value(share) >= 0 && value(share) <= 1 + 1e-9, "\(share) \(value(share)): \(name)")
    }
    let parts: [Observation] = [
      .sellerSurplus, .buyerSurplus, .aggregatorSurplus, .syntheticProducerSurplus, .policyBalance,
    ]
    let turnover = (parts + [.welfareProduction, .welfareConsumption, .spend]).reduce(1) { $0 + abs(value($1)) }
    let surpluses = parts.reduce(0) { $0 + value($1) }
    #expect(abs(value(.welfare) - surpluses) <= 1e-9 * turnover, "\(name)")
    let sum =
      value(.welfareProduction) + value(.welfareConsumption) - value(.lossCollapse) - value(.lossInformation)
    #expect(abs(value(.welfare) - sum) <= 1e-9 * turnover, "\(name)")
    #expect(value(.lossInformation) >= 0 && value(.lossCollapse) >= 0, "\(name)")
    checkRoyalties(market, parameters, name)
    checkLineages(market, parameters, name)
    for account in market.world.suppliers.accounts {
      #expect(account.takeRate >= 0 && account.takeRate <= 1 && account.smoothedProfit.isFinite, "\(account): \(name)")
    }
    for holdings in market.world.buyers.holdings {
      #expect(holdings.allSatisfy { $0.price >= 0 && $0.price < .infinity && $0.expected >= 0 }, "\(name)")
    }
  }

  private func checkRoyalties(_ market: borrowing Market, _ parameters: Parameters, _ name: String) {
    let cap = parameters.policy.rule == .royaltyCap ? parameters.policy.royaltyCap : 1
    let onModels = min(cap, parameters.contract.modelRoyalty) * market.values(.buyer, "utility").reduce(0, +)
    let onSynthetic =
      min(cap, parameters.contract.lineageRoyalty) * market.last(.licences) / parameters.producers.modelLicence
    let due = onModels + onSynthetic
    let (received, untraced) = (market.last(.royalties), market.last(.royaltiesUntraced))
    #expect(agree(received + untraced, due, within: 1e-9), "\(name)")
    #expect(received >= 0 && untraced >= -1e-9 * due, "\(name)")
    let tracks = parameters.provenance.lineage == .tracked
    let royalties = market.values(.seller, "royalties")
    #expect(royalties.allSatisfy { $0.isNaN != tracks }, "\(name)")
    if tracks { #expect(abs(royalties.reduce(0, +) - received) <= 1e-9 * due, "\(name)") }
  }

  private func checkLineages(_ market: borrowing Market, _ parameters: Parameters, _ name: String) {
    let lineages = market.lineages()
    let models =
      parameters.provenance.lineage == .none ? 0 : parameters.fidelity.scope == .market ? 1 : parameters.buyers.count
    #expect(lineages.count == models, "\(name)")
    var known = 0.0
    for lineage in lineages {
      let sum = lineage.parts.reduce(0) { $0 + $1.weight }
      known += sum / Double(models)
      #expect(abs(sum + lineage.unattributed - 1) < 1e-12, "\(name)")
      #expect(lineage.parts.allSatisfy { $0.weight > 0 } && lineage.unattributed >= 0, "\(name)")
      let depth = parameters.provenance.lineageDepth
      #expect(depth == 0 || lineage.parts.count <= depth, "\(name)")
    }
    #expect(
      models == 0
        || abs(market.last(.lineageAccuracy) - parameters.provenance.lineageAccuracy * known) < 1e-12, "\(name)")
  }
}
