// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

/// Every combination of mechanisms runs, keeps its books and tells no nonsense.
struct EveryCombinationTests {
  private func small(_ pricing: PricingRule, _ contract: ContractForm) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 2
    parameters.sellers.count = 24
    parameters.sellers.domains = 2
    parameters.sellers.costMedian = 4e5
    parameters.sellers.patience = 2
    parameters.sellers.entry = 0.5
    parameters.sellers.byproductShare = 0.1
    parameters.buyers.count = 3
    parameters.buyers.valueMedian = 1e7
    parameters.buyers.coldRounds = 12
    parameters.buyers.warmRounds = 4
    parameters.aggregators.count = 2
    parameters.producers.count = 5
    parameters.producers.records = 300
    parameters.matching.candidates = 14
    parameters.matching.sandboxNoise = 3
    parameters.matching.testCost = 40
    parameters.matching.recall = 0.9
    parameters.pricing.rule = pricing
    parameters.contract.form = contract
    parameters.contract.feeHigh = 0.6
    parameters.policy.subsidy = 0.4
    parameters.policy.watermark = 0.3
    parameters.policy.taxRate = 0.2
    parameters.policy.royaltyCap = 0.15
    return parameters
  }

  private func track(_ parameters: inout Parameters, depth: Int) {
    parameters.provenance.lineage = .tracked
    parameters.provenance.lineageAccuracy = 0.8
    parameters.provenance.lineageDepth = depth
    parameters.contract.modelRoyalty = 0.1
    parameters.contract.lineageRoyalty = 0.3
  }

  @Test(arguments: PricingRule.allCases, ContractForm.allCases)
  func `all matching rules, provenance and policies under each pricing and contract`(
    pricing: PricingRule, contract: ContractForm
  ) throws {
    var number = 0
    for matching in CandidateRule.allCases {
      for information in OriginInformation.allCases {
        for certification in Certification.allCases {
          for labelled in [0, 0.5, 1] {
            for policy in PolicyRule.allCases {
              var parameters = small(pricing, contract)
              parameters.matching.rule = matching
              parameters.provenance.information = information
              parameters.provenance.certification = certification
              parameters.provenance.labelledShare = labelled
              parameters.policy.rule = policy
              divide(&parameters, DivisionRule.allCases[number % DivisionRule.allCases.count])
              unite(&parameters, number)
              if number % 3 > 0 { track(&parameters, depth: number % 2 * 5) }
              parameters.buyers.depreciation = [1, 0.4, 0][number % 3]
              if pricing != .valuation { parameters.buyers.foresight = [0, 0.5, 1][number / 2 % 3] }
              parameters.pricing.exploiters = [0, 0.4, 1, 0.7][number % 4]
              number += 1
              try check(parameters)
            }
          }
        }
      }
    }
    #expect(number == 252)
  }

  @Test(arguments: PricingRule.allCases, DivisionRule.allCases)
  func `all divisions, additive utility, foresight, pool means, adulteration and replacement under each pricing`(
    pricing: PricingRule, division: DivisionRule
  ) throws {
    for contract in ContractForm.allCases {
      for variant in 0..<32 {
        var parameters = small(pricing, contract)
        divide(&parameters, division)
        unite(&parameters, variant / 2)
        parameters.pricing.upliftBasis = variant & 1 == 0 ? .believed : .realised
        if variant & 2 != 0 {
          parameters.buyers.utility = .additive
          parameters.buyers.valueMedian = 3_000
          parameters.buyers.budgetRule = .absolute
          parameters.buyers.budgetMedian = 1e6
        }
        parameters.provenance.adulterationShare = variant & 4 == 0 ? 0 : 0.4
        parameters.provenance.adulterationPenalty = 1e5
        parameters.sellers.afterExit = variant & 8 == 0 ? .mayReturn : .replaced
        parameters.sellers.participation = variant & 8 == 0 ? .always : .foresight
        parameters.matching.sight = variant & 16 == 0 ? .sandbox : .poolMean
        parameters.provenance.flagsPerBuyer = variant & 16 != 0
        parameters.fidelity.scope = variant & 1 == 0 ? .market : .buyer
        parameters.aggregators.feeRule = variant & 4 == 0 ? .fixed : .hillClimb
        parameters.aggregators.directOption = variant & 2 == 0
        parameters.pricing.renewal = variant & 4 == 0 ? .everyPeriod : .never
        if variant & 1 == 0 { track(&parameters, depth: variant & 16) }
        if pricing != .valuation { parameters.buyers.foresight = [0, 0.3, 1][variant / 2 % 3] }
        parameters.buyers.depreciation = [1, 0.4, 0][variant % 3]
        parameters.pricing.exploiters = [0, 1, 0.5][variant % 3]
        try check(parameters)
      }
    }
  }

  @Test(arguments: [PricingRule.posted, .fixed], ContractForm.allCases)
  func `value for money under all matching rules`(pricing: PricingRule, contract: ContractForm) throws {
    for variant in 0..<16 {
      var parameters = small(pricing, contract)
      parameters.buyers.utility = .additive
      parameters.buyers.valueMedian = 3_000
      parameters.buyers.budgetRule = .absolute
      parameters.buyers.budgetMedian = 1e6
      parameters.buyers.buyingRule = .valueForMoney
      parameters.matching.rule = CandidateRule.allCases[variant % 3]
      parameters.matching.withReplacement = variant & 4 != 0
      parameters.provenance.information = variant & 8 == 0 ? .posterior : .full
      parameters.pricing.firstPrice = variant & 2 == 0 ? .cost : .willingness
      parameters.buyers.depreciation = [1, 0.4, 0][variant % 3]
      try check(parameters)
    }
  }

  /// Exact Shapley values want few suppliers.
  private func divide(_ parameters: inout Parameters, _ division: DivisionRule) {
    parameters.pricing.division = division
    parameters.pricing.divisionSamples = 2
    guard division == .shapleyExact else { return }
    parameters.sellers.count = 7
    parameters.producers.count = 2
    parameters.matching.candidates = 6
  }

  /// Every other market of bundles has unions.
  private func unite(_ parameters: inout Parameters, _ number: Int) {
    guard parameters.pricing.rule == .valuation, number & 1 == 1 else { return }
    parameters.contract.union = .perTask
    parameters.contract.unionFit = [0, 0.7, 1.2][number / 2 % 3]
    parameters.contract.unionWeight = [0, 0.5, 1][number / 6 % 3]
  }

  private func check(_ parameters: Parameters) throws {
    #expect(parameters.inconsistencies.isEmpty)
    let name =
      "\(parameters.pricing.rule) \(parameters.contract.form) \(parameters.matching.rule) \(parameters.provenance) "
      + "\(parameters.policy.rule) \(parameters.pricing.division)"
    var market = try Market(Scenario(name: name, parameters: parameters), replicate: 3)
    for _ in 0..<4 {
      try market.playPeriod()
      try checkRow(market, name)
      try checkBooks(market, parameters, name)
    }
  }

  /// The columns that are shares.
  private static let shares: [Observation] = [
    .meanQualityActive, .certifiedShare, .contamination, .contaminationEstimated, .fidelity, .fidelityMin,
    .modelQuality,
    .budgetUse, .equityShareInputs, .equityShareSynthetic, .lineageAccuracy, .matchingRecall, .giniCreatorIncome,
    .sellerHerfindahl,
  ]

  private func checkRow(_ market: borrowing Market, _ name: String) throws {
    let row = Observation.allCases.map { market.last($0) }
    try #require(row.allSatisfy { !$0.isInfinite }, "\(name)")
    let value = { (observation: Observation) in row[observation.rawValue] }
    for share in Self.shares where !value(share).isNaN {
      let allowed = share == .modelQuality ? Double.infinity : 1 + 1e-9
      #expect(value(share) >= 0 && value(share) <= allowed, "\(share): \(name)")
    }
    let (production, consumption) = (value(.welfareProduction), value(.welfareConsumption))
    let (collapse, information) = (value(.lossCollapse), value(.lossInformation))
    let scale = [production, consumption, collapse, information, value(.spend)].map(abs).max()!
    let sum = production + consumption - collapse - information
    try #require(abs(value(.welfare) - sum) <= 1e-9 * scale, "\(name)")
    let surpluses =
      value(.sellerSurplus) + value(.buyerSurplus) + value(.aggregatorSurplus) + value(.syntheticProducerSurplus)
      + value(.policyBalance)
    #expect(abs(value(.welfare) - surpluses) <= 1e-9 * scale, "\(name)")
    #expect(information >= 0 && collapse >= 0, "\(name)")
    #expect(value(.budgetUse) <= 1 + 1e-9, "\(name)")
  }

  /// What producers were paid, from what they paid for the models that they sample.
  private func synthetic(_ market: borrowing Market) -> Double { market.last(.licences) / 0.2 }

  /// An independent recount from what the agents say of themselves.
  private func checkBooks(_ market: borrowing Market, _ parameters: Parameters, _ name: String) throws {
    func total(_ values: [Double]) -> Double { values.reduce(0, +) }
    let spend = total(market.values(.buyer, "spend"))
    let paid = spend + market.last(.modelShares)
    let sellers = total(market.values(.seller, "receipts"))
    let producers = total(market.values(.producer, "receipts"))
    let platforms = total(market.values(.aggregator, "receipts"))
    let licences = market.last(.licences)
    let taxes = parameters.policy.rule == .tax ? licences / parameters.producers.modelLicence * 0.2 : 0
    let scale = 1e-9 * (paid + 1)
    #expect(agree(spend, market.last(.spend), within: 1e-9), "\(name)")
    #expect(abs(sellers - market.last(.sellerReceipts)) <= scale, "\(name)")
    #expect(abs(platforms - market.last(.fees)) <= scale, "\(name)")
    let utilities = total(market.values(.buyer, "utility"))
    let royalties = parameters.provenance.lineage == .tracked ? total(market.values(.seller, "royalties")) : 0
    let cap = parameters.policy.rule == .royaltyCap ? 0.15 : 1
    let owed =
      min(cap, parameters.contract.modelRoyalty) * utilities
      + min(cap, parameters.contract.lineageRoyalty) * synthetic(market)
    #expect(abs(royalties - market.last(.royalties)) <= 1e-9 * (utilities + 1), "\(name)")
    #expect(abs(owed - royalties - market.last(.royaltiesUntraced)) <= 1e-9 * (utilities + paid + 1), "\(name)")
    let onSynthetic = synthetic(market) > 0 ? market.last(.equityShareSynthetic) * synthetic(market) : 0
    try #require(
      abs(paid - sellers - producers - platforms - licences - taxes - onSynthetic) <= scale, "\(name)")
    let tests = market.last(.testingCosts)
    let tested = parameters.matching.sight == .sandbox && market.last(.matchingEvaluated) > 0
    // Under buy-outs a buyer may hold all that is on offer.
    #expect(tests >= 0 && (tests > 0 ? tested : !tested || parameters.contract.form == .buyout), "\(name)")
    #expect(
      abs(market.last(.buyerSurplus) - (utilities - paid - tests + licences - royalties + onSynthetic))
        <= 1e-9 * (utilities + paid + tests), "\(name)")
    let union = market.last(.unionReceipts)
    #expect(union.isNaN == (parameters.contract.union == .none), "\(name)")
    #expect(union.isNaN || (union >= 0 && union <= spend * (1 + 1e-9)), "\(name)")
    let records = total(market.values(.buyer, "records"))
    #expect(agree(records, market.last(.humanRecords) + market.last(.syntheticRecords), within: 1e-9), "\(name)")
    let sales = total(market.values(.seller, "sales")) + total(market.values(.producer, "sales"))
    #expect(sales == market.last(.sales), "\(name)")
    if parameters.contract.form != .buyout {
      let delivered = zip(
        market.values(.seller, "sales") + market.values(.producer, "sales"),
        market.values(.seller, "records") + market.values(.producer, "records")
      ).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(agree(delivered, records, within: 1e-9), "\(name)")
    }
    for (spend, budget) in zip(market.values(.buyer, "spend"), market.values(.buyer, "budget")) {
      #expect(spend <= budget * (1 + 1e-9), "\(name)")
    }
  }
}
