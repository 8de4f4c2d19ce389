// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Fidelity
internal import Market
internal import ScenarioFiles

/// Options that change scenarios before they are played.
struct ScenarioOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Name all the luck of the run by this number instead of run.seed.", valueName: "n"))
  var seed: Int?

  @Option(help: ArgumentHelp("Play each scenario this often instead of run.replicates.", valueName: "n"))
  var replicates: Int?

  @Option(help: ArgumentHelp("Play this many periods instead of run.periods.", valueName: "n"))
  var periods: Int?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Set a parameter in every scenario, such as sellers.count=500; may be given again.", valueName: "key=value"))
  var settings: [String] = []

  private var numbers: [(option: String, key: String, value: Int)] {
    [
      ("--seed", "run.seed", seed), ("--replicates", "run.replicates", replicates),
      ("--periods", "run.periods", periods),
    ]
    .compactMap { option, key, value in value.map { (option, key, $0) } }
  }

  private var overrides: [String] { settings + numbers.map { "\($0.key)=\($0.value)" } }

  func validate() throws {
    for setting in settings {
      if let problem = ScenarioReader.overrideSyntaxProblem(setting) { throw ValidationError("--set: \(problem)") }
    }
    for (option, key, value) in numbers {
      if let problem = ParameterTable.parameter(key)?.problem(with: .integer(value)) {
        throw ValidationError("\(option): \(problem)")
      }
    }
  }

  /// Reads the scenarios in the order given.
  /// - Throws: `ScenarioProblems` with the problems of all files; `CommandFailure` when two have one name or one is no
  ///   scenario.
  func read(_ files: [String]) throws -> [ExperimentInput] { try Self.read(files, overrides) }

  private static func read(_ files: [String], _ overrides: [String]) throws -> [ExperimentInput] {
    let reader = ScenarioReader(overrides: overrides)
    var inputs: [ExperimentInput] = []
    var collected = CollectedProblems()
    for file in files {
      try checkNature(of: file)
      do throws(ScenarioProblems) {
        inputs.append(ExperimentInput(scenario: try reader.read(file), file: file))
      } catch {
        collected.add(error)
      }
    }
    if let problems = collected.problems { throw problems }
    for (place, input) in inputs.enumerated() {
      let name = input.scenario.name
      if let other = inputs[..<place].first(where: { $0.scenario.name == name }) {
        throw CommandFailure(
          code: Ending.Code.badScenario,
          message: "\(other.file) and \(input.file) are both named '\(name)'; give one another 'name:'")
      }
    }
    return inputs
  }

  /// Reads a base and its remedies.
  /// - Throws: `ScenarioProblems`; `CommandFailure` when a file is no scenario.
  func read(base: String, remedies: [String]) throws -> FactorialDesign {
    for file in [base] + remedies { try Self.checkNature(of: file) }
    return try FactorialReader(overrides: overrides).read(base: base, remedies: remedies)
  }

  /// Reads a sweep file.
  /// - Throws: `ScenarioProblems`; `CommandFailure` when the file is none.
  func readSweep(_ file: String) throws -> SweepPlan {
    if let command = FileNature(of: file).command, command != "sweep" {
      throw CommandFailure(
        code: Ending.Code.badScenario,
        message:
          "\(file) is no sweep file, which needs 'scenario' and 'parameters' or 'design'; play it with "
          + "'seedcorn \(command) \(file)'")
    }
    return try SweepReader(overrides: overrides).read(file)
  }

  /// What goes on from a state.
  /// - Throws: `ScenarioProblems` with all that cannot be changed.
  func branch(of state: SavedRun) throws(ScenarioProblems) -> Branch {
    try BranchReader(settings: settings, seed: seed, replicates: replicates, periods: periods)
      .read(state.scenario, after: state.period)
  }

  /// Refuses a scenario file that does not say what a state was saved of. What `--set` says is no part of that, nor is
  /// the number of periods where there is `--periods`.
  func checkSame(_ file: String, as state: SavedRun) throws {
    let numbers = numbers.filter { $0.key != "run.periods" }.map { "\($0.key)=\($0.value)" }
    var scenario = try Self.read([file], numbers)[0].scenario
    if periods != nil { scenario.parameters.run.periods = state.scenario.parameters.run.periods }
    let differences = ScenarioDifferences.between(scenario, state.scenario, "in the state")
    guard !differences.isEmpty else { return }
    throw CommandFailure(
      code: Ending.Code.badScenario,
      message:
        "\(file) is not the scenario of \(state.path): \(differences.joined(separator: "; ")). Leave it out to go "
        + "on with the scenario that was saved")
  }

  /// Reads a calibration file.
  /// - Throws: `ScenarioProblems`; `CommandFailure` when the file is none.
  func readCalibration(_ file: String) throws -> CalibrationPlan {
    if let command = FileNature(of: file).command, command != "calibrate" {
      throw CommandFailure(
        code: Ending.Code.badScenario,
        message:
          "\(file) is no calibration file, which needs 'scenario' and 'targets'; play it with "
          + "'seedcorn \(command) \(file)'")
    }
    return try CalibrationReader(overrides: overrides).read(file)
  }

  private static func checkNature(of file: String) throws {
    let nature = FileNature(of: file)
    guard let noun = nature.noun, let command = nature.command, nature != .scenario else { return }
    throw CommandFailure(
      code: Ending.Code.badScenario,
      message: "\(file) is \(noun), not a scenario; play it with 'seedcorn \(command) \(file)'")
  }
}

/// The problems of several files, each told once.
struct CollectedProblems {
  private(set) var problems: ScenarioProblems?

  mutating func add(_ found: ScenarioProblems) {
    guard let former = problems else {
      problems = found
      return
    }
    // A bad --set is a problem in every file.
    let new = found.problems.filter { !former.problems.contains($0) }
    problems = ScenarioProblems(
      former.problems + new, kind: found.kind == .badScenario ? .badScenario : former.kind)
  }
}
