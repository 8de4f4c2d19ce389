// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
public import Market

/// A sweep file, read and checked.
public struct SweepPlan: Sendable {
  public let name: String
  public let summary: String
  /// As the user named it.
  public let file: String
  /// The base scenario with what the sweep and the command line set in it.
  public let base: Scenario
  /// As the sweep file names it.
  public let baseFile: String
  public let space: ParameterSpace
  public let design: SweepDesign
  /// For each point, `base.parameters.run.replicates` without a rule.
  public let stopping: StoppingRule?
  public let metrics: [Metric]
  /// Whether the same replicate of all points has the same luck.
  public let sharesLuck: Bool
  /// Whether every period of every run is written too.
  public let keepsPeriods: Bool

  public init(
    name: String, summary: String = "", file: String, base: Scenario, baseFile: String, space: ParameterSpace,
    design: SweepDesign, stopping: StoppingRule? = nil, metrics: [Metric], sharesLuck: Bool = true,
    keepsPeriods: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.file = file
    self.base = base
    self.baseFile = baseFile
    self.space = space
    self.design = design
    self.stopping = stopping
    self.metrics = metrics
    self.sharesLuck = sharesLuck
    self.keepsPeriods = keepsPeriods
  }
}

/// Parameters that vary over a base scenario.
public struct ParameterSpace: Sendable {
  public let parameters: [SweptParameter]
  /// What the files contain that learners name, for every learner that may come up.
  let materials: [(learning: LearnerParameters, material: LearningMaterial)]

  /// Parameters that do not choose what files a learner reads.
  public init(_ parameters: [SweptParameter]) { self.init(parameters, materials: []) }

  init(
    _ parameters: [SweptParameter], materials: [(learning: LearnerParameters, material: LearningMaterial)]
  ) {
    self.parameters = parameters
    self.materials = materials
  }

  /// Why a point cannot be played.
  public struct Refusal: Error, Sendable, Equatable {
    public let message: String
  }

  /// The base with one value for each parameter in it.
  /// - Throws: what does not fit together there.
  public func scenario(_ values: [SweptValue], over base: Scenario) throws(Refusal) -> Scenario {
    precondition(values.count == parameters.count, "a point has a value for each parameter")
    var result = base
    // A regime first: what is said of single parameters stands over it.
    for (parameter, value) in zip(parameters, values) where parameter.target == .regime {
      if case .regime(let regime) = value {
        result.parameters = result.parameters.withRegime(of: regime.parameters)
      }
    }
    for (parameter, value) in zip(parameters, values) {
      if case .value(let value) = value { try parameter.put(value, into: &result) }
    }
    if result.parameters.fidelity.learning != base.parameters.fidelity.learning { try choose(&result) }
    try check(result)
    return result
  }

  private func choose(_ scenario: inout Scenario) throws(Refusal) {
    let learning = scenario.parameters.fidelity.learning
    if let known = materials.first(where: { $0.learning.namesTheSame(as: learning) }) {
      scenario.material = known.material
    }
    do {
      _ = try LearnerFactory(learning, scenario.material)
    } catch {
      throw Refusal(message: "fidelity.\(error.key): \(error.message)")
    }
  }

  private func check(_ scenario: Scenario) throws(Refusal) {
    let last = scenario.parameters.run.periods
    if let late = scenario.events.first(where: { $0.period > last }) {
      throw Refusal(message: "an event in period \(late.period) lies after the last one (run.periods is \(last))")
    }
    for (period, parameters) in scenario.schedule {
      if let found = parameters.inconsistencies.first {
        throw Refusal(message: (period > 1 ? "from period \(period) on: " : "") + "\(found.key): \(found.message)")
      }
    }
    if let regime = scenario.baseRegime,
      let found = scenario.parameters.withRegime(of: regime).inconsistencies.first
    {
      throw Refusal(message: "in the regime before period 1: \(found.key): \(found.message)")
    }
  }
}

extension LearnerParameters {
  /// Whether it names the same files in the same way.
  func namesTheSame(as other: LearnerParameters) -> Bool {
    learner == other.learner && text == other.text && textUnit == other.textUnit
      && probabilities == other.probabilities
  }
}

extension SweptParameter {
  fileprivate func put(_ value: ParameterValue, into scenario: inout Scenario) throws(ParameterSpace.Refusal) {
    switch target {
    case .regime: break
    case .setting(let key): try Self.set(key, value, in: &scenario.parameters)
    case .eventPeriod(let number):
      guard case .integer(let period) = value else { return }
      let old = scenario.events[number - 1]
      scenario.events[number - 1] = Event(period: period, changes: old.changes)
    case .eventSetting(let number, let key):
      let old = scenario.events[number - 1]
      scenario.events[number - 1] = Event(
        period: old.period, changes: old.changes.map { $0.key == key ? (key, value) : $0 })
    }
  }

  private static func set(
    _ key: String, _ value: ParameterValue, in parameters: inout Parameters
  ) throws(ParameterSpace.Refusal) {
    guard let parameter = ParameterTable.parameter(key) else { preconditionFailure("\(key) is no parameter") }
    if let problem = parameter.problem(with: value) {
      throw ParameterSpace.Refusal(message: "\(key): \(problem)")
    }
    parameter.set(value, in: &parameters)
  }
}
