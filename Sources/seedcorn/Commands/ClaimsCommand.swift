// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import PaperFigures
internal import ScenarioFiles

struct ClaimsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Judge published claims by what is simulated now.",
    usage: "seedcorn claims [<ids> ...] [options]",
    discussion: """
      Verdicts follow from rules that were written beforehand: reproduced, not reproduced, depends (the 95% interval \
      tells neither, or parts of a claim are undecided), not testable. With ids, only what these need is played.
      """)

  @Argument(
    help: "The claims, such as C2.4, C2 or deals; all when none is named.", completion: .list(ClaimTable.ids))
  var ids: [String] = []

  @OptionGroup var figures: FigureOptions
  @OptionGroup var play: PlayOptions

  @Option(
    help: ArgumentHelp(
      "Write the whole table, comma-separated, to this new file; '-' for standard output.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var out: String?

  @Flag(help: "Let --out replace an earlier file.")
  var force = false

  func validate() throws {
    if force && out == nil { throw ValidationError("--force needs --out") }
    for id in ids where !ClaimTable.stands(for: id) {
      let near = NearestName.question(NearestName.among(ClaimTable.ids, to: id)) ?? "claims are \(list)"
      throw ValidationError("unknown claim '\(id)'; \(near)")
    }
  }

  private var list: String {
    ClaimTable.ids.joined(separator: ", ")
  }

  func run() async throws {
    let file = try out.flatMap { $0 == "-" ? nil : try WholeFile($0, force: force) }
    let simulations = figures.simulations(play)
    if !play.quiet { Output.complain("Playing what claims are judged by\n") }
    let claims = try await ClaimTable.claims(ids.isEmpty ? nil : ids, from: simulations)
    if claims.isEmpty { throw ValidationError("no claim is called '\(ids.joined(separator: "', '"))'") }
    if out == "-" {
      return try Output.write(String(decoding: ClaimTable.bytes(claims, isQuick: figures.quick), as: UTF8.self))
    }
    try file?.publish(ClaimTable.bytes(claims, isQuick: figures.quick))
    try Output.write(ClaimsReport(claims: claims, isQuick: figures.quick).text)
    if let out { try Output.write("\nThe whole table is in \(out)\n") }
  }
}
