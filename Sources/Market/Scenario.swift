// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// A change of parameters that takes effect at the start of a period.
public struct Event: Sendable, Equatable {
  /// 1 to `run.periods`.
  public let period: Int
  /// Keys of `ParameterTable` that may change, with values in range.
  public let changes: [(key: String, value: ParameterValue)]

  public init(period: Int, changes: [(key: String, value: ParameterValue)]) {
    self.period = period
    self.changes = changes
  }

  public static func == (left: Event, right: Event) -> Bool {
    left.period == right.period && left.changes.count == right.changes.count
      && zip(left.changes, right.changes).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}

/// A market with its regime, its events and the regime under which it stood before: all that a run needs but luck.
public struct Scenario: Sendable, Equatable {
  /// Names the rows of this scenario in results.
  public var name: String
  public var summary: String
  public var parameters: Parameters
  /// In order of period.
  public var events: [Event]
  /// Its pricing, contract, provenance and policy govern the warm-up (`start.warmup`); nil: the scenario's own do.
  public var baseRegime: Parameters?
  /// What the files that the learner's parameters name contain.
  public var material: LearningMaterial

  public init(
    name: String, summary: String = "", parameters: Parameters = Parameters(), events: [Event] = [],
    baseRegime: Parameters? = nil, material: LearningMaterial = LearningMaterial()
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.events = events
    self.baseRegime = baseRegime
    self.material = material
  }

  /// The parameters from each period in which they change, beginning with period 1.
  public var schedule: [(period: Int, parameters: Parameters)] {
    var current = parameters
    var result = [(period: 1, parameters: current)]
    for event in events.sorted(by: { $0.period < $1.period }) {
      for change in event.changes { ParameterTable.parameter(change.key)?.set(change.value, in: &current) }
      if result[result.count - 1].period == event.period {
        result[result.count - 1].parameters = current
      } else {
        result.append((event.period, current))
      }
    }
    return result
  }
}
