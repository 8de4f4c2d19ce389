// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// How prices come about. A new rule is a file of its own beside the others in Pricing, one name here with its answers
/// below, and one line where every offer gets its price (Response.swift).
public enum PricingRule: String, CaseIterable, Sendable {
  case uniform, posted, random, fairshare, valuation, bargaining, fixed

  /// Whether a price can only be named once buyers' willingness to pay is known.
  public var needsWillingnessToPay: Bool { self != .posted && self != .fixed }

  /// Whether what a seller earns moves with what buyers think its records are worth.
  public var rewardsTrust: Bool { self != .uniform && self != .fixed }

  /// Whether a price depends on how many buyers would pay it, so that each row of buyers is laid in falling order of
  /// willingness to pay before it is named.
  var ranksBuyers: Bool { self == .fairshare || self == .bargaining }
}

/// How a bundle's pay is divided among its suppliers.
public enum DivisionRule: String, CaseIterable, Sendable {
  case equal, volume, leaveOneOut, aumannShapley, shapleyExact, shapleySampled, banzhaf
}

/// The uplift on which valuation pricing rests.
public enum UpliftBasis: String, CaseIterable, Sendable { case believed, realised }

/// The price that a seller first posts.
public enum FirstPrice: String, CaseIterable, Sendable { case willingness, cost }

/// Whether a price follows the market.
public enum PriceRenewal: String, CaseIterable, Sendable { case everyPeriod, never }

/// How prices come about and how a bundle's pay is divided.
public struct PricingParameters: Sendable, Equatable {
  public var rule = PricingRule.posted
  public var theta = 0.25
  public var renewal = PriceRenewal.everyPeriod
  public var beta = 1.0
  public var exploiters = 0.0
  public var valuationShare = 0.3
  public var upliftBasis = UpliftBasis.believed
  public var division = DivisionRule.aumannShapley
  public var divisionSamples = 32
  public var step = 0.05
  public var firstPrice = FirstPrice.willingness
  public var marginLow = 0.0
  public var marginHigh = 0.0
  public var floorSharesSales = true
  public var pricePerRecord = 100.0

  static let table: [Parameter] = [
    .choice(
      "pricing.rule", \.pricing.rule,
      "uniform: one price per record, theta times the mean willingness to pay. posted: a price per seller that rises "
        + "after a sale. random: uniform below the highest willingness to pay. fairshare: the price that maximises "
        + "the seller's revenue. valuation: buyers pay a share of the bundle's uplift. bargaining: the surplus of each "
        + "sale is split. fixed: a given price per record."),
    .number(
      "pricing.theta", \.pricing.theta, .nonNegative,
      "uniform: the price per record over the mean willingness to pay per record of the active pool. fairshare: the "
        + "same of what an exploiter offers, over its own mean willingness to pay."),
    .choice(
      "pricing.renewal", \.pricing.renewal,
      "uniform: the price per record is found anew every period, or stays as it was in the first."),
    .number(
      "pricing.beta", \.pricing.beta, .share,
      "fairshare, bargaining: the seller's share of what lies between its floor and the highest price."),
    .number(
      "pricing.exploiters", \.pricing.exploiters, .share,
      "fairshare: the share of buyers, the first by number, who do not pay the sellers' prices but make "
        + "take-it-or-leave-it offers, theta times their own mean willingness to pay per record.",
      source: "modelling choice: none"),
    .number(
      "pricing.valuationShare", \.pricing.valuationShare, .share,
      "valuation: the share of its uplift that a buyer pays for its bundle.",
      source: "20 to 50% is the estimated data share of model profit (Weyl and Castro Fernandez, HBR 2026-06)"),
    .choice(
      "pricing.upliftBasis", \.pricing.upliftBasis,
      "valuation: pay on the uplift that the buyer expects, or on the one that comes true."),
    .choice(
      "pricing.division", \.pricing.division,
      "How the pay for a bundle (valuation, revenueShare) is divided among its suppliers. equal: alike. volume: by "
        + "records. leaveOneOut: by what the bundle loses without each. aumannShapley: by effective records. "
        + "shapleyExact: by Shapley values, to 20 suppliers. shapleySampled, banzhaf: by Shapley or Banzhaf values, "
        + "estimated."),
    .integer(
      "pricing.divisionSamples", \.pricing.divisionSamples, 2...1_000_000, unit: "sweeps",
      "shapleySampled, banzhaf: sweeps of 16 coalitions from which values of suppliers are estimated."),
    .number(
      "pricing.step", \.pricing.step, Bounds(0, 1, upperIsOpen: true),
      "posted: relative rise after a sale and fall without one."),
    .choice(
      "pricing.firstPrice", \.pricing.firstPrice,
      "posted: the first price is the pool's mean willingness to pay, or the seller's floor."),
    .number(
      "pricing.marginLow", \.pricing.marginLow, .nonNegative, "posted: lowest margin over cost in the floor.",
      mayChange: false),
    .number(
      "pricing.marginHigh", \.pricing.marginHigh, .nonNegative, "posted: highest margin over cost in the floor.",
      mayChange: false),
    .flag(
      "pricing.floorSharesSales", \.pricing.floorSharesSales,
      "posted: whether the cost in the floor is shared by the sales of the period before."),
    .number(
      "pricing.pricePerRecord", \.pricing.pricePerRecord, .nonNegative, unit: "$/record", "fixed: the price."),
  ]
}

