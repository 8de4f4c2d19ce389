// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Play a scenario at many points of a parameter space, resumably, in parts if need be.",
    usage: "seedcorn sweep <file> [options]",
    discussion: """
      What a sweep file says and what the tables hold: seedcorn describe sweep. Ends with 70 when some points could \
      not be played, whose errors points.csv has, and with 75 when another sweep is writing to the folder.
      """)

  @Argument(help: "A YAML file with a base scenario, parameters and a design.", completion: .scenarioFile)
  var file: String

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  @Option(
    help: ArgumentHelp(
      "Keep a journal and write points.csv, runs.csv, summary.csv and manifest.json to this folder.",
      valueName: "dir"), completion: .directory)
  var out: String?

  @Flag(help: "Go on with the sweep in --out, begin it there, or check it when it is finished.")
  var resume = false

  @Flag(help: "Let --out replace an earlier folder of results.")
  var force = false

  @Option(
    help: ArgumentHelp("Play only the i-th of n equal parts; 'seedcorn merge' joins them.", valueName: "i/n"),
    transform: SweepCommand.shard)
  var shard: Shard?

  @Flag(help: "Say what would be played and how long it would take; play nothing.")
  var dryRun = false

  private static func shard(_ text: String) throws -> Shard {
    if let shard = Shard(text) { return shard }
    throw ValidationError("expected i/n with i from 1 to n, such as 1/8, found '\(text)'")
  }

  func validate() throws {
    if out == "-" { throw ValidationError("--out: results are several files; name a folder") }
    if dryRun && (resume || force) { throw ValidationError("--dry-run writes nothing; leave out --resume and --force") }
    if dryRun { return }
    if out == nil {
      if force { throw ValidationError("--force needs --out") }
      if resume { throw ValidationError("--resume needs --out") }
      if shard != nil { throw ValidationError("--shard needs --out (or --dry-run)") }
    }
    if resume && force { throw ValidationError("--resume goes on with a folder and --force replaces it; give one") }
  }

  func run() async throws {
    let plan = try scenario.readSweep(file)
    let points = try SweepPoints(plan)
    let sweep = Sweep(
      points, shard: shard ?? .whole, threads: play.workers,
      program: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments),
      identity: .running(version: Program.version))
    Interruption.watch()
    if dryRun {
      let forecast = try SweepForecast(sweep, stop: Interruption.stop)
      return try Output.write(SweepForecastReport(sweep: sweep, forecast: forecast, width: Terminal.width).text)
    }
    guard let out else {
      let temporary = try TemporaryFolder()
      return try await self.play(sweep, into: temporary.path, shown: nil)
    }
    try await self.play(sweep, into: out, shown: out)
  }

  private func play(_ sweep: Sweep, into path: String, shown: String?) async throws {
    let start = ContinuousClock.now
    let progress = ProgressSlot()
    defer { progress.display?.finish() }
    let result: SweepResult
    do {
      result = try await sweep.run(
        into: path, resume ? .resume : force ? .replace : .new, stop: Interruption.stop,
        begin: { progress.display = ProgressDisplay(total: $0, of: "runs", quiet: play.quiet) },
        progress: { progress.display?.update($0) })
    } catch is SweepInterrupted where shown == nil {
      throw Interrupted()
    }
    progress.display?.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try Output.write(SweepReport(sweep: sweep, result: result, seconds: seconds, width: Terminal.width).text)
    if let shown { try Output.write("\nResults are in \(shown)\n") }
    if let failure = SweepReport.failure(result, folder: shown) { throw failure }
  }
}

/// The display of progress, made once it is known how much there is to do and before any worker begins.
private final class ProgressSlot: @unchecked Sendable {
  var display: ProgressDisplay?
}
