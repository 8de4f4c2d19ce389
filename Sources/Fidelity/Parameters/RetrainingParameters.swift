// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that can be set about a retraining experiment without a market.
public struct RetrainingParameters: ParameterSet, Equatable {
  public var learning = LearnerParameters()
  public var workflow = WorkflowRule.replace
  public var window = 3
  public var records = 100
  public var contamination = 1.0
  public var real = 0
  public var fixedReal = 0
  public var realWeight = 0.0
  public var samplingBias = 1.0
  public var topMass = 1.0
  public var topFacts = 0
  public var generations = 10
  public var replicates = 1_000
  public var seed = 1

  public init() {}

  public static let table: [Setting<RetrainingParameters>] =
    LearnerParameters.table.map { $0.lifted(into: \.learning) } + [
      .choice(
        "workflow", \.workflow,
        "Which records a fit uses. replace: those of its generation. window: those of the last generations. "
          + "accumulate: all so far. accumulateSubsample: a random choice from all so far, as many as came in the "
          + "generation."),
      .integer(
        "window", \.window, 1...1_000, unit: "generations", "window: generations remembered.",
        source: "modelling choice"),
      .integer(
        "records", \.records, 0...4_000_000_000, unit: "records",
        "New records (of ngram: tokens) per generation, sampled from the model of the generation before, as far as "
          + "contamination says.", source: "modelling choice"),
      .number(
        "contamination", \.contamination, .share,
        "Synthetic share of the new records; the others are fresh human ones.", source: "modelling choice"),
      .integer(
        "real", \.real, 0...4_000_000_000, unit: "records", "Fresh human records per generation besides.",
        source: "modelling choice"),
      .integer(
        "fixedReal", \.fixedReal, 0...4_000_000_000, unit: "records",
        "Human records drawn once that every fit uses besides.", source: "modelling choice"),
      .number(
        "realWeight", \.realWeight, .share,
        "Total weight of the human records in a fit; 0 gives every record the same weight.",
        source: "modelling choice"),
      .number(
        "samplingBias", \.samplingBias, Bounds(0, 1_000),
        "Sampling bias lambda: models are sampled from a density proportional to p^(1/lambda). 1: faithfully; below 1: "
          + "tails cut. Multiplies a normal distribution's variance; is the temperature of facts and words.",
        source: "Alemohammad et al., ICLR 2024"
      )
      .only(.gaussian, .categorical, .regression, .ngram),
      .number(
        "topMass", \.topMass, Bounds(0, 1, lowerIsOpen: true),
        "categorical: models are sampled among the most probable facts that have this share of the mass (top-p).",
        source: "modelling choice"
      )
      .only(.categorical),
      .integer(
        "topFacts", \.topFacts, 0...1_000_000, unit: "facts",
        "categorical: models are sampled among so many of the most probable facts; 0 for all.",
        source: "Dohmatob et al., ICML 2024 (tail cut at k)"
      )
      .only(.categorical),
      .integer("generations", \.generations, 0...1_000_000, unit: "generations", "Fits.", source: "modelling choice"),
      .integer(
        "replicates", \.replicates, 1...100_000_000, unit: "replicates", "How often the loop is played.",
        source: "modelling choice"),
      .integer("seed", \.seed, 0...Int.max, "Names all the luck.", source: "modelling choice"),
    ]

  /// The setting of that key, or nil.
  public static func setting(_ key: String) -> Setting<RetrainingParameters>? { table.first { $0.key == key } }

  /// What comes in at every generation, and for how long.
  public var plan: RetrainingPlan {
    var plan = RetrainingPlan()
    plan.workflow = workflow.workflow(window: window)
    plan.synthetic = Int((contamination * Double(records)).rounded())
    plan.freshReal = records - plan.synthetic + real
    plan.fixedReal = fixedReal
    plan.realWeight = realWeight > 0 ? realWeight : nil
    plan.sampling = Sampling(bias: samplingBias, topMass: topMass, topFacts: topFacts > 0 ? topFacts : nil)
    plan.generations = generations
    return plan
  }
}
