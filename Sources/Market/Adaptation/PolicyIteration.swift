// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// A policy maker's way to a subsidy that agrees with its own target, from estimates: provenance-market iterative
/// retraining, PMIR (arXiv 2605.20279).
///
/// Each round brings an estimate of the target that the subsidy in force called forth. The subsidy goes towards it by
/// the share damping/t in round t, steps whose sum diverges while that of their squares converges, and is compared with
/// the running average of all targets, in which the noise of estimates falls. It rests in rounds in which the two are
/// within epsilon: small steps alone do not count as convergence. Towards a constant target S without noise the
/// residual after t rounds is S (1 - damping)(1 - damping/2)...(1 - damping/t), about
/// S t^-damping / Gamma(1 - damping), so that the rounds to epsilon grow as epsilon^(-1/damping).
struct PolicyIteration: Sendable, Equatable {
  /// The subsidy reached, in reference prices per record.
  private(set) var subsidy = 0.0
  /// Mean of the targets so far, in reference prices per record.
  private(set) var meanTarget = 0.0
  /// Targets so far.
  private(set) var rounds = 0

  /// What is left between the subsidy and the mean target, in reference prices per record.
  var residual: Double { abs(meanTarget - subsidy) }

  func hasConverged(within epsilon: Double) -> Bool { rounds > 0 && residual <= epsilon }

  /// Takes in a target and moves, unless the subsidy is within `epsilon` of the mean target already.
  /// - Parameters:
  ///   - target: reference prices per record, 0 or more.
  ///   - damping: share of the way that the first step goes, above 0 and below 1. At 1 the subsidy would be the mean
  ///     target itself, and the residual say nothing.
  ///   - epsilon: reference prices per record, above 0.
  mutating func step(toward target: Double, damping: Double, epsilon: Double) {
    rounds += 1
    meanTarget += (target - meanTarget) / Double(rounds)
    if residual > epsilon { subsidy += damping / Double(rounds) * (target - subsidy) }
  }
}

extension PolicyIteration: StatePart {
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("subsidy", &subsidy)
    visitor.visit("meanTarget", &meanTarget)
    visitor.visit("rounds", &rounds)
  }
}
