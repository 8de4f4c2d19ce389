// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Luck

/// Checks what no single value of a retraining experiment shows: parameters that do not fit together.
struct RetrainingCheck {
  let origins: [String: Origin]
  /// To blame where no parameter was given.
  let fallback: Origin
  private(set) var problems: ProblemList
  /// Keys whose values could not be read: they were left at their defaults, which may not fit where the intended
  /// values would.
  private let doubtful: Set<String>

  init(origins: [String: Origin], fallback: Origin, problems: ProblemList) {
    self.origins = origins
    self.fallback = fallback
    self.problems = problems
    doubtful = Set(RetrainingParameters.table.map(\.key).filter(problems.concern))
  }

  /// - Parameter factory: nil when the learner cannot be made.
  mutating func check(_ parameters: RetrainingParameters, _ factory: LearnerFactory?) {
    checkEffects(parameters)
    checkSampling(parameters)
    if let factory { checkRecords(parameters, factory) }
    checkTotal(parameters)
    checkRealWeight(parameters)
  }

  /// A parameter that was given counts on having an effect.
  private mutating func checkEffects(_ parameters: RetrainingParameters) {
    let learner = parameters.learning.learner
    for setting in RetrainingParameters.table where !setting.matters(to: learner) {
      if origins[setting.key] == nil || setting.value(in: parameters) == .text("") { continue }
      report(setting.key, "has no effect with the learner \(learner.rawValue)", dependsOn: ["learner"])
    }
    if origins["window"] != nil && parameters.workflow != .window {
      report("window", "has no effect with the workflow \(parameters.workflow.rawValue)", dependsOn: ["workflow"])
    }
    for key in ["facts", "exponent"] where origins[key] != nil && !parameters.learning.probabilities.isEmpty {
      report(key, "has no effect beside probabilities", dependsOn: ["probabilities"])
    }
  }

  private mutating func checkSampling(_ parameters: RetrainingParameters) {
    let learner = parameters.learning.learner
    if learner.samplingBiases.contains(parameters.samplingBias) { return }
    report(
      "samplingBias",
      "\(ParameterValue.number(parameters.samplingBias)) is not for the learner \(learner.rawValue): expected "
        + "\(learner.samplingBiases)",
      dependsOn: ["learner"])
  }

  private mutating func checkRecords(_ parameters: RetrainingParameters, _ factory: LearnerFactory) {
    let luck = Luck(seed: UInt64(parameters.seed), replicate: 0)
    let fewest = factory.learner(luck: luck).fewestRecords
    if parameters.plan.recordsPerFit >= fewest { return }
    let others = parameters.real + parameters.fixedReal
    report(
      "records",
      "\(parameters.records)" + (others > 0 ? " with \(others) other human record\(others == 1 ? "" : "s")" : "")
        + " is too few: a fit of the learner \(parameters.learning.learner.rawValue) needs \(fewest) "
        + "record\(fewest == 1 ? "" : "s")",
      dependsOn: ["real", "fixedReal"] + LearnerParameters.table.map(\.key))
  }

  /// No fit may see more records than can be counted.
  private mutating func checkTotal(_ parameters: RetrainingParameters) {
    let plan = parameters.plan
    let remembered =
      switch plan.workflow {
      case .replace: 1
      case .window(let length): min(length, plan.generations)
      case .accumulate, .accumulateSubsample: plan.generations
      }
    let total = Double(plan.synthetic + plan.freshReal) * Double(max(1, remembered)) + Double(plan.fixedReal)
    let most = parameters.learning.learner.mostRecords
    // Sums of piles are counted exactly; only a draw or a choice among all of them takes the library.
    let counted = parameters.learning.learner == .ngram || plan.workflow == .accumulateSubsample
    if !counted || total <= most { return }
    report(
      "records", "\(ParameterValue.number(total)) records in all are too many; at most \(ParameterValue.number(most))",
      dependsOn: ["real", "fixedReal", "generations", "workflow", "window", "learner"])
  }

  private mutating func checkRealWeight(_ parameters: RetrainingParameters) {
    let plan = parameters.plan
    if parameters.realWeight == 0 || plan.freshReal + plan.fixedReal > 0 { return }
    report(
      "realWeight",
      "\(ParameterValue.number(parameters.realWeight)) is the weight of human records, of which there are none: real "
        + "and fixedReal are 0, contamination is \(ParameterValue.number(parameters.contamination))",
      dependsOn: ["real", "fixedReal", "contamination", "records"])
  }

  /// Reports at the key's own place, or else at that of the first other key that was given.
  private mutating func report(_ key: String, _ message: String, dependsOn others: [String]) {
    let keys = [key] + others
    if keys.contains(where: doubtful.contains) { return }
    problems.add(keys.compactMap { origins[$0] }.first ?? fallback, key, message)
  }
}
