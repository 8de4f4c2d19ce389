// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import Experiments
internal import ScenarioFiles

struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price",
    abstract: "Find fairshare prices for up to 20 data sets, exactly, from your own table.",
    usage: "seedcorn price <file> [options]",
    discussion: """
      The table has the column buyer, then one column for each data set: what it is worth to the buyer. Each data \
      set has one seller, whose price earns it most given what each buyer would pay at most beside all its other \
      choices and within its budget. Sellers enter in the order of the columns, then reconsider in rounds until no \
      price changes; where that never ends it is said. A seller whose revenue does not cover its cost takes no part.
      """)

  @Argument(help: "The table, as comma-separated values.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var options: SmallMarketOptions

  @Option(
    help: ArgumentHelp(
      "Write datasets.csv, buyers.csv, purchases.csv and manifest.json to this new folder.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(help: "Let --out replace an earlier folder of results.")
  var force = false

  func validate() throws {
    if out == "-" { throw ValidationError("--out: results are several files; name a folder") }
    if out == nil && force { throw ValidationError("--force needs --out") }
  }

  func run() throws {
    let input = try SmallMarketReader.read(values: file, budgets: options.budgets, costs: options.costs)
    let market = options.market(input)
    let folder = try out.map { try ResultFolder($0, force: force) }
    let program = ProgramDescription(version: Program.version, commandLine: CommandLine.arguments)
    let publication = Publication(of: [.init("price", .object(options.subject(file)))], by: program, threads: 1)
    let prices = market.prices(step: options.step)
    let utilities = zip(market.buyers, prices.bundles).map { $0.worth.value($1) }
    try folder?.publish(ExactPriceFiles.all(input, prices, utilities: utilities), with: publication)
    let report = ExactPriceReport(
      input: input, found: prices, utilities: utilities, step: options.step, width: Terminal.width)
    try Output.write(report.text)
    try folder?.tell()
  }
}
