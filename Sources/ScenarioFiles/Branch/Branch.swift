// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity
public import Market

/// A scenario that goes on from a saved state, with what is changed from then on.
public struct Branch: Sendable {
  /// With the changes as an event after the period of the state.
  public let scenario: Scenario
  /// In the order in which they were given, each parameter once: of two settings the later holds.
  public let changes: [(key: String, value: ParameterValue)]
}

/// Lays what the command line sets over a scenario of which some periods have been played.
///
/// What may change while a market runs takes effect in the next period, after the events that the scenario has there.
/// The number of periods may change too. All else is what the periods played rest on, and is refused.
public struct BranchReader: Sendable {
  private let settings: [String]
  private let seed: Int?
  private let replicates: Int?
  private let periods: Int?

  /// - Parameters:
  ///   - settings: texts such as `policy.rule=tax`.
  ///   - seed: what `--seed` says, and so on.
  public init(settings: [String] = [], seed: Int? = nil, replicates: Int? = nil, periods: Int? = nil) {
    self.settings = settings
    self.seed = seed
    self.replicates = replicates
    self.periods = periods
  }

  /// The branch of a scenario after the period `last`.
  /// - Throws: every problem with what is set.
  public func read(_ scenario: Scenario, after last: Int) throws(ScenarioProblems) -> Branch {
    var (result, problems) = (scenario, ProblemList())
    checkSame("--seed", "run.seed", seed, scenario.parameters.run.seed, &problems)
    checkSame("--replicates", "run.replicates", replicates, scenario.parameters.run.replicates, &problems)
    var changes: [Assignment<Parameters>] = []
    var length: (periods: Int, source: String)?
    for text in settings {
      switch Override.read(text) {
      case .failure(let problem): problems.add(problem)
      case .success(let assignment):
        if assignment.setting.key == "run.periods", case .integer(let number) = assignment.value {
          length = (number, assignment.origin.file)
        } else if assignment.setting.mayChange {
          changes.removeAll { $0.setting.key == assignment.setting.key }
          changes.append(assignment)
        } else {
          problems.add(
            assignment.origin, assignment.setting.key,
            "cannot change while the market runs, and the state is of a market that does; play the scenario anew "
              + "with it"
          )
        }
      }
    }
    if let periods { length = (periods, "--periods \(periods)") }
    if let length {
      result.parameters.run.periods = length.periods
      check(length.periods, length.source, scenario, last, &problems)
    }
    if let first = changes.first {
      if last >= result.parameters.run.periods && problems.isEmpty {
        problems.add(
          first.origin, first.setting.key,
          "comes too late: the state is that after period \(last), the last one; play more with --periods")
      }
      let event = Event(period: last + 1, changes: changes.map { ($0.setting.key, $0.value) })
      let place = result.events.firstIndex { $0.period > last + 1 } ?? result.events.count
      result.events.insert(event, at: place)
      checkConsistency(result, from: last + 1, first.origin, &problems)
    }
    if let error = problems.error { throw error }
    return Branch(scenario: result, changes: changes.map { ($0.setting.key, $0.value) })
  }

  private func checkSame(_ option: String, _ key: String, _ asked: Int?, _ given: Int, _ problems: inout ProblemList) {
    guard let asked, asked != given else { return }
    problems.add(
      Origin(file: "\(option) \(asked)", position: nil), key,
      "the state is of a run with \(given), and what was played rests on that; leave the option out")
  }

  private func check(_ periods: Int, _ source: String, _ scenario: Scenario, _ last: Int, _ problems: inout ProblemList)
  {
    let origin = Origin(file: source, position: nil)
    if periods < last {
      problems.add(
        origin, "run.periods",
        "\(periods) is too few: the state is that after period \(last); expected at least \(last)")
    } else if let late = scenario.events.first(where: { $0.period > periods }) {
      problems.add(
        origin, "run.periods", "\(periods) is too few: an event of the scenario is in period \(late.period)")
    }
  }

  private func checkConsistency(_ scenario: Scenario, from first: Int, _ origin: Origin, _ problems: inout ProblemList)
  {
    var known: [Inconsistency] = []
    for (period, parameters) in scenario.schedule where period >= first {
      for found in parameters.inconsistencies where !known.contains(found) {
        problems.add(origin, found.key, "from period \(period) on: \(found.message)")
        known.append(found)
      }
    }
  }
}
