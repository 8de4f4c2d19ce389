// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import PaperFigures
internal import ScenarioFiles

struct DealsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deals",
    abstract: "Recompute what was published of the public data deals (arXiv 2601.09966).",
    usage: "seedcorn deals [<file>] [options]",
    discussion: "Says where the table and what was printed of it disagree.")

  enum Files: ResultFiles {
    static let names = "deals-published.csv, deals-by-year.csv and their like, and manifest.json"
  }

  @Argument(help: "The table of deals.", completion: .file(extensions: ["csv"]))
  var file = "Scenarios/data/deals.csv"

  @OptionGroup var output: FolderOptions<Files>

  func run() throws {
    let table = try table()
    let folder = try output.folder()
    let publication = Publication(
      of: [.init("deals", .object([.init("file", .text(file)), .init("rows", .integer(table.deals.count))]))],
      by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments), threads: 1)
    let aggregates = DealAggregates(table)
    try folder?.publish(DealFiles.all(aggregates).map { ($0.name, $0.bytes) }, with: publication)
    try Output.write(DealsReport(comparisons: PublishedDeals.comparisons(aggregates), width: Terminal.width).text)
    try folder?.tell()
  }

  private func table() throws -> DealTable {
    let bytes = try TableFile.bytes(of: file)
    do throws(DealProblems) {
      return try DealTable(csv: bytes)
    } catch {
      throw ScenarioProblems(
        error.problems.map { ScenarioProblem(file: file, line: $0.line, key: $0.column, message: $0.message) })
    }
  }
}
