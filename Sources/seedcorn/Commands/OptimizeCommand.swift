// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Market
internal import ScenarioFiles

struct OptimizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Find the policy, or any other numbers of a scenario, at which the market does best.",
    usage: "seedcorn optimize <file> --over <keys> [options]",
    discussion: """
      Every point is played with the same luck. One number: a grid, bisections where the objective changes most, \
      then Brent's method; several: Sobol points, then the simplex method. The best point has a bootstrap interval \
      over replicates, and is played against the market without it with the luck of the next seed. Subsidy and \
      watermark are held against s = KL/(2 kappa) and w = (1 - psi) KL/(2 kappa psi) too.
      """)

  enum Files: ResultFiles {
    static let names = "optimum.csv, evaluations.csv and manifest.json"
  }

  @Argument(help: "The scenario file.", completion: .scenarioFile)
  var file: String

  @Option(
    help: ArgumentHelp(
      "Numbers of the scenario to search, with ranges if you like: policy.subsidy=0:2,policy.watermark",
      valueName: "keys"))
  var over: String

  @Option(
    help: ArgumentHelp(
      "The column to make large: its mean over the periods, or with :final its value in the last one.",
      valueName: "column"))
  var objective = "welfare"

  @Option(
    help: ArgumentHelp(
      "Judge points by runs of the market, or on paper by the equilibrium of each replicate's buyers.",
      valueName: "ground"))
  var on = Ground.market

  @Flag(help: "Make the objective small instead.")
  var minimise = false

  @Option(help: ArgumentHelp("Points of the grid, or Sobol points for each number.", valueName: "n"))
  var points = 13

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    _ = try requests()
    _ = try metric()
    if !(3...1000).contains(points) {
      throw ValidationError("--points: \(points) is out of range: expected whole number from 3 to 1000")
    }
  }

  func run() async throws {
    let inputs = try scenario.read([file])
    let design = try OptimisationDesign(
      inputs[0], over: try requests(), objective: try metric(), minimises: minimise, gridPoints: points)
    let folder = try output.folder()
    let experiment = try OptimisationExperiment(
      design, on: on.ground, threads: play.workers,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments))
    Interruption.watch()
    let progress = ProgressDisplay(total: experiment.mostPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let result = try await experiment.run(into: folder, stop: Interruption.stop, progress: progress.update)
    progress.finish()
    try Output.write(OptimisationReport(result: result, width: Terminal.width).text)
    try folder?.tell()
  }

  private func requests() throws -> [SearchRequest] {
    do {
      return try SearchRequest.list(over)
    } catch {
      throw ValidationError("--over: \(error.message)")
    }
  }

  /// The place of the objective in `Metric.all`.
  private func metric() throws -> Int {
    let ending = ":final"
    let name = objective.hasSuffix(ending) ? objective.dropLast(ending.count) + "_final" : objective
    if let metric = Metric.index(name) { return metric }
    let near = NearestName.question(NearestName.among(Metric.all.map(\.name), to: name)).map { "; " + $0 } ?? ""
    throw ValidationError("--objective: unknown column '\(objective)'\(near)\nSee 'seedcorn describe columns'.")
  }
}

/// `OptimisationGround` as users name it.
enum Ground: String, CaseIterable, ExpressibleByArgument {
  case market, paper

  var ground: OptimisationGround { self == .paper ? .paper : .market }
}
