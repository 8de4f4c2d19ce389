// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// From layers to a scenario that can be played.
extension ScenarioResolver {
  /// What overrides such as `sellers.count=500` set, in their order; problems are noted.
  mutating func assignments(of overrides: [String]) -> [Assignment<Parameters>] {
    overrides.compactMap { text in
      switch Override.read(text) {
      case .success(let assignment): return assignment
      case .failure(let problem):
        problems.add(problem)
        return nil
      }
    }
  }

  /// The scenario that layers amount to, checked as a whole; problems are noted.
  /// - Parameters:
  ///   - file: to blame where nothing else is.
  ///   - context: begins messages about what does not fit together.
  mutating func scenario(_ resolved: Resolved, name: String, file: String, context: String = "") -> Scenario {
    let base = resolved.base.flatMap { baseRegime($0) }
    let events = resolved.events.enumerated()
      // By period; events of one period stay in the order of the file.
      .sorted { ($0.element.period, $0.offset) < ($1.element.period, $1.offset) }.map(\.element)
    var scenario = Scenario(
      name: name, summary: resolved.summary ?? "", parameters: resolved.parameters, events: events.map(\.event),
      baseRegime: base?.parameters)
    if isComplete {
      var check = ConsistencyCheck(file: file, origins: resolved.origins, problems: problems, context: context)
      check.check(scenario, events: events, base: base?.origin)
      problems = check.problems
      scenario.material = material(resolved, file: file)
    }
    return scenario
  }

  /// What the learner's files contain. Scenarios with the same learner share it.
  mutating func material(_ resolved: Resolved, file: String) -> LearningMaterial {
    let learning = resolved.parameters.fidelity.learning
    if let known = materials.first(where: { $0.learning == learning }) { return known.material }
    var reader = MaterialReader(
      prefix: "fidelity.", origins: resolved.origins, fallback: Origin(file: file, position: nil), problems: problems)
    let material = reader.factory(learning)?.material ?? LearningMaterial()
    problems = reader.problems
    materials.append((learning, material))
    return material
  }
}

extension ScenarioResolver.Resolved {
  mutating func set(_ assignment: Assignment<Parameters>) {
    assignment.setting.set(assignment.value, in: &parameters)
    origins[assignment.setting.key] = assignment.origin
  }
}

extension LayerEvent {
  var event: Event { Event(period: period, changes: changes.map { ($0.setting.key, $0.value) }) }
}
