// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments

/// What `run` and `compare` do alike: read, play, write, report.
struct ScenarioPlayer {
  let scenario: ScenarioOptions
  let play: PlayOptions
  let output: OutputOptions

  func run(_ files: [String], compares: Bool) async throws {
    let inputs = try scenario.read(files)
    let folder = try output.folder()
    let experiment = Experiment(
      inputs, threads: play.workers, details: output.details, compares: compares,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    Interruption.watch()
    let progress = ProgressDisplay(total: experiment.totalPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await experiment.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(ResultReport(result: result, width: Terminal.width).text)
    try folder?.tell()
  }
}
