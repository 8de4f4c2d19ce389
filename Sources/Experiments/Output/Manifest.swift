// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
internal import Market
public import ScenarioFiles

/// `manifest.json`: what made a folder of results, so that it can be made again.
///
/// Everything in it but `started`, `wall_seconds`, `threads` and the command line is the same for every run of the same
/// scenarios by the same program on the same machine.
public struct Manifest: Sendable {
  public var program: ProgramDescription
  public var inputs: [ExperimentInput]
  public var threads: Int
  /// UTC.
  public var started: String
  public var wallSeconds: Double
  public var files: [FileRecord]

  /// How every manifest begins, by which a folder of results is known.
  static let firstLines = "{\n  \"program\": \"seedcorn\",\n"

  public var json: JSONText {
    let source = SourceVersion.current
    return .object([
      .init("program", .text("seedcorn")),
      .init("version", .text(program.version)),
      .init("git_commit", source.commit.map { .text($0) } ?? .null),
      .init("git_changed", source.isChanged.map { .flag($0) } ?? .null),
      .init("command_line", .list(program.commandLine.map { .text($0) })),
      .init("swift_version", .text(Manifest.swiftVersion)),
      .init("gsl_version", .text(GSLLibrary.version)),
      .init("operating_system", .text(Machine.operatingSystem)),
      .init("architecture", .text(Machine.architecture)),
      .init("started", .text(started)),
      .init("wall_seconds", .number((wallSeconds * 1000).rounded() / 1000)),
      .init("threads", .integer(threads)),
      .init("scenarios", .list(inputs.map(Manifest.describe))),
      .init("files", .list(files.map(Manifest.describe))),
    ])
  }

  private static func describe(_ input: ExperimentInput) -> JSONText {
    let scenario = input.scenario
    let run = scenario.parameters.run
    return .object([
      .init("name", .text(scenario.name)),
      .init("file", .text(input.file)),
      .init("seed", .integer(run.seed)),
      .init("replicates", .integer(run.replicates)),
      .init("periods", .integer(run.periods)),
      .init("parameters", values(ParameterTable.all, in: scenario.parameters)),
      .init(
        "events",
        .list(
          scenario.events.map { event in
            .object([
              .init("period", .integer(event.period)),
              .init("set", .object(event.changes.map { .init($0.key, json($0.value)) })),
            ])
          })),
      .init("base_regime", scenario.baseRegime.map { values(regimeParameters, in: $0) } ?? .null),
    ])
  }

  private static func describe(_ file: FileRecord) -> JSONText {
    .object([
      .init("name", .text(file.name)), .init("bytes", .integer(file.bytes)), .init("sha256", .text(file.sha256)),
    ])
  }

  private static var regimeParameters: [Parameter] {
    ParameterTable.all.filter { parameter in
      ParameterTable.regimeGroups.contains { parameter.key.hasPrefix($0 + ".") }
    }
  }

  private static func values(_ table: [Parameter], in parameters: Parameters) -> JSONText {
    .object(table.map { .init($0.key, json($0.value(in: parameters))) })
  }

  private static func json(_ value: ParameterValue) -> JSONText {
    switch value {
    case .number(let number):
      number == number.rounded() && abs(number) < 0x1p53 ? .integer(Int(number)) : .number(number)
    case .integer(let number): .integer(number)
    case .flag(let flag): .flag(flag)
    case .choice(let name): .text(name)
    }
  }

  /// The compiler's version, which a program can only ask for by comparison.
  private static var swiftVersion: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}

/// The program as it was called.
public struct ProgramDescription: Sendable {
  public let version: String
  /// The arguments, the program's own name first.
  public let commandLine: [String]

  public init(version: String, commandLine: [String]) {
    self.version = version
    self.commandLine = commandLine
  }
}
