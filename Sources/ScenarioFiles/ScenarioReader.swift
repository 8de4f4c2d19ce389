// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// Reads scenario files.
///
/// A scenario is made of layers, later ones over earlier ones: the defaults; the file named by `extends:` (with what it
/// extends in turn); the regime of the file named by `regime:`; the file's own keys; the overrides. Overrides set the
/// values with which a scenario begins: an event that changes the same parameter still does so at its period. They do
/// not touch the regime of the warm-up when `base:` or `baseRegime:` gives one. The files that the learner's parameters
/// name are read too, where the learner uses them.
public struct ScenarioReader: Sendable {
  private let overrides: [String]

  /// - Parameter overrides: texts such as `sellers.count=500`; of two for the same parameter the later holds.
  public init(overrides: [String] = []) {
    self.overrides = overrides
  }

  /// The scenario that the file and all files that it names amount to.
  /// - Throws: every problem in any of them and in the overrides.
  public func read(_ path: String) throws(ScenarioProblems) -> Scenario {
    var resolver = ScenarioResolver()
    let resolved = resolver.resolve(path)
    var parameters = resolved?.parameters ?? Parameters()
    var origins = resolved?.origins ?? [:]
    for text in overrides {
      switch Override.read(text) {
      case .success(let assignment):
        assignment.setting.set(assignment.value, in: &parameters)
        origins[assignment.setting.key] = assignment.origin
      case .failure(let problem): resolver.problems.add(problem)
      }
    }
    let base = resolved?.base.flatMap { resolver.baseRegime($0) }
    let events = Self.inOrder(resolved?.events ?? [])
    var scenario = Scenario(
      name: resolved?.name ?? FileAccess.stem(of: path), summary: resolved?.summary ?? "", parameters: parameters,
      events: events.map { event in
        Event(period: event.period, changes: event.changes.map { ($0.setting.key, $0.value) })
      },
      baseRegime: base?.parameters)
    if resolver.isComplete {
      var check = ConsistencyCheck(file: path, origins: origins, problems: resolver.problems)
      check.check(scenario, events: events, base: base?.origin)
      var material = MaterialReader(
        prefix: "fidelity.", origins: origins, fallback: Origin(file: path, position: nil), problems: check.problems)
      scenario.material = material.factory(parameters.fidelity.learning)?.material ?? LearningMaterial()
      resolver.problems = material.problems
    }
    if let error = resolver.problems.error { throw error }
    return scenario
  }

  /// Why a text is not of the form `KEY=VALUE`, or nil when it is.
  public static func overrideSyntaxProblem(_ text: String) -> String? { Override.syntaxProblem(text) }

  /// The parameter that a text such as `sellers.count=500` names, and its value, read by the rules of scenario files.
  /// - Throws: the one problem with it; its file is `--set KEY=VALUE`.
  public static func change(_ text: String) throws(ScenarioProblem) -> (key: String, value: ParameterValue) {
    let assignment = try Override.read(text).get()
    return (assignment.setting.key, assignment.value)
  }

  /// By period; events of one period stay in the order of the file.
  private static func inOrder(_ events: [LayerEvent]) -> [LayerEvent] {
    events.enumerated().sorted { ($0.element.period, $0.offset) < ($1.element.period, $1.offset) }.map(\.element)
  }
}
