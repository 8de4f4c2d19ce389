// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import Experiments
internal import PaperFigures
internal import ScenarioFiles

struct GameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "Find who works, who uses a model and what it is worth when models learn from what they made.",
    usage: """
      seedcorn game --quality <b> --human-cost <c> --artificial-cost <c> --contamination <m> ...
      seedcorn game --validate [--out <dir>] [--force]
      """,
    discussion: """
      Producers work themselves (quality b at a cost c_h), use a model (quality b - m s at a cost c_a, where a share s \
      of all uses models) or make nothing. Each meets another; both use what both made, so that half of its quality \
      is its producer's. Who fares better is imitated. Shown are rest and its welfare without policy, at the \
      planner's optimum, under taxes on the use of models and rewards of all work, and what of arXiv 2604.21853 \
      holds here.
      """)

  enum Files: ResultFiles {
    static let names = "game.csv (not with --validate), welfare-under-collapse.csv and manifest.json"
  }

  @OptionGroup var economy: CollapseOptions

  @Flag(
    name: .customLong("validate"),
    help: "Put the published statements to six economies, two of them published, instead of to your own.")
  var validates = false

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    if validates {
      if let given = economy.given.first {
        throw ValidationError("--validate has its own economies; leave out \(given)")
      }
    } else if let missing = economy.missing.first {
      throw ValidationError("missing \(missing); an economy has four numbers, and --validate none")
    }
  }

  func run() throws {
    let folder = try output.folder()
    if validates {
      let statements = try WelfareUnderCollapse.rows()
      try folder?.publish(
        [(WelfareUnderCollapse.fileName, WelfareUnderCollapse.bytes(statements))],
        with: publication([.init("economies", .text("published and one of each regime"))]))
      let report = CollapseValidationReport(rows: statements, width: Terminal.width)
      try Output.write(report.text)
      try folder?.tell()
      guard report.gap < 1e-6 else {
        throw CommandFailure(
          code: Ending.Code.failedRun, message: "the replicator equation ends elsewhere than the closed form")
      }
      return
    }
    let game = CollapseGame(economy.economy, lag: economy.lag ?? 0)
    let rows = try game.rows(own: economy.own)
    let statements = try WelfareUnderCollapse.rows(for: game.economy, lag: game.lag)
    try folder?.publish(
      [
        (CollapseGame.fileName, CollapseGame.bytes(rows)),
        (WelfareUnderCollapse.fileName, WelfareUnderCollapse.bytes(statements)),
      ], with: publication(economy.subject))
    try Output.write(GameReport(game: game, rows: rows, statements: statements, width: Terminal.width).text)
    try folder?.tell()
  }

  private func publication(_ subject: [JSONText.Member]) -> Publication {
    Publication(
      of: [.init("game", .object(subject))],
      by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments), threads: 1)
  }
}
