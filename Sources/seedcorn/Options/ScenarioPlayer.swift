// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments

/// What `run` and `compare` do alike: play, write, report.
struct ScenarioPlayer {
  let play: PlayOptions
  let output: OutputOptions

  func run(
    _ inputs: [ExperimentInput], compares: Bool = false, from continuation: Continuation? = nil,
    saving: StateSaving? = nil
  ) async throws {
    let folder = try output.folder()
    let experiment = Experiment(
      inputs, threads: play.workers, details: output.details, compares: compares,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments),
      from: continuation, saving: saving)
    Interruption.watch()
    let progress = ProgressDisplay(total: experiment.totalPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await experiment.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(ResultReport(result: result, continuation: continuation, width: Terminal.width).text)
    try folder?.tell()
    if let saving { try Output.write("\nThe state after period \(saving.period) is in \(saving.file.path)\n") }
  }
}
