// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Find parameters at which the market meets what was measured, and which ones that tells.",
    usage: "seedcorn calibrate <file> [options]",
    discussion: """
      By the simulated method of moments, by rejection from a prior, or both. What a calibration file says and what \
      the tables hold: seedcorn describe calibrate
      """)

  enum Files: ResultFiles {
    static let names = "calibration.csv, fit.csv, moments.csv, posterior.csv and manifest.json"
  }

  @Argument(help: "A YAML file with a base scenario, parameters and targets.", completion: .scenarioFile)
  var file: String

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func run() async throws {
    let plan = try scenario.readCalibration(file)
    let folder = try output.folder()
    let calibration = MarketCalibration(
      plan, threads: play.workers,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    Interruption.watch()
    let progress = ProgressDisplay(total: calibration.mostPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await calibration.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(CalibrationReport(result: result, width: Terminal.width).text)
    try folder?.tell()
  }
}
