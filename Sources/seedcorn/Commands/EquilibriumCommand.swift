// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import Experiments
internal import Market
internal import ScenarioFiles

struct EquilibriumCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equilibrium",
    abstract: "Solve a scenario on paper: prices, quantities, contamination and welfare at rest.",
    usage: "seedcorn equilibrium <file> [options]",
    discussion: """
      Equilibria are fixed points of a period of a market with the same buyers and a continuum of suppliers, which \
      long-run averages of runs approach as the market grows. They are searched from many starts; that there is \
      none, that there are several and that searches fail is said. What is not worked out on paper is refused by \
      name.
      """)

  enum Files: ResultFiles {
    static let names = "equilibria.csv, buyers.csv, starts.csv and manifest.json"
  }

  @Argument(help: "The scenario file.", completion: .scenarioFile)
  var file: String

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @Option(help: ArgumentHelp("Search from so many starts.", valueName: "n"))
  var starts = EquilibriumStudy.defaultStarts

  @Option(help: ArgumentHelp("Let so many kinds of seller stand for all.", valueName: "n"))
  var types = EquilibriumStudy.defaultTypes

  @Option(help: ArgumentHelp("Take the buyers of this replicate of a run.", valueName: "n"))
  var replicate = 1

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws {
      if !range.contains(value) {
        throw ValidationError(
          "\(option): \(value) is out of range: expected whole number from \(range.lowerBound) to \(range.upperBound)")
      }
    }
    try check("--starts", starts, 1...100_000)
    try check("--types", types, 16...10_000_000)
    try check("--replicate", replicate, 1...1_000_000_000)
  }

  func run() async throws {
    let input = try scenario.read([file])[0]
    let study = try EquilibriumStudy(
      input, replicate: replicate, starts: starts, types: types, threads: play.workers)
    let folder = try output.folder()
    let program = ProgramDescription(version: Program.version, commandLine: CommandLine.arguments)
    let publication = study.publication(by: program)
    Interruption.watch()
    let progress = ProgressDisplay(total: starts, quiet: play.quiet)
    defer { progress.finish() }
    let found = try await study.run(stop: Interruption.stop, progress: progress.update)
    progress.finish()
    if let folder { try publication.publish(EquilibriumTables.all(found), in: folder, stop: Interruption.stop) }
    try Output.write(EquilibriumReport(found: found, name: input.scenario.name, width: Terminal.width).text)
    try folder?.tell()
    if found.equilibria.isEmpty { throw ExitCode(Ending.Code.failedRun) }
  }
}