/// What a sale covers.
public enum ContractForm: String, CaseIterable, Sendable { case perPeriod, buyout, revenueShare }

/// Which sellers bargain as one.
public enum UnionForm: String, CaseIterable, Sendable { case none, perTask }

/// What a sale covers, what platforms keep, and which sellers bargain as one.
public struct ContractParameters: Sendable, Equatable {
  public var form = ContractForm.perPeriod
  public var periods = 3
  public var modelShare = 0.1
  public var modelRoyalty = 0.0
  public var lineageRoyalty = 0.0
  public var feeLow = 0.3
  public var feeHigh = 0.3
  public var union = UnionForm.none
  public var unionFit = 1.0
  public var unionWeight = 0.5

  static let table: [Parameter] = [
    .choice(
      "contract.form", \.contract.form,
      "perPeriod: pay and delivery for one period. buyout: one payment of the first price times 'periods' for as many "
        + "deliveries; the seller cannot leave before. revenueShare: beside the price, a share of what the model earns."
    ),
    .integer("contract.periods", \.contract.periods, 1...10_000, unit: "periods", "buyout: periods delivered."),
    .number(
      "contract.modelShare", \.contract.modelShare, Bounds(0, 1, upperIsOpen: true),
      "revenueShare: the share of its model's revenue that a buyer pays to its suppliers."),
    .number(
      "contract.modelRoyalty", \.contract.modelRoyalty, Bounds(0, 1, upperIsOpen: true),
      "Share of what a model earns that goes to the creators in its lineage, beside any price (needs "
        + "provenance.lineage tracked)."),
    .number(
      "contract.lineageRoyalty", \.contract.lineageRoyalty, Bounds(0, 1, upperIsOpen: true),
      "Share of what synthetic records earn that goes to the creators in the lineage of the model sampled (needs "
        + "provenance.lineage tracked)."),
    .number(
      "contract.feeLow", \.contract.feeLow, .share, "Lowest take rate of the platforms (uniform up to feeHigh).",
      source: "annotation platforms kept 0.84 to 0.89 (time.com/6247678); stock licences leave creators 15 to 40%"),
    .number(
      "contract.feeHigh", \.contract.feeHigh, .share, "Highest take rate of the platforms.", source: "as feeLow"),
    .choice(
      "contract.union", \.contract.union,
      "perTask: for each buyer's task, the sellers whose domain fits it are paid as one for what the bundle would lose "
        + "without them all (pricing.rule valuation). A seller may sit in several unions.",
      source: "own reading of arXiv 2601.09966: data unions formed per task"),
    .number(
      "contract.unionFit", \.contract.unionFit, .nonNegative,
      "perTask: the least match of a seller's domain with the task, 1 on average over domains, with which it joins."),
    .number(
      "contract.unionWeight", \.contract.unionWeight, .share,
      "perTask: bargaining weight, the share of what the bundle would lose without the union that the union is paid."),
  ]
}
