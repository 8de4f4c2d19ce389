// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads sweep files.
public struct SweepReader: Sendable {
  private let overrides: [String]

  /// - Parameter overrides: as of ``ScenarioReader``; they hold at every point.
  public init(overrides: [String] = []) {
    self.overrides = overrides
  }

  /// The keys that a sweep file may have, with what they mean.
  public static var keys: [(name: String, meaning: String)] { SweepKey.allCases.map { ($0.rawValue, $0.meaning) } }

  /// The sweep that a file and all files that it names amount to.
  /// - Throws: every problem found in them and in the overrides.
  public func read(_ path: String) throws(ScenarioProblems) -> SweepPlan {
    var reader = SweepFileReader(file: path, problems: ProblemList())
    do {
      reader.read(try FileAccess.bytes(of: path, as: .experiment))
    } catch {
      reader.problems.add(Origin(file: path, position: nil), nil, error.message, kind: error.kind)
    }
    if let error = reader.problems.error { throw error }
    var base = BaseReader(problems: reader.problems)
    let scenario = base.read(reader.found, set: reader.settings, overrides)
    guard let scenario else { throw base.problems.error ?? ScenarioProblems([]) }
    let plan = reader.plan(over: scenario, base)
    if let error = reader.problems.error { throw error }
    guard let plan else { preconditionFailure("a sweep that cannot be planned has a problem") }
    return plan
  }
}

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
