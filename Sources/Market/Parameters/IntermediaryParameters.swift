// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// How a platform sets its fee.
public enum FeeRule: String, CaseIterable, Sendable { case fixed, hillClimb }

/// Platforms between sellers and buyers.
public struct AggregatorParameters: Sendable, Equatable {
  public var count = 5
  public var directShare = 0.0
  public var directOption = false
  public var switching = 0.1
  public var switchingSensitivity = 2.0
  public var lockIn = false
  public var feeRule = FeeRule.fixed
  public var feeStep = 0.02
  public var entrantFee = 0.1

  static let table: [Parameter] = [
    .integer(
      "aggregators.count", \.aggregators.count, 0...10_000,
      "Platforms. An event may raise it: the new ones start without sellers and ask aggregators.entrantFee."),
    .number(
      "aggregators.directShare", \.aggregators.directShare, .share,
      "Share of sellers who sell directly at the start, without a fee.", mayChange: false),
    .flag(
      "aggregators.directOption", \.aggregators.directOption,
      "Whether sellers who re-choose their platform may also turn to selling directly."),
    .number(
      "aggregators.switching", \.aggregators.switching, .share,
      "Probability per period that a seller re-chooses its platform."),
    .number(
      "aggregators.switchingSensitivity", \.aggregators.switchingSensitivity, .nonNegative,
      "Logit weight on a platform's net pay per effective record, relative to the mean over platforms."),
    .flag("aggregators.lockIn", \.aggregators.lockIn, "Whether sellers are forbidden to change platform."),
    .choice(
      "aggregators.feeRule", \.aggregators.feeRule,
      "fixed: the fee stays. hillClimb: it moves on while the platform's income rises, else turns back."),
    .number(
      "aggregators.feeStep", \.aggregators.feeStep, .share, "Step of the fee under hillClimb."),
    .number(
      "aggregators.entrantFee", \.aggregators.entrantFee, .share,
      "Share of receipts kept by platforms that an event adds."),
  ]
}

/// Where the quality of synthetic records comes from.
public enum SyntheticQuality: String, CaseIterable, Sendable { case inherited, perfect }

/// Synthetic-data producers.
public struct ProducerParameters: Sendable, Equatable {
  public var count = 40
  public var records = 4_000.0
  public var costPerRecord = 3.07
  public var costLogSd = 0.0
  public var fixedCost = 0.0
  public var modelLicence = 0.2
  public var worth = 0.8
  public var samplingBias = 1.0
  public var topMass = 1.0
  public var quality = SyntheticQuality.inherited
  public var ownOutputWorthless = true

  static let table: [Parameter] = [
    .integer("producers.count", \.producers.count, 0...10_000_000, "Synthetic-data producers, Z.", mayChange: false),
    .number(
      "producers.records", \.producers.records, .positive, unit: "records/period",
      "Records that an active producer generates per period."),
    .number(
      "producers.costPerRecord", \.producers.costPerRecord, .nonNegative, unit: "$/record",
      "Median cost of generating a record, once and not per copy sold.",
      source: "about 1/30 of a crowd label: Gilardi et al. 2023, PMC10372638"),
    .number(
      "producers.costLogSd", \.producers.costLogSd, Bounds(0, 10), "Log standard deviation of the cost per record.",
      mayChange: false),
    .number(
      "producers.fixedCost", \.producers.fixedCost, .nonNegative, unit: "$/period",
      "Cost of being active, whatever is generated."),
    .number(
      "producers.modelLicence", \.producers.modelLicence, .share,
      "Share of revenue paid to the buyer whose model is sampled."),
    .number(
      "producers.worth", \.producers.worth, .share,
      "Worth omega of a synthetic record relative to a human one, at fidelity 1."),
    .number(
      "producers.samplingBias", \.producers.samplingBias, Bounds(0, 1_000),
      "Sampling bias lambda with which models are sampled: 1 faithfully; below 1 the tails are cut (Alemohammad et al., "
        + "ICLR 2024)."),
    .number(
      "producers.topMass", \.producers.topMass, Bounds(0, 1, lowerIsOpen: true),
      "Models are sampled among the most probable facts that have this share of the mass (learner categorical)."),
    .choice(
      "producers.quality", \.producers.quality,
      "inherited: the mean quality of the human data that the sampled model was trained on. perfect: 1."),
    .flag(
      "producers.ownOutputWorthless", \.producers.ownOutputWorthless,
      "Whether the output of a buyer's own model is worth nothing to that buyer."),
  ]
}
