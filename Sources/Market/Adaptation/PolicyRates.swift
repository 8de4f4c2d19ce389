// SPDX-License-Identifier: GPL-3.0-or-later

extension World {
  /// Sets the rates of this period's policy from what is known of the last one.
  ///
  /// `closedForm` is the rule of arXiv 2605.20279, s = KL/(2 kappa) and w = (1 - psi) KL/(2 kappa psi) with KL the mean
  /// of -log F. It is played as a rule; nothing here makes it a first-order condition of this market.
  mutating func setPolicy() {
    let policy = parameters.policy
    switch policy.rule {
    case .none, .tax, .disclosure:
      subsidy = 0
      watermark = 0
    case .fixed:
      subsidy = policy.subsidy
      watermark = policy.watermark
    case .closedForm:
      let divergence = meanDivergence
      let power = parameters.provenance.detectorPower
      subsidy = divergence / (2 * policy.curvature)
      watermark = (1 - power) * divergence / (2 * policy.curvature * power)
    }
  }

  /// Mean over buyers of -log F, nats: the divergence that contamination causes.
  var meanDivergence: Double {
    var sum = 0.0
    for value in buyers.logFidelity { sum -= value }
    return sum / Double(buyers.count)
  }
}
