// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
public import ScenarioFiles

/// `manifest.json`: what made a folder of results, so that it can be made again.
///
/// Everything in it but `started`, `wall_seconds`, `threads` and the command line is the same for every run of the same
/// input by the same program on the same machine.
public struct Manifest: Sendable {
  public var program: ProgramDescription
  /// What was played, with every parameter.
  public var subject: [JSONText.Member]
  public var threads: Int
  /// UTC.
  public var started: String
  public var wallSeconds: Double
  public var files: [FileRecord]

  /// How every manifest begins, by which a folder of results is known.
  static let firstLines = "{\n  \"program\": \"seedcorn\",\n"

  public var json: JSONText {
    let source = SourceVersion.current
    let before: [JSONText.Member] = [
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
    ]
    return .object(before + subject + [.init("files", .list(files.map(Manifest.describe)))])
  }

  private static func describe(_ file: FileRecord) -> JSONText {
    .object([
      .init("name", .text(file.name)), .init("bytes", .integer(file.bytes)), .init("sha256", .text(file.sha256)),
    ])
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
