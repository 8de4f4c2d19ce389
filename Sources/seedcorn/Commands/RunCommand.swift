// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Play a scenario and show what became of it.",
    usage: "seedcorn run <file> [options]",
    discussion: "What the files of --out hold: seedcorn describe columns")

  @Argument(help: "The scenario file.", completion: .scenarioFile)
  var file: String

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await ScenarioPlayer(scenario: scenario, play: play, output: output).run([file], compares: false)
  }
}
