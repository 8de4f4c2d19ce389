// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Play scenarios side by side and compare each with the first.",
    usage: "seedcorn compare <files> ... [options]",
    discussion:
      "The same replicate of each scenario has the same luck, so differences are paired. --out adds differences.csv.")

  @Argument(help: "The scenario files, the one to compare with first.", completion: .scenarioFile)
  var files: [String]

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var play: PlayOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if output.force && output.out == nil { throw ValidationError("--force needs --out") }
  }

  func run() async throws {
    try await ScenarioPlayer(play: play, output: output).run(try scenario.read(files), compares: true)
  }
}
