// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Market

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a scenario gives the same bytes however it is played.",
    usage: "seedcorn verify <file> [options]",
    discussion: """
      Plays it on one thread, on several, and on several in another order. The books of money and records are
      checked in every period.
      """)

  @Argument(help: "The scenario file.", completion: .scenarioFile)
  var file: String

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions

  func run() async throws {
    let inputs = try scenario.read([file])
    let verification = Verification(inputs[0].scenario, threads: play.workers)
    Interruption.watch()
    let progress = ProgressDisplay(total: verification.totalPeriods, quiet: play.quiet)
    defer { progress.finish() }
    let plays = try await verification.run(stop: Interruption.stop, progress: progress.update)
    progress.finish()
    for play in plays { try Output.write("\(play.hash)  \(play.name)\n") }
    guard plays.allSatisfy({ $0.hash == plays[0].hash }) else {
      throw CommandFailure(
        code: Ending.Code.failedRun, message: "the results differ between ways of playing; please report this")
    }
    let run = inputs[0].scenario.parameters.run
    try Output.write(
      "The results are the same. The books balanced in every period: \(run.replicates) x \(run.periods) periods, "
        + "\(plays.count) times.\n")
  }
}
