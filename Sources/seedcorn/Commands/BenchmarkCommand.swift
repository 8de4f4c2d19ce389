// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Reports
internal import ScenarioFiles

struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure speed and memory.",
    usage: "seedcorn benchmark [options]",
    discussion: "With --json or --csv: plays the reference market once, for comparison with other programs.")

  @Flag(help: "Shorter measurements.")
  var quick = false

  @Flag(help: "Print the figures of one play of the reference market as one line of JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write the periods of that play to this file.", valueName: "file"), completion: .file())
  var csv: String?

  @Option(help: "Sellers and producers of the reference market, a fifth of them producers.")
  var sellers = 10_000

  @Option(help: "Buyers of the reference market.")
  var buyers = 100

  @Option(help: "Periods of the reference market.")
  var steps = 200

  @Option(help: "Names all the luck of the reference market.")
  var seed = 1

  func validate() throws {
    for (option, value, range) in [
      ("--sellers", sellers, 2...10_000_000), ("--buyers", buyers, 1...1_000_000), ("--steps", steps, 1...1_000_000),
      ("--seed", seed, 0...Int.max),
    ] where !range.contains(value) {
      throw ValidationError(
        "\(option): \(value) is out of range: expected at least \(range.lowerBound)"
          + (range.upperBound == Int.max ? "" : " and at most \(range.upperBound)"))
    }
  }

  func run() async throws {
    if json || csv != nil { return try playReferenceMarket() }
    try await BenchmarkSuite(isQuick: quick).run { result in
      try Output.write(Self.line(result))
    }
  }

  private func playReferenceMarket() throws {
    let file = try csv.map { try SingleFile($0) }
    let report = try EngineReport(
      ReferenceMarket.scenario(slots: sellers, buyers: buyers, periods: steps, seed: seed))
    try file?.write(report.csv)
    if json { try Output.write(report.json.line + "\n") }
  }

  private static func line(_ result: BenchmarkResult) -> String {
    let name = result.name + String(repeating: " ", count: max(0, 62 - result.name.count))
    let value = NumberText.plain(result.value)
    return name + String(repeating: " ", count: max(0, 8 - value.count)) + value + " " + result.unit + "\n"
  }
}
