// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import Valuation

/// One parameter of a market.
public typealias Parameter = Setting<Parameters>

/// Everything that can be set about a market. Each field is described, with unit, range, default and source, by the
/// entry of `ParameterTable` of the same key; the defaults are the values that stand here.
public struct Parameters: ParameterSet, Equatable {
  public var run = RunParameters()
  public var start = StartParameters()
  public var sellers = SellerParameters()
  public var buyers = BuyerParameters()
  public var aggregators = AggregatorParameters()
  public var producers = ProducerParameters()
  public var matching = MatchingParameters()
  public var fidelity = FidelityParameters()
  public var welfare = WelfareParameters()
  public var pricing = PricingParameters()
  public var contract = ContractParameters()
  public var provenance = ProvenanceParameters()
  public var policy = PolicyParameters()

  public init() {}

  /// The regime alone: pricing, contract, provenance and policy of `other`, all else as it stands here.
  public func withRegime(of other: Parameters) -> Parameters {
    var result = self
    result.pricing = other.pricing
    result.contract = other.contract
    result.provenance = other.provenance
    result.policy = other.policy
    return result
  }
}

/// All parameters in the order in which `describe` lists them.
public enum ParameterTable {
  public static let all: [Parameter] =
    RunParameters.table + StartParameters.table + SellerParameters.table + BuyerParameters.table
    + AggregatorParameters.table + ProducerParameters.table + MatchingParameters.table + FidelityParameters.table
    + WelfareParameters.table + PricingParameters.table + ContractParameters.table + ProvenanceParameters.table
    + PolicyParameters.table

  /// The groups that make up a regime, as `regime: FILE` takes them.
  public static let regimeGroups = ["pricing", "contract", "provenance", "policy"]

  /// What each group of keys is about.
  public static let groups: [(name: String, meaning: String)] = [
    ("run", "how often and how long the market is played"),
    ("start", "the state in which period 1 begins"),
    ("sellers", "people who make data: quality, volume, cost, and how they stay, leave and come"),
    ("buyers", "model builders: tasks, value of data, budgets, and how they buy"),
    ("aggregators", "platforms between sellers and buyers: number, switching, fees that move"),
    ("producers", "synthetic-data producers: capacity, costs, the model that they sample"),
    ("matching", "which offers a buyer sees, and how well"),
    ("fidelity", "how models retrained on what was bought keep or lose fidelity"),
    ("welfare", "which welfare terms are computed"),
    ("pricing", "regime: how prices come about and how a bundle's pay is divided"),
    ("contract", "regime: what a sale covers, what platforms keep, which sellers bargain as one"),
    ("provenance", "regime: what is known about the origin of records"),
    ("policy", "regime: what the policy maker does"),
  ]

  /// The parameter of that key, or nil.
  public static func parameter(_ key: String) -> Parameter? { byKey[key].map { all[$0] } }

  private static let byKey: [String: Int] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1.key, $0) })
}

/// Two or more parameters that do not fit together.
public struct Inconsistency: Sendable, Equatable {
  /// The key at which a reader should look first.
  public let key: String
  public let message: String
}

extension Parameters {
  /// What no single range can catch.
  public var inconsistencies: [Inconsistency] {
    var found: [Inconsistency] = []
    func require(_ holds: Bool, _ key: String, _ message: @autoclosure () -> String) {
      if !holds { found.append(Inconsistency(key: key, message: message())) }
    }
    require(
      contract.feeLow <= contract.feeHigh, "contract.feeLow",
      "\(contract.feeLow) exceeds contract.feeHigh (\(contract.feeHigh))")
    require(
      pricing.marginLow <= pricing.marginHigh, "pricing.marginLow",
      "\(pricing.marginLow) exceeds pricing.marginHigh (\(pricing.marginHigh))")
    require(
      provenance.falsePositiveRate < provenance.detectorPower, "provenance.falsePositiveRate",
      "\(provenance.falsePositiveRate) must be below provenance.detectorPower (\(provenance.detectorPower)): "
        + "a detector that flags human records as often as synthetic ones tells nothing")
    require(
      matching.rule != .random || matching.candidates <= sellers.count + producers.count || matching.withReplacement,
      "matching.candidates",
      "\(matching.candidates) exceeds the number of sellers and producers (\(sellers.count + producers.count))")
    require(
      buyers.buyingRule != .valueForMoney || !pricing.rule.needsWillingnessToPay, "buyers.buyingRule",
      "valueForMoney needs prices that are known before buying (pricing.rule posted or fixed), not "
        + pricing.rule.rawValue)
    require(
      buyers.buyingRule != .valueForMoney || buyers.utility == .additive, "buyers.buyingRule",
      "valueForMoney needs a value of each record by itself (buyers.utility: additive)")
    require(
      buyers.discount * (1 - buyers.depreciation) <= 0.9999, "buyers.depreciation",
      "\(buyers.depreciation) with buyers.discount \(buyers.discount) makes a record worth more than 10,000 periods' "
        + "use of it; raise buyers.depreciation or lower buyers.discount")
    require(
      buyers.foresight == 0 || pricing.rule != .valuation, "buyers.foresight",
      "\(buyers.foresight) needs buyers who refuse what is not worth its price; under pricing.rule valuation they take "
        + "all that they see")
    require(
      buyers.foresight == 0 || buyers.buyingRule == .willingness, "buyers.foresight",
      "\(buyers.foresight) needs buyers who plan what they will hold (buyers.buyingRule willingness), not "
        + buyers.buyingRule.rawValue)
    require(
      buyers.foresight == 0 || buyers.discount * (1 - fidelity.learning.recovery) <= 0.9999, "buyers.foresight",
      "\(buyers.foresight) with buyers.discount \(buyers.discount) and fidelity.recovery "
        + "\(fidelity.learning.recovery) counts a loss of fidelity for more than 10,000 periods; raise "
        + "fidelity.recovery or lower buyers.discount")
    require(
      pricing.division != .shapleyExact || sellers.count + producers.count <= CoalitionTable.largestPlayerCount,
      "pricing.division",
      "shapleyExact is for at most \(CoalitionTable.largestPlayerCount) suppliers, not \(sellers.count) sellers and "
        + "\(producers.count) producers; use shapleySampled")
    require(
      contract.union == .none || pricing.rule == .valuation, "contract.union",
      "\(contract.union.rawValue) needs pay for bundles as a whole (pricing.rule valuation), not \(pricing.rule.rawValue)"
    )
    require(
      fidelity.learning.learner.samplingBiases.contains(producers.samplingBias),
      "producers.samplingBias",
      "\(producers.samplingBias) is not for fidelity.learner \(fidelity.learning.learner.rawValue): "
        + "expected \(fidelity.learning.learner.samplingBiases)")
    for (key, royalty) in [
      ("contract.modelRoyalty", contract.modelRoyalty), ("contract.lineageRoyalty", contract.lineageRoyalty),
    ] {
      require(
        royalty == 0 || provenance.lineage == .tracked, key,
        "\(royalty) needs a lineage to flow along (provenance.lineage: tracked)")
    }
    require(
      contract.form != .revenueShare || contract.modelShare + contract.modelRoyalty < 1, "contract.modelRoyalty",
      "\(contract.modelRoyalty) and contract.modelShare (\(contract.modelShare)) leave the buyer nothing: their sum "
        + "must be below 1")
    require(
      contract.lineageRoyalty + producers.modelLicence <= 1, "contract.lineageRoyalty",
      "\(contract.lineageRoyalty) and producers.modelLicence (\(producers.modelLicence)) exceed what a producer earns: "
        + "their sum must be at most 1")
    return found
  }
}
