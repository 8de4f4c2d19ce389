// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Equilibrium
internal import Experiments
internal import ScenarioFiles

struct PriceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price",
    abstract: "Find fairshare prices for up to 20 data sets, exactly, from your own table.",
    usage: """
      seedcorn price <file> [options]
      seedcorn price --study [--replicates <n>] [--threads <n>] [--quiet] [--out <dir>] [--force]
      """,
    discussion: """
      The table has the column buyer, then one column for each data set: what it is worth to the buyer. Each data \
      set has one seller, whose price earns it most given what each buyer would pay at most beside all its other \
      choices and within its budget. Sellers enter in the order of the columns, then reconsider in rounds until no \
      price changes; where that never ends it is said. A seller whose revenue does not cover its cost takes no part.
      """)

  enum Files: ResultFiles {
    static let names =
      "datasets.csv, buyers.csv, purchases.csv and welfare.csv (--study: large-market-prices.csv and "
      + "large-market-rates.csv) and manifest.json"
  }

  @Argument(help: "The table, as comma-separated values.", completion: .file(extensions: ["csv"]))
  var file: String?

  @OptionGroup var options: SmallMarketOptions

  @Flag(
    help: "Measure instead how far large-market prices are from exact ones, by the number of data sets.")
  var study = false

  @Option(help: ArgumentHelp("--study: markets for each number of data sets. (default: 100)", valueName: "n"))
  var replicates: Int?

  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    if study {
      if file != nil { throw ValidationError("--study draws its own markets; leave out the file") }
      if let given = options.given.first {
        throw ValidationError("--study draws its own markets; leave out \(given)")
      }
      if let replicates, !(2...100_000).contains(replicates) {
        throw ValidationError("--replicates: \(replicates) is out of range: expected whole number from 2 to 100000")
      }
    } else {
      if file == nil { throw ValidationError("missing the table; name its file, or give --study") }
      if replicates != nil { throw ValidationError("--replicates needs --study") }
      if play.threads != nil { throw ValidationError("--threads needs --study") }
    }
  }

  func run() async throws {
    if let file { try price(file) } else { try await playStudy() }
  }

  private func price(_ file: String) throws {
    let input = try SmallMarketReader.read(values: file, budgets: options.budgets, costs: options.costs)
    let market = options.market(input)
    let folder = try output.folder()
    let prices = market.prices(step: options.step)
    let welfare = ExactWelfare(market, prices)
    try folder?.publish(
      ExactPriceFiles.all(input, prices, welfare),
      with: publication("price", options.subject(file), threads: 1))
    let report = ExactPriceReport(
      input: input, found: prices, welfare: welfare, step: options.step, width: Terminal.width)
    try Output.write(report.text)
    try folder?.tell()
  }

  private func playStudy() async throws {
    let folder = try output.folder()
    let study = LargeMarketStudy(replicates: replicates ?? 100, threads: play.workers)
    Interruption.watch()
    let progress = ProgressDisplay(total: study.markets, of: "markets", quiet: play.quiet)
    defer { progress.finish() }
    let rows = try await study.rows(stop: Interruption.stop, progress: progress.update)
    progress.finish()
    let families = try LargeMarketStudy.families(rows)
    try folder?.publish(
      LargeMarketTables.all(families),
      with: publication(
        "large_market_study", [.init("replicates", .integer(study.replicates))], threads: play.workers))
    try Output.write(LargeMarketReport(families: families, width: Terminal.width).text)
    try folder?.tell()
  }

  private func publication(_ name: String, _ subject: [JSONText.Member], threads: Int) -> Publication {
    Publication(
      of: [.init(name, .object(subject))],
      by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments), threads: threads)
  }
}
