// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct FactorialCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factorial",
    abstract: "Play every combination of remedies: what each does alone, and all together.",
    usage: "seedcorn factorial <base> <remedies> ... [options]",
    discussion: """
      The same replicate of each combination has the same luck, so effects are paired. What they are: seedcorn \
      describe factorial
      """)

  enum Files: ResultFiles {
    static let names = "cells.csv, effects.csv, replicates.csv and manifest.json"
  }

  @Argument(help: "The scenario file with all faults in it.", completion: .scenarioFile)
  var base: String

  @Argument(help: "1 to 6 scenario files that extend it, each a remedy.", completion: .scenarioFile)
  var remedies: [String]

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    if !FactorialDesign.remedyCounts.contains(remedies.count) {
      throw ValidationError(
        "\(remedies.count) remedies are too many: expected 1 to \(FactorialDesign.remedyCounts.upperBound)")
    }
  }

  func run() async throws {
    let design = try scenario.read(base: base, remedies: remedies)
    let folder = try output.folder()
    let experiment = FactorialExperiment(
      design, threads: play.workers,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    Interruption.watch()
    let progress = ProgressDisplay(total: experiment.totalPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await experiment.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(FactorialReport(result: result, width: Terminal.width).text)
    try folder?.tell()
  }
}
