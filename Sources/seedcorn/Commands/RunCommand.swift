// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Play a scenario and show what became of it.",
    usage: """
      seedcorn run <file> [options]
      seedcorn run [<file>] --from-state <state> [options]
      """,
    discussion: """
      What the files of --out hold: seedcorn describe columns

      A saved state holds its scenario, so that <file> may be left out where a run goes on from one; if it is named it \
      must say the same. A run that goes on with nothing changed gives the bytes of one that was never interrupted.
      """)

  @Argument(help: "The scenario file.", completion: .scenarioFile)
  var file: String?

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var states: StateOptions

  func validate() throws {
    if file == nil && states.fromState == nil { throw ValidationError("Missing expected argument '<file>'") }
    if output.force && output.out == nil && states.saveState == nil {
      throw ValidationError("--force needs --out or --save-state")
    }
  }

  func run() async throws {
    let state = try states.state()
    var input: ExperimentInput
    var continuation: Continuation?
    if let state {
      if let file { try scenario.checkSame(file, as: state) }
      let branch = try scenario.branch(of: state)
      if output.agents && !state.hasAgents {
        throw CommandFailure(
          code: Ending.Code.badScenario,
          message:
            "\(state.path) has no agents of the periods up to \(state.period), which agents.csv would lack; save it "
            + "from a run with --agents, or leave --agents out")
      }
      input = ExperimentInput(scenario: branch.scenario, file: file ?? state.path)
      continuation = Continuation(state, changes: branch.changes)
    } else {
      input = try scenario.read([file ?? ""])[0]
    }
    let saving = try states.saving(of: input, from: state, file: file, force: output.force)
    try await ScenarioPlayer(play: play, output: output).run([input], from: continuation, saving: saving)
  }
}
