// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
public import Luck

/// Where an owner's model stands.
public struct ModelState: Sendable, Equatable {
  /// log F, at most 0, with F = exp(-max(0, KL - KL expected of a clean fit on as many records)): what contamination,
  /// and not scarcity, does.
  public var logFidelity = 0.0
  public var divergence: Divergence
}

/// The models of several owners who learn alike and may sample one another's models.
public protocol ModelCohort: Sendable {
  var owners: Int { get }

  /// Where each owner's model stands.
  var states: [ModelState] { get }

  /// Makes all lots from the models as they are, then trains every owner who received enough for a fit; the others keep
  /// their models.
  /// - Parameters:
  ///   - luck: that of the replicate; lots are keyed by their name, owners by their place.
  ///   - period: names the luck of this period.
  mutating func train(on supplies: TrainingSupplies, luck: Luck, period: Int, sampler: inout Sampler)

  /// Shows all that the models and what their owners remember consist of.
  mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor)

  /// Every owner begins with ``Learner/start`` and nothing gathered.
  mutating func reset()
}

extension Learner {
  /// Models of this learner for so many owners, each ``start`` at first.
  public func cohort(owners: Int, workflow: Workflow, realWeight: Double?) -> any ModelCohort {
    LearnerCohort(self, owners: owners, workflow: workflow, realWeight: realWeight)
  }
}

extension ModelState: StatePart {
  public mutating func visit<Visitor: StateVisitor>(_ visitor: inout Visitor) {
    visitor.visit("logFidelity", &logFidelity)
    visitor.visit("divergence", &divergence)
  }
}
