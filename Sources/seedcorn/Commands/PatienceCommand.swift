// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct PatienceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patience",
    abstract: "Find how patient buyers must be for fair prices to pay, together and alone.",
    usage: "seedcorn patience <file> [options]",
    discussion: """
      Under fairshare prices a buyer may exploit instead: make take-it-or-leave-it offers while sellers price for the \
      others. Plays all fair, all exploiting, each buyer's deviation from both, and where best responses in turn lead, \
      with the same luck. What comes after the last period counts for nothing: give enough --periods. What the files \
      hold: seedcorn describe patience
      """)

  enum Files: ResultFiles {
    static let names = "discounts.csv, ranks.csv, buyers.csv and manifest.json"
  }

  @Argument(help: "The scenario file, with pricing.rule fairshare.", completion: .scenarioFile)
  var file: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Discount factors at which choices are told, 0 to 1. (default: 0.5 0.8 0.9 0.95 0.99)", valueName: "d"))
  var discounts: [Double] = []

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    for discount in discounts where !(0...1).contains(discount) {
      throw ValidationError("--discounts: \(discount) is out of range: expected number from 0 to 1")
    }
  }

  func run() async throws {
    let input = try scenario.read([file])[0]
    if let obstacle = PatienceExperiment.obstacle(in: input.scenario) {
      throw CommandFailure(code: Ending.Code.badScenario, message: "\(file): \(obstacle.key): \(obstacle.message)")
    }
    let folder = try output.folder()
    let experiment = PatienceExperiment(
      input, discounts: discounts.isEmpty ? PatienceExperiment.commonDiscounts : discounts, threads: play.workers,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    Interruption.watch()
    let progress = ProgressDisplay(total: experiment.plannedPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await experiment.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(PatienceReport(result: result, width: Terminal.width).text)
    try folder?.tell()
  }
}
