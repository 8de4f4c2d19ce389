// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import PaperFigures
internal import ScenarioFiles

struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Make the figures of published claims: simulate, tabulate, draw.",
    usage: """
      seedcorn figures --list
      seedcorn figures all --out <dir> [options]
      seedcorn figures <ids> ... --out <dir> [options]
      """,
    discussion: """
      Writes <id>.csv for each figure, and <id>.svg and <id>.png where gnuplot is installed; figures.csv says what \
      each shows, of what source, made how, and claims.csv what they say of published claims.
      """)

  enum Files: ResultFiles {
    static let names = "the figures, figures.csv, claims.csv and manifest.json"
  }

  @Argument(help: "The figures, or 'all'.", completion: .list(FigureCatalogue.all.map(\.id) + ["all"]))
  var ids: [String] = []

  @Flag(help: "List the figures, and make none.")
  var list = false

  @OptionGroup var figures: FigureOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    if list {
      if !ids.isEmpty || output.out != nil { throw ValidationError("--list makes nothing; give it alone") }
      return
    }
    _ = try wanted()
    if output.out == nil { throw ValidationError("missing --out <dir>, the folder to make") }
  }

  func run() async throws {
    guard let folder = try output.folder() else { return try Output.write(FigureList(width: Terminal.width).text) }
    let figures = try wanted()
    let publication = Publication(
      of: [
        .init(
          "figures",
          .object([
            .init("ids", .list(figures.map { .text($0.id) })), .init("quick", .flag(self.figures.quick)),
          ]))
      ], by: ProgramDescription(version: Program.version, commandLine: CommandLine.arguments), threads: play.workers)
    let draws = Gnuplot.isInstalled
    let simulations = self.figures.simulations(play)
    var (files, rows): ([(name: String, bytes: [UInt8])], [FigureIndex.Row]) = ([], [])
    for (number, figure) in figures.enumerated() {
      if !play.quiet { Output.complain("\(number + 1) of \(figures.count): \(figure.id)\n") }
      let start = ContinuousClock.now
      files += try await figure.files(from: simulations, draws: draws)
      rows.append(
        FigureIndex.Row(
          figure: figure,
          command: "seedcorn figures \(figure.id)\(self.figures.quick ? " --quick" : "") --out DIR",
          seconds: (ContinuousClock.now - start) / .seconds(1), isQuick: self.figures.quick))
    }
    let claims = try await ClaimTable.claims(shownBy: figures.map(\.id), from: simulations)
    files += [(FigureIndex.fileName, FigureIndex.bytes(rows))]
    if !claims.isEmpty { files += [(ClaimTable.fileName, ClaimTable.bytes(claims, isQuick: self.figures.quick))] }
    try folder.publish(files, with: publication)
    try Output.write(
      "\(figures.count) figure\(figures.count == 1 ? "" : "s")"
        + (draws ? "" : " without pictures, as gnuplot is not installed") + "\n")
    try folder.tell()
  }

  /// In the order of the catalogue, each once.
  private func wanted() throws -> [Figure] {
    guard !ids.isEmpty else { throw ValidationError("name figures, or 'all'; --list shows them") }
    let known = FigureCatalogue.all.map(\.id)
    for id in ids where id != "all" && !known.contains(id) {
      let near = NearestName.question(NearestName.among(known + ["all"], to: id)) ?? "--list shows them"
      throw ValidationError("unknown figure '\(id)'; \(near)")
    }
    return FigureCatalogue.all.filter { ids.contains("all") || ids.contains($0.id) }
  }
}
