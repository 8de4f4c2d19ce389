// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market

/// A parameter whose value has no stationary counterpart, or none that is worked out.
public struct PaperLimit: Sendable, Equatable {
  public let key: String
  public let message: String
}

extension Parameters {
  /// What keeps a market from being solved on paper, by name; empty where nothing does.
  public var paperLimits: [PaperLimit] {
    var found: [PaperLimit] = []
    func require(_ holds: Bool, _ key: String, _ message: String) {
      if !holds { found.append(PaperLimit(key: key, message: message)) }
    }
    require(
      sellers.participation == .always, "sellers.participation",
      "foresight is not solved on paper; expected always")
    require(
      sellers.afterExit == .mayReturn, "sellers.afterExit",
      "with fresh draws in the place of those who left, only the lucky stay; expected mayReturn")
    require(
      buyers.buyingRule == .willingness, "buyers.buyingRule",
      "valueForMoney is not solved on paper; expected willingness")
    require(buyers.foresight == 0, "buyers.foresight", "buyers who look ahead are not solved on paper; expected 0")
    require(
      buyers.depreciation > 0, "buyers.depreciation",
      "stocks that never depreciate grow without end: there is nothing stationary; expected above 0")
    require(
      aggregators.feeRule == .fixed, "aggregators.feeRule", "fees that climb never rest; expected fixed")
    require(
      matching.rule == .all, "matching.rule",
      "\(matching.rule.rawValue) with a number of candidates has no large-market limit; expected all")
    require(matching.sight == .sandbox, "matching.sight", "poolMean is not solved on paper; expected sandbox")
    require(
      fidelity.learning.learner != .law || fidelity.learning.recovery > 0, "fidelity.recovery",
      "without recovery every loss is final and no fidelity below 1 is stationary; expected above 0")
    require(
      fidelity.learning.learner != .ngram, "fidelity.learner",
      "ngram has no stationary fidelity that can be found in seconds; expected law, gaussian, categorical or regression"
    )
    let priced: [PricingRule] = [.uniform, .fixed, .fairshare, .bargaining, .random]
    require(
      priced.contains(pricing.rule), "pricing.rule",
      "\(pricing.rule.rawValue) is not solved on paper; expected " + priced.map(\.rawValue).joined(separator: ", "))
    require(
      pricing.rule != .uniform || pricing.renewal == .everyPeriod, "pricing.renewal",
      "a price kept from the first period is not found again on paper; expected everyPeriod")
    require(pricing.exploiters == 0, "pricing.exploiters", "exploiters are not solved on paper; expected 0")
    require(contract.union == .none, "contract.union", "unions are not solved on paper; expected none")
    require(
      contract.form != .buyout || pricing.rule == .uniform || pricing.rule == .fixed, "contract.form",
      "under buy-outs sellers ask those who have not bought yet a price of their own, which is not solved on paper but "
        + "for uniform and fixed prices; expected perPeriod")
    require(
      contract.form != .buyout || provenance.certification == .none, "contract.form",
      "under buy-outs certified sellers are paid in periods in which they sell anew, which depends on when contracts "
        + "began; expected perPeriod")
    require(
      contract.form != .revenueShare, "contract.form", "shares of revenue are not solved on paper; expected perPeriod")
    require(
      contract.modelRoyalty == 0 && contract.lineageRoyalty == 0, "contract.modelRoyalty",
      "royalties along lineages are not solved on paper; expected 0, as of contract.lineageRoyalty")
    require(
      !provenance.flagsPerBuyer || provenance.information == .full, "provenance.flagsPerBuyer",
      "detectors of each buyer's own are not solved on paper; expected false")
    require(
      provenance.adulterationShare == 0, "provenance.adulterationShare",
      "mixing in synthetic records is not solved on paper; expected 0")
    require(
      policy.rule != .pmir || fidelity.learning.recovery > 0, "fidelity.recovery",
      "without recovery the estimate of pmir grows without end; expected above 0")
    require(
      policy.budget >= Parameters().policy.budget, "policy.budget",
      "a limited outlay is not solved on paper; expected \(Parameters().policy.budget) (no limit)")
    return found
  }
}
