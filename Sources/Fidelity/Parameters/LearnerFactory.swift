// SPDX-License-Identifier: GPL-3.0-or-later

public import Luck

/// Makes learners of parameters and of what files contain.
public struct LearnerFactory: Sendable {
  public let parameters: LearnerParameters
  public let material: LearningMaterial

  /// - Throws: ``LearnerError`` where what the learner needs is missing.
  public init(_ parameters: LearnerParameters, _ material: LearningMaterial = LearningMaterial()) throws(LearnerError) {
    if parameters.learner == .ngram && material.corpus == nil {
      throw LearnerError(key: "text", "the learner ngram needs a text; name a file")
    }
    self.parameters = parameters
    self.material = material
  }

  private static func possible(_ proportions: [Double]) -> [Double] {
    let total = proportions.reduce(0, +)
    return proportions.filter { $0 / total > 0 }
  }

  /// Whether each replicate has a learner of its own; one learner serves all replicates otherwise.
  public var dependsOnLuck: Bool { parameters.learner == .regression && parameters.design == .fixed }

  /// The learner.
  /// - Parameter luck: names the luck of what is drawn once for a replicate, such as the inputs of a fixed design.
  public func learner(luck: Luck) -> any Learner {
    switch parameters.learner {
    case .law: SquareLaw(coefficient: parameters.lawCoefficient, recovery: parameters.recovery)
    case .gaussian:
      GaussianLearner(
        dimensions: parameters.dimensions, standardDeviation: parameters.noise, estimator: parameters.estimator)
    case .categorical:
      if let probabilities = material.probabilities {
        // What cannot be true is no fact.
        CategoricalLearner(proportions: Self.possible(probabilities), smoothing: parameters.smoothing)
      } else {
        CategoricalLearner(facts: parameters.facts, exponent: parameters.exponent, smoothing: parameters.smoothing)
      }
    case .regression:
      RegressionLearner(
        dimensions: parameters.dimensions, noise: parameters.noise,
        fixedInputs: dependsOnLuck ? luck.key(.learner).agent(.max) : nil)
    case .ngram: NGramLearner(material.corpus!, order: parameters.order, smoothing: parameters.textSmoothing)
    }
  }
}
