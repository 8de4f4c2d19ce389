// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
public import Luck

/// What comes in at every generation of a retraining loop, and how long it runs.
public struct RetrainingPlan: Sendable, Hashable {
  public var workflow = Workflow.replace
  /// Synthetic records per generation, 0 or more; those of the first are sampled from the truth, generation 0.
  public var synthetic = 100
  /// Fresh human records per generation, 0 or more.
  public var freshReal = 0
  /// Human records drawn once that every fit uses again, 0 or more.
  public var fixedReal = 0
  /// How faithfully models are sampled; human records always are faithful to the truth.
  public var sampling = Sampling.faithful
  /// Total weight of human records in a fit; nil gives every record the same.
  public var realWeight: Double?
  /// Fits, 0 or more.
  public var generations = 10

  public init() {}

  /// Synthetic share of what comes in, the fixed human records counted with every generation.
  public var contamination: Double { recordsPerFit > 0 ? Double(synthetic) / Double(recordsPerFit) : 0 }

  /// Records that a fit sees at least.
  public var recordsPerFit: Int { synthetic + freshReal + fixedReal }
}

/// A model that is retrained on its own output, generation after generation, without a market: the laboratory in which
/// learners are held against published results. Generation g is the state after g fits, and 0 the truth (of language
/// the best model that there is).
public struct RetrainingLoop<L: Learner>: ~Copyable {
  public let learner: L
  public let plan: RetrainingPlan
  /// Generations so far.
  public private(set) var generation = 0
  public private(set) var model: L.Model
  /// The fixed set of human records, if there is one.
  public private(set) var fixedReal: L.Records?

  private let luck: Luck
  private var memory: TrainingMemory<L>
  private var real: L.Records
  private var synthetic: L.Records

  /// Names the luck of a pile within a generation.
  private enum Pile: Int {
    case synthetic, freshReal, fixedReal, choice, measurement
  }

  /// - Parameters:
  ///   - plan: a fit must see at least the learner's ``Learner/fewestRecords``.
  ///   - luck: that of one replicate.
  ///   - start: the model that the first synthetic records come from; nil for ``Learner/start``.
  public init(_ learner: L, _ plan: RetrainingPlan, luck: Luck, sampler: inout Sampler, start: L.Model? = nil) {
    precondition(plan.recordsPerFit >= learner.fewestRecords, "a fit needs \(learner.fewestRecords) records")
    self.learner = learner
    self.plan = plan
    self.luck = luck
    model = start ?? learner.start
    real = learner.noRecords
    synthetic = learner.noRecords
    if plan.fixedReal > 0 {
      var fixed = learner.noRecords
      sampler.begin(luck.key(.learner).agent(Pile.fixedReal.rawValue))
      learner.draw(Double(plan.fixedReal), from: learner.truth, .faithful, with: &sampler, into: &fixed)
      fixedReal = fixed
    }
    memory = TrainingMemory(plan.workflow, realWeight: plan.realWeight, fixedReal: fixedReal, learner: learner)
  }

  /// Draws the next generation's records and fits the model to what the workflow keeps of them.
  public mutating func step(_ sampler: inout Sampler) {
    generation += 1
    let key = luck.key(.learner, period: generation)
    sampler.begin(key.agent(Pile.synthetic.rawValue))
    learner.draw(Double(plan.synthetic), from: model, plan.sampling, with: &sampler, into: &synthetic)
    sampler.begin(key.agent(Pile.freshReal.rawValue))
    learner.draw(Double(plan.freshReal), from: learner.truth, .faithful, with: &sampler, into: &real)
    memory.take(
      real: &real, synthetic: &synthetic, learner: learner, key: key.agent(Pile.choice.rawValue), sampler: &sampler)
    learner.fit(to: memory.training, &model)
  }

  /// The values of the learner's quantities for the model as it is now.
  public func measure(with sampler: inout Sampler, into values: UnsafeMutableBufferPointer<Double>) {
    sampler.begin(luck.key(.learner, period: generation).agent(Pile.measurement.rawValue))
    learner.measure(model, reference: fixedReal, with: &sampler, into: values)
  }
}
