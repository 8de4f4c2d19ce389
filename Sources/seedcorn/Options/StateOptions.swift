// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Market

/// Options for states of runs: where one is saved, and which one a run goes on from.
struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Save the state of every replicate to this new file (--force replaces an earlier one).", valueName: "state"),
    completion: .file())
  var saveState: String?

  @Option(help: ArgumentHelp("Save the state after this period instead of the last.", valueName: "period"))
  var at: Int?

  @Option(
    help: ArgumentHelp(
      "Go on from a saved state; what --set changes takes effect in the period after it.", valueName: "state"),
    completion: .file())
  var fromState: String?

  func validate() throws {
    if let at {
      if saveState == nil { throw ValidationError("--at needs --save-state") }
      if at < 1 { throw ValidationError("--at: \(at) is out of range: expected whole number, at least 1") }
    }
  }

  /// What to go on from; nil: from the start.
  func state() throws(StateFileError) -> SavedRun? {
    guard let fromState else { return nil }
    return try SavedRun(fromState, for: Self.program)
  }

  /// Where the state of a run is saved, and after which period; nil: it is not.
  /// - Parameters:
  ///   - input: what is played.
  ///   - state: what it goes on from.
  ///   - file: the scenario file that was named, if one was.
  func saving(
    of input: ExperimentInput, from state: SavedRun?, file: String?, force: Bool
  ) throws -> StateSaving? {
    guard let saveState else { return nil }
    let periods = input.scenario.parameters.run.periods
    if let at, at > periods {
      throw CommandFailure(
        code: Ending.Code.usage, message: "--at: \(at) is beyond the last period (run.periods is \(periods))")
    }
    if let at, let state, at < state.period {
      throw CommandFailure(
        code: Ending.Code.usage,
        message: "--at: \(at) is before the state of \(state.path), after period \(state.period)")
    }
    let place = try WholeFile(saveState, force: force, sources: [file, fromState].compactMap { $0 })
    return StateSaving(place, after: at ?? periods, program: Self.program)
  }

  private static var program: ProgramIdentity { .running(version: Program.version) }
}
