// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Checks what no single value shows: parameters that do not fit together, at any time, and events that come too late.
struct ConsistencyCheck {
  let file: String
  let origins: [String: Origin]
  private(set) var problems: ProblemList
  /// Begins what is said of parameters that do not fit together, where several scenarios are made of the same files.
  private let context: String
  /// Keys whose values could not be read: they were left at their defaults, which may not fit where the intended
  /// values would.
  private let doubtful: [String]

  init(file: String, origins: [String: Origin], problems: ProblemList, context: String = "") {
    self.file = file
    self.origins = origins
    self.problems = problems
    self.context = context
    doubtful = ParameterTable.all.map(\.key).filter(problems.concern)
  }

  mutating func check(_ scenario: Scenario, events: [LayerEvent], base: Origin?) {
    let start = scenario.parameters.inconsistencies
    for found in start { report(found, at: origin(of: found), prefix: "") }
    if let base, let regime = scenario.baseRegime {
      for found in scenario.parameters.withRegime(of: regime).inconsistencies where !start.contains(found) {
        report(found, at: base, prefix: "in the regime before period 1: ")
      }
    }
    if !doubtful.contains("run.periods") { checkPeriods(events, last: scenario.parameters.run.periods) }
    checkSchedule(scenario, events, known: start)
  }

  private mutating func checkPeriods(_ events: [LayerEvent], last: Int) {
    for event in events where event.period > last {
      problems.add(
        event.origin, "events[\(event.number)].at",
        "period \(event.period) lies after the last one (run.periods is \(last))")
    }
  }

  private mutating func checkSchedule(_ scenario: Scenario, _ events: [LayerEvent], known: [Inconsistency]) {
    var before = known
    for (period, parameters) in scenario.schedule {
      let now = parameters.inconsistencies
      for found in now where !before.contains(found) {
        let here = events.filter { $0.period == period }
        let change = here.flatMap(\.changes).first { concerns(found, $0.setting.key) }
        let place = change?.origin ?? here.first?.origin ?? Origin(file: file, position: nil)
        report(found, at: place, prefix: "from period \(period) on: ")
      }
      before = now
    }
  }

  /// Where the key to look at was given, or else another key that the message names.
  private func origin(of found: Inconsistency) -> Origin {
    let named = ParameterTable.all.map(\.key).filter { concerns(found, $0) && $0 != found.key }
    return ([found.key] + named).compactMap { origins[$0] }.first ?? Origin(file: file, position: nil)
  }

  private func concerns(_ found: Inconsistency, _ key: String) -> Bool {
    found.key == key || found.message.contains(key)
  }

  private mutating func report(_ found: Inconsistency, at place: Origin, prefix: String) {
    if doubtful.contains(where: { concerns(found, $0) }) { return }
    problems.add(place, found.key, context + prefix + found.message)
  }
}
