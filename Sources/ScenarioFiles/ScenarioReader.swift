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
    var resolved = resolver.resolve(path) ?? ScenarioResolver.Resolved()
    for assignment in resolver.assignments(of: overrides) { resolved.set(assignment) }
    let scenario = resolver.scenario(resolved, name: resolved.name ?? FileAccess.stem(of: path), file: path)
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
}
