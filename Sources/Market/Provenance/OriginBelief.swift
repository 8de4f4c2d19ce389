// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
internal import GSL
internal import Luck

/// What the market believes of offers that are neither certified nor labelled.
public struct OriginBelief: Sendable {
  /// pi: synthetic share among the records offered, as the last audit estimated it.
  public var prior = 0.5
  /// Probability that the detector flags a synthetic offer, TPR, and a human one, FPR.
  public var truePositive = 0.0
  public var falsePositive = 0.0
  /// Probability h that an offer is human, unflagged and flagged.
  public var unflagged = 1.0
  public var flagged = 1.0
  /// Mean fidelity of the models that producers may have sampled.
  public var meanFidelity = 1.0

  public init() {}

  /// TPR = 1 - (1 - psi) exp(-w).
  public static func truePositive(power: Double, watermark: Double) -> Double { 1 - (1 - power) * exp(-watermark) }

  /// Bayes' rule for one flag.
  public mutating func update() {
    let human = 1 - prior
    unflagged =
      human * (1 - falsePositive) / (human * (1 - falsePositive) + prior * (1 - truePositive))
    let flags = human * falsePositive + prior * truePositive
    flagged = flags > 0 ? human * falsePositive / flags : unflagged
  }

  /// The synthetic share that a share of flags among m audited records speaks for, (flags/m - FPR)/(TPR - FPR); outside
  /// [0, 1] where flags are rarer or more common than any share explains.
  ///
  /// It is unbiased and attains the Cramer-Rao bound Q(1 - Q)/(m J^2), Q = FPR + pi J, J = TPR - FPR.
  func unclippedEstimate(flags: Int, records: Int) -> Double {
    (Double(flags) / Double(records) - falsePositive) / (truePositive - falsePositive)
  }

  /// The same clipped to [1/m, 1 - 1/m]: biased near 0 and 1, and of smaller mean squared error there.
  func estimate(flags: Int, records: Int) -> Double {
    let edge = 1 / Double(records)
    return min(max(unclippedEstimate(flags: flags, records: records), edge), 1 - edge)
  }
}

extension OriginBelief: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("prior", &prior)
    visitor.visit("truePositive", &truePositive)
    visitor.visit("falsePositive", &falsePositive)
    visitor.visit("unflagged", &unflagged)
    visitor.visit("flagged", &flagged)
    visitor.visit("meanFidelity", &meanFidelity)
  }
}

extension World {
  /// Whether an offer's origin has to be inferred from flags.
  var usesFlags: Bool { parameters.provenance.information == .posterior }

  func isLabelled(_ supplier: Int) -> Bool {
    guard !suppliers.isHuman(supplier) else { return false }
    if parameters.policy.rule == .disclosure { return true }
    let producer = supplier - suppliers.sellers
    return luck.key(.producerLabel, kind: .producer).agent(producer).draws.uniform(0)
      < parameters.provenance.labelledShare
  }

  func isFlagged(_ supplier: Int, buyer: Int?) -> Bool {
    let name = luckName(supplier)
    var key = luck.key(.detectorFlag, period: clock, kind: name.kind).agent(name.agent)
    if let buyer { key = key.counterpart(buyer) }
    let synthetic = syntheticShare(supplier)
    let chance = synthetic * belief.truePositive + (1 - synthetic) * belief.falsePositive
    return key.draws.uniform(0) < chance
  }

  /// Probability h with which a buyer holds an offer to be human; `buyer` when each runs its own detector.
  func humanBelief(_ supplier: Int, buyer: Int? = nil) -> Double {
    if suppliers.isCertified[supplier] { return 1 }
    if isLabelled(supplier) { return 0 }
    if parameters.provenance.information == .full { return 1 - syntheticShare(supplier) }
    return isFlagged(supplier, buyer: buyer) ? belief.flagged : belief.unflagged
  }

  /// h + (1 - h) omega Fbar: what an apparent record is believed to be worth in human ones.
  func beliefFactor(_ supplier: Int, buyer: Int? = nil) -> Double {
    let human = humanBelief(supplier, buyer: buyer)
    if parameters.provenance.information == .full && !suppliers.isHuman(supplier) {
      return parameters.producers.worth * exp(buyers.logFidelity[Int(producerModel[supplier - suppliers.sellers])])
    }
    return human + (1 - human) * parameters.producers.worth * belief.meanFidelity
  }

  /// Sets detector rates and beliefs for the period from the prior and the watermark in force.
  mutating func formBeliefs() {
    belief.truePositive = OriginBelief.truePositive(
      power: parameters.provenance.detectorPower, watermark: watermark)
    belief.falsePositive = parameters.provenance.falsePositiveRate
    belief.update()
    var sum = 0.0
    for buyer in 0..<buyers.count { sum += exp(buyers.logFidelity[buyer]) }
    belief.meanFidelity = sum / Double(buyers.count)
  }

  /// Audits m of the records on offer that are neither certified nor labelled, and keeps the estimate as next prior.
  mutating func audit(_ sampler: inout Sampler) {
    guard usesFlags else { return }
    // Where no synthetic goods exist, nobody suspects any.
    guard suppliers.producers > 0 || parameters.provenance.adulterationShare > 0 else {
      belief.prior = 0
      return
    }
    var human = 0.0
    var synthetic = 0.0
    for offer in offering {
      let supplier = Int(offer)
      guard !suppliers.isCertified[supplier], !isLabelled(supplier) else { continue }
      let share = syntheticShare(supplier)
      synthetic += share * suppliers.records[supplier]
      human += (1 - share) * suppliers.records[supplier]
    }
    guard human + synthetic > 0 else { return }
    let share = synthetic / (human + synthetic)
    let records = parameters.provenance.auditRecords
    let chance = belief.falsePositive + share * (belief.truePositive - belief.falsePositive)
    sampler.begin(luck.key(.audit, period: clock))
    let flags = sampler.binomial(probability: chance, trials: records)
    belief.prior = belief.estimate(flags: flags, records: records)
  }
}
