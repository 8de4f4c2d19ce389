// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// Whether each buyer has a model of its own or the market has one.
public enum FidelityScope: String, CaseIterable, Sendable { case buyer, market }

/// How models retrained on what was bought keep or lose fidelity.
public struct FidelityParameters: Sendable, Equatable {
  public var learning = FidelityParameters.marketLearner
  public var workflow = WorkflowRule.replace
  public var window = 3
  public var trainingUnit = 1_000.0
  public var realWeight = 0.0
  public var scope = FidelityScope.buyer

  /// The law, with a recovery: what was lost to synthetic data can be learned again from human data.
  private static var marketLearner: LearnerParameters {
    var learning = LearnerParameters()
    learning.learner = .law
    learning.recovery = 0.2
    return learning
  }

  static let table: [Parameter] =
    LearnerParameters.table.map { $0.lifted(into: \Parameters.fidelity.learning, prefix: "fidelity.") } + [
      .choice(
        "fidelity.workflow", \.fidelity.workflow,
        "Which records a model is trained on. replace: this period's purchases. window: those of the last periods. "
          + "accumulate: all so far. accumulateSubsample: a random choice from all so far, as many as came in the period.",
        mayChange: false),
      .integer(
        "fidelity.window", \.fidelity.window, 1...1_000, unit: "periods",
        "Periods with purchases remembered under window.",
        source: "modelling choice", mayChange: false),
      .number(
        "fidelity.trainingUnit", \.fidelity.trainingUnit, .positive, unit: "records",
        "Records that teach a model as much as one sample of its learner (one token of ngram). The law needs none.",
        mayChange: false),
      .number(
        "fidelity.realWeight", \.fidelity.realWeight, .share,
        "Total weight of human records in training; 0 gives every record the same weight.", source: "modelling choice",
        mayChange: false),
      .choice(
        "fidelity.scope", \.fidelity.scope,
        "buyer: each buyer has a model of its own. market: one model is trained on what all buy.", mayChange: false),
    ]
}
