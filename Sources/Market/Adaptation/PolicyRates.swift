// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

extension World {
  /// Sets the rates of this period's policy from what is known of the last one.
  ///
  /// `closedForm` goes by the mean of -log F, `pmir` step by step towards the same rates from what a policy maker can
  /// estimate.
  mutating func setPolicy() {
    guard parameters.policy.rule == .pmir else {
      (subsidy, watermark) = parameters.policyRates(divergence: meanDivergence)
      return
    }
    let power = parameters.provenance.detectorPower
    subsidy = policyIteration.subsidy
    // The target of w is that of s times this, and both take the same steps.
    watermark = (1 - power) / power * policyIteration.subsidy
  }

  /// The policy maker estimates what contamination did to models, and under `pmir` moves towards what that calls for.
  mutating func adaptPolicy() {
    estimateDivergence()
    guard parameters.policy.rule == .pmir else {
      policyIteration = PolicyIteration()
      return
    }
    policyIteration.step(
      toward: estimatedDivergence / (2 * parameters.policy.curvature), damping: parameters.policy.damping,
      epsilon: parameters.policy.epsilon)
  }

  /// KL <- (1 - r) KL + b rho^2, the law of the same paper, with rho as the last audit, flags, labels and certificates
  /// make it appear among the records sold. No policy maker sees models' true divergence. As rho is squared, its noise
  /// lifts the estimate.
  private mutating func estimateDivergence() {
    var records = 0.0
    for buyer in 0..<buyers.count { records += buyers.humanRecords[buyer] + buyers.syntheticRecords[buyer] }
    guard records > 0 else { return }
    let learning = parameters.fidelity.learning
    let law = SquareLaw(coefficient: learning.lawCoefficient, recovery: learning.recovery)
    estimatedDivergence =
      -law.logFidelity(after: -estimatedDivergence, contamination: tally.believedSyntheticRecords / records)
  }

  /// Mean over buyers of -log F, nats: the divergence that contamination causes.
  var meanDivergence: Double {
    var sum = 0.0
    for value in buyers.logFidelity { sum -= value }
    return sum / Double(buyers.count)
  }
}
