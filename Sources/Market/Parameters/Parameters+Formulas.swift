// SPDX-License-Identifier: GPL-3.0-or-later

public import Valuation

/// What several parameters amount to, the same where the market is simulated and where it is solved on paper.
extension Parameters {
  /// The form of what a bundle is worth to a buyer.
  public var bundleUtility: BundleUtility {
    switch buyers.utility {
    case .dataScaling: BundleUtility(.dataScaling(exponent: buyers.scalingExponent))
    case .additive: BundleUtility(.additive)
    }
  }

  /// 1 / (1 - delta (1 - depreciation)): what a record is worth over what it adds in one period, with E as it is.
  public var carry: Double { 1 / (1 - buyers.discount * (1 - buyers.depreciation)) }

  /// Tax on synthetic receipts, in [0, 1], as far as licence and royalties leave something to tax.
  public var taxRate: Double {
    policy.rule == .tax ? min(policy.taxRate, 1 - producers.modelLicence - contract.lineageRoyalty) : 0
  }

  /// The subsidy s, in reference prices per record, and the watermark strength w that the policy calls for.
  ///
  /// `closedForm` is the rule of arXiv 2605.20279, s = KL/(2 kappa) and w = (1 - psi) KL/(2 kappa psi). It is played as
  /// a rule; nothing here makes it a first-order condition of this market. `pmir` goes towards the same rates.
  /// - Parameter divergence: the KL that contamination caused in models, nats, 0 or more.
  public func policyRates(divergence: Double) -> (subsidy: Double, watermark: Double) {
    switch policy.rule {
    case .none, .tax, .disclosure, .royaltyCap: (0, 0)
    case .fixed: (policy.subsidy, policy.watermark)
    case .closedForm, .pmir:
      (
        divergence / (2 * policy.curvature),
        (1 - provenance.detectorPower) * divergence / (2 * policy.curvature * provenance.detectorPower)
      )
    }
  }
}
