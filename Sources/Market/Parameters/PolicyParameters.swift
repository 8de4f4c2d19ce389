// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What buyers know about the origin of offers.
public enum OriginInformation: String, CaseIterable, Sendable { case posterior, full }

/// Whether human sellers can have their records certified.
public enum Certification: String, CaseIterable, Sendable { case none, voluntary }

/// Whether it is known whose records are in which model.
public enum LineageRule: String, CaseIterable, Sendable { case none, tracked }

/// What is known about the origin of records.
public struct ProvenanceParameters: Sendable, Equatable {
  public var information = OriginInformation.posterior
  public var labelledShare = 0.0
  public var certification = Certification.none
  public var certificationCost = 1.0
  public var detectorPower = 0.3
  public var falsePositiveRate = 0.05
  public var flagsPerBuyer = false
  public var auditRecords = 200
  public var adulterationShare = 0.0
  public var adulterationDetection = 0.1
  public var adulterationPenalty = 0.0
  public var lineage = LineageRule.none
  public var lineageAccuracy = 1.0
  public var lineageDepth = 0

  static let table: [Parameter] = [
    .choice(
      "provenance.information", \.provenance.information,
      "posterior: buyers infer from labels, certificates, detector flags and the audit. full: they know."),
    .number(
      "provenance.labelledShare", \.provenance.labelledShare, .share,
      "Share of producers who label their records as synthetic."),
    .choice(
      "provenance.certification", \.provenance.certification,
      "none, or voluntary: a seller certifies its records as human in periods in which that pays."),
    .number(
      "provenance.certificationCost", \.provenance.certificationCost, .nonNegative, unit: "$/record",
      "Cost of certifying a record."),
    .number(
      "provenance.detectorPower", \.provenance.detectorPower, Bounds(0, 1, lowerIsOpen: true),
      "psi: probability that the detector flags an unmarked synthetic offer."),
    .number(
      "provenance.falsePositiveRate", \.provenance.falsePositiveRate, Bounds(0, 1, upperIsOpen: true),
      "Probability that the detector flags a human offer; below detectorPower.",
      source: "4.2% for a detector of web articles (Graphite, 65,000 pages)"),
    .flag(
      "provenance.flagsPerBuyer", \.provenance.flagsPerBuyer,
      "Whether each buyer runs its own detector; otherwise one flag per offer and period is common to all."),
    .integer(
      "provenance.auditRecords", \.provenance.auditRecords, 2...1_000_000_000, unit: "records",
      "Records m, neither certified nor labelled, that the audit flags each period to estimate the synthetic share."),
    .number(
      "provenance.adulterationShare", \.provenance.adulterationShare, Bounds(0, 1, upperIsOpen: true),
      "Share of synthetic records that a seller may mix in, saving that share of its cost, when that beats the "
        + "expected penalty. 0: nobody can."),
    .number(
      "provenance.adulterationDetection", \.provenance.adulterationDetection, .share,
      "Probability that an adulterating seller is found out in a period."),
    .number(
      "provenance.adulterationPenalty", \.provenance.adulterationPenalty, .nonNegative, unit: "$",
      "Penalty for adulteration, paid to the policy maker."),
    .choice(
      "provenance.lineage", \.provenance.lineage,
      "none, or tracked: metadata say whose records are in which model, through synthetic records too; royalties "
        + "(contract) flow along them."),
    .number(
      "provenance.lineageAccuracy", \.provenance.lineageAccuracy, .share,
      "tracked: share of a model's lineage that holds up when royalties are claimed. The rest stays with the payer."),
    .integer(
      "provenance.lineageDepth", \.provenance.lineageDepth, 0...100_000_000, unit: "creators",
      "tracked: most creators that the metadata of a model name, those of the largest weights. 0: all.",
      source: "modelling choice"),
  ]
}

/// What the policy maker does.
public enum PolicyRule: String, CaseIterable, Sendable {
  case none, fixed, closedForm, pmir, tax, disclosure, royaltyCap
}

/// What the policy maker does.
public struct PolicyParameters: Sendable, Equatable {
  public var rule = PolicyRule.none
  public var subsidy = 0.0
  public var watermark = 0.0
  public var curvature = 0.5
  public var subsidyPerSale = false
  public var taxRate = 0.0
  public var royaltyCap = 1.0
  public var budget = 1e15
  public var epsilon = 0.001
  public var damping = 0.5

  static let table: [Parameter] = [
    .choice(
      "policy.rule", \.policy.rule,
      "none. fixed: subsidy and watermark as given. closedForm: subsidy = KL/(2 kappa), watermark = (1 - psi) KL/(2 "
        + "kappa psi), a published rule and no first-order condition of this market. pmir: damped steps towards the "
        + "same from estimates, KL <- (1 - r) KL + b rho^2 with rho as the audit makes it appear, b and r those of "
        + "fidelity.lawCoefficient and fidelity.recovery whatever the learner. tax: on sales of synthetic records. "
        + "disclosure: every producer must label. royaltyCap: royalties of the contract up to a limit."),
    .number(
      "policy.subsidy", \.policy.subsidy, .nonNegative, unit: "reference prices per record",
      "fixed: subsidy s per certified record and period, in units of the reference price."),
    .number(
      "policy.watermark", \.policy.watermark, .nonNegative,
      "fixed: watermark strength w; the detector flags synthetic offers with probability 1 - (1 - psi) exp(-w)."),
    .number(
      "policy.curvature", \.policy.curvature, .positive,
      "kappa: curvature of the instruments' costs, kappa s^2 and kappa psi w^2 reference prices per record.",
      source: "guess; arXiv 2605.20279 names kappa without a value"),
    .flag(
      "policy.subsidyPerSale", \.policy.subsidyPerSale,
      "Whether the subsidy is paid for each sale instead of once per period when sold at all."),
    .number("policy.taxRate", \.policy.taxRate, .share, "tax: share of synthetic revenue taken."),
    .number(
      "policy.royaltyCap", \.policy.royaltyCap, .share,
      "royaltyCap: largest share of models' revenue, and of synthetic revenue, that royalties of the contract take; our "
        + "reading of a policy that is only named in reports on arXiv 2605.20279. The default is no cap.",
      source: "convention"),
    .number(
      "policy.budget", \.policy.budget, .nonNegative, unit: "$/period",
      "Most that subsidies may cost in a period; the rate is lowered to keep to it. The default is no limit.",
      source: "convention"),
    .number(
      "policy.epsilon", \.policy.epsilon, .positive, unit: "reference prices per record",
      "pmir: the subsidy rests while it is within this of the running average of its target."),
    .number(
      "policy.damping", \.policy.damping, Bounds(0, 1, lowerIsOpen: true, upperIsOpen: true),
      "pmir: the step of round t goes damping/t of the way to the target. Rounds to epsilon grow as "
        + "epsilon^(-1/damping); the default makes that the published epsilon^-2.",
      source: "modelling choice"),
  ]
}
