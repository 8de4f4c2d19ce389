// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// The base of an experiment: a scenario that a file names, with settings of that file and of the command line over it.
struct BaseReader {
  var problems: ProblemList
  private(set) var resolver = ScenarioResolver()
  /// As it was opened.
  private(set) var file = ""
  /// Where parameters of the base were given.
  private(set) var resolved = ScenarioResolver.Resolved()
  /// What the command line sets.
  private(set) var overridden: [Assignment<Parameters>] = []

  init(problems: ProblemList) { self.problems = problems }

  /// - Parameter reference: to the scenario.
  mutating func read(
    _ reference: Reference?, set settings: [Assignment<Parameters>], _ overrides: [String]
  ) -> Scenario? {
    guard let reference else { return nil }
    file = reference.path
    resolver.problems = problems
    resolved = resolver.resolve(file, from: reference) ?? ScenarioResolver.Resolved()
    overridden = resolver.assignments(of: overrides)
    for assignment in settings + overridden { resolved.set(assignment) }
    let scenario = resolver.scenario(resolved, name: resolved.name ?? FileAccess.stem(of: file), file: file)
    problems = resolver.problems
    return problems.isEmpty ? scenario : nil
  }

  /// What the files contain that learners name, for every learner that those parameters bring about.
  mutating func materials(
    for parameters: [SweptParameter], over base: Scenario
  ) -> [(learning: LearnerParameters, material: LearningMaterial)] {
    let keys = ["fidelity.learner", "fidelity.text", "fidelity.textUnit", "fidelity.probabilities"]
    var scenarios = [base]
    for parameter in parameters {
      guard case .setting(let key) = parameter.target, keys.contains(key), case .list(let values) = parameter.values,
        let setting = ParameterTable.parameter(key)
      else { continue }
      scenarios = scenarios.flatMap { scenario in
        values.map { value in
          var changed = scenario
          if case .value(let value) = value { setting.set(value, in: &changed.parameters) }
          return changed
        }
      }
    }
    guard scenarios.count > 1 else { return [] }
    resolver.problems = problems
    let found = scenarios.map { scenario in
      var layers = resolved
      layers.parameters = scenario.parameters
      return (scenario.parameters.fidelity.learning, resolver.material(layers, file: file))
    }
    problems = resolver.problems
    return found
  }
}
