// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import ScenarioFiles

struct DivideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "divide",
    abstract: "Divide what data are worth among those who gave them, from your own table.",
    usage: "seedcorn divide <file> --method <method> [options]",
    discussion: """
      The columns of the table say what it is. coalition,utility: what each coalition is worth, its players joined \
      by '+', for up to 20 players. player,effective[,records]: what each player holds. player,label,COORDINATES: \
      one labelled point a player. Prints each player's value phi and payment, P phi+ / sum of phi+, \
      where phi+ is phi or, below 0, 0; equal parts if no phi is above 0.
      """)

  @Argument(help: "The table, as comma-separated values.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(
    help: ArgumentHelp(
      "One of \(DivisionMethod.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "method"),
    completion: .list(DivisionMethod.allCases.map(\.rawValue)))
  var method: String

  @Option(
    help: ArgumentHelp(
      "The pay P to divide, instead of the gain of all over nobody (0 where that is a loss).", valueName: "x"))
  var pay: Double?

  @OptionGroup var options: DivisionOptions

  @Option(help: ArgumentHelp("Samples are taken by so many at once (default: one per processor).", valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("Write the table to this new file instead.", valueName: "file"), completion: .file())
  var out: String?

  @Flag(help: "Let --out replace an earlier file.")
  var force = false

  func validate() throws {
    _ = try rule()
    if let pay, !(pay >= 0 && pay.isFinite) {
      throw ValidationError("--pay: \(pay) is out of range: expected number, at least 0")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads: \(threads) is out of range: expected whole number from 1 to 1024")
    }
    if out == nil && force { throw ValidationError("--force needs --out") }
  }

  func run() async throws {
    let method = try rule()
    let output = try out.map { try WholeFile($0, force: force, sources: [file] + (options.test.map { [$0] } ?? [])) }
    let input = try DivisionReader.read(file)
    if let refusal = method.refusal(of: input) {
      throw CommandFailure(code: Ending.Code.usage, message: "--method: \(refusal)")
    }
    try options.refuseIdle(method, input)
    var division = ValueDivision(method)
    options.apply(to: &division)
    division.threads = threads ?? Machine.processors
    if case .points(let points) = input {
      guard let test = options.test else {
        throw CommandFailure(code: Ending.Code.usage, message: "--method: knnShapley needs --test, a file of points")
      }
      division.testPoints = try DivisionReader.readTestPoints(test, features: points.features)
    }
    Interruption.watch()
    let value = try await divide(division, input)
    let bytes = value.csv(pay: pay)
    guard let output else { return try writeAll(bytes, to: 1, name: "standard output") }
    try output.publish(bytes)
    try Output.write("Results are in \(output.path)\n")
  }

  private func divide(_ division: ValueDivision, _ input: DivisionInput) async throws -> DividedValue {
    do {
      return try await division.divide(input, stop: Interruption.stop)
    } catch let failure as ValueDivision.Failure {
      throw CommandFailure(code: Ending.Code.badScenario, message: "\(file): \(failure.message)")
    }
  }

  private func rule() throws -> DivisionMethod {
    if let rule = DivisionMethod(rawValue: method) { return rule }
    let names = DivisionMethod.allCases.map(\.rawValue)
    let near = NearestName.question(NearestName.among(names, to: method)).map { "; " + $0 } ?? ""
    throw ValidationError(
      "--method: unknown method '\(method)'\(near)\nExpected one of \(names.joined(separator: ", "))")
  }
}
