// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser

/// Where the program begins and ends.
@main
enum Program {
  static let version = "0.1.0"

  static func main() async {
    Interruption.turnWriteSignalsIntoErrors()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try UnknownCommand.check(arguments)
      var command = try Seedcorn.parseAsRoot(arguments)
      if var lengthy = command as? any AsyncParsableCommand {
        try await lengthy.run()
      } else {
        try command.run()
      }
      Ending.success.leave()
    } catch {
      Ending(of: error).leave()
    }
  }
}

/// The root command: it only has others below it.
struct Seedcorn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seedcorn",
    abstract: "Simulates the market for AI training data: who sells, who leaves, what models lose, who gains.",
    discussion: "Start with: seedcorn run Scenarios/exploitative.yaml",
    version: Program.version,
    subcommands: [
      RunCommand.self, CompareCommand.self, SweepCommand.self, MergeCommand.self, FactorialCommand.self,
      PatienceCommand.self, OptimizeCommand.self, CalibrateCommand.self,
      EquilibriumCommand.self, RetrainCommand.self, DivideCommand.self, PriceCommand.self, GameCommand.self,
      DealsCommand.self, FiguresCommand.self, ClaimsCommand.self, ReportCommand.self,
      SensitivityCheckCommand.self,
      ValidateCommand.self, VerifyCommand.self, DescribeCommand.self, SchemaCommand.self, BenchmarkCommand.self,
    ])
}
