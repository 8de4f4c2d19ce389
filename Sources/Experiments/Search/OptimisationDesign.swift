// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market
public import ScenarioFiles

/// What is searched, and by what it is judged.
public struct OptimisationDesign: Sendable {
  /// The scenario as it is played, policy.rule changed where what is searched needs that.
  public let scenario: Scenario
  /// As the user named it.
  public let file: String
  public let ranges: [SearchRange]
  /// Place in `Metric.all`.
  public let objective: Int
  /// Whether the objective is to be small instead of large.
  public let minimises: Bool
  /// Points of the grid of one parameter, 3 or more.
  public let gridPoints: Int
  /// What was changed in the scenario, in words.
  public let remarks: [String]
  /// What the best is compared with: no policy, where policy is searched, else the scenario as it stands.
  let reference: Scenario
  public let referenceName: String

  public static let noPolicy = "no policy"
  public static let asItStands = "as it stands"

  /// - Throws: ``SearchFailure`` where the scenario cannot be searched like that.
  public init(
    _ input: ExperimentInput, over requests: [SearchRequest], objective: Int, minimises: Bool = false,
    gridPoints: Int
  ) throws(SearchFailure) {
    var scenario = input.scenario
    var remarks: [String] = []
    let keys = requests.map(\.parameter.key)
    if let key = keys.first(where: { $0.hasPrefix("run.") }) {
      throw SearchFailure(message: "\(key) says how the market is played, not what it is; it cannot be searched")
    }
    let rules = keys.compactMap { key in Self.rules[key].map { (key, $0) } }
    if let (key, rule) = rules.first {
      if let (other, otherRule) = rules.first(where: { $0.1 != rule }) {
        throw SearchFailure(
          message:
            "\(key) is for policy.rule \(rule.rawValue) and \(other) for \(otherRule.rawValue): search one of them")
      }
      if scenario.parameters.policy.rule != rule {
        remarks.append("policy.rule is \(rule.rawValue) instead of \(scenario.parameters.policy.rule.rawValue)")
        scenario.parameters.policy.rule = rule
      }
    }
    for event in scenario.events {
      let changed = event.changes.map(\.key).first { keys.contains($0) || (!rules.isEmpty && $0 == "policy.rule") }
      if let changed {
        throw SearchFailure(
          message:
            "\(input.file): an event sets \(changed) in period \(event.period), which would undo what is searched")
      }
    }
    var reference = scenario
    let searchesPolicy = keys.contains { $0.hasPrefix("policy.") }
    if searchesPolicy { reference.parameters.policy.rule = .none }
    self.scenario = scenario
    file = input.file
    ranges = requests.map { [parameters = scenario.parameters] in $0.resolved(in: parameters) }
    self.objective = objective
    self.minimises = minimises
    self.gridPoints = gridPoints
    self.remarks = remarks
    self.reference = reference
    referenceName = searchesPolicy ? Self.noPolicy : Self.asItStands
    for corner in 0..<1 << ranges.count {
      _ = try self.scenario(at: ranges.indices.map { corner >> $0 & 1 == 1 ? ranges[$0].high : ranges[$0].low })
    }
  }

  /// The rule under which each policy takes effect.
  private static let rules: [String: PolicyRule] = [
    "policy.subsidy": .fixed, "policy.watermark": .fixed, "policy.taxRate": .tax, "policy.royaltyCap": .royaltyCap,
  ]

  /// The scenario with these values of what is searched.
  func scenario(at values: [Double]) throws(SearchFailure) -> Scenario {
    var result = scenario
    for (range, value) in zip(ranges, values) {
      ParameterTable.parameter(range.key)?.set(range.parameterValue(value), in: &result.parameters)
    }
    if let problem = result.parameters.inconsistencies.first {
      let point = zip(ranges, values).map { "\($0.key)=\($0.parameterValue($1))" }.joined(separator: ", ")
      throw SearchFailure(message: "\(file): at \(point): \(problem.key): \(problem.message)")
    }
    return result
  }
}
