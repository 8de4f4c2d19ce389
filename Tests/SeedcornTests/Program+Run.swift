// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What a call of the built program left behind.
struct Ran {
  let status: Int32
  let output: String
  let errors: String
}

/// A folder with small scenarios in it, in which the program is called; removed with the test.
final class Workplace {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("seedcorn-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    try write(Workplace.tiny(""), to: "base.yaml")
    try write(Workplace.tiny("pricing:\n  rule: fairshare\n"), to: "fair.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static func tiny(_ more: String) -> String {
    """
    run:
      replicates: 4
      periods: 5
    start:
      warmup: 2
    sellers:
      count: 30
    buyers:
      count: 3
    producers:
      count: 2
    \(more)
    """
  }

  /// Beside the test bundle, in whatever folder the package was built.
  static let program: String = {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      let beside = bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])
    #else
      let beside = URL(fileURLWithPath: CommandLine.arguments[0])
    #endif
    return beside.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("seedcorn").path
  }()

  /// Starts the program through a shell, whose redirections, limits and pipes tests can use. `$SEEDCORN` is the
  /// program.
  func start(_ script: String) throws -> (process: Process, finish: () throws -> Ran) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var environment = ProcessInfo.processInfo.environment
    environment["SEEDCORN"] = Workplace.program
    environment["COLUMNS"] = "100"
    process.environment = environment
    let streams = FileManager.default.temporaryDirectory.path + "/seedcorn-streams-\(UUID().uuidString)"
    let files = [streams + ".out", streams + ".err"]
    let handles = try files.map { file in
      _ = FileManager.default.createFile(atPath: file, contents: nil)
      return try #require(FileHandle(forWritingAtPath: file))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    return (
      process,
      {
        process.waitUntilExit()
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return Ran(status: process.terminationStatus, output: texts[0], errors: texts[1])
      }
    )
  }

  /// Calls `seedcorn` with arguments as a shell reads them.
  func seedcorn(_ arguments: String) throws -> Ran { try start("exec \"$SEEDCORN\" \(arguments)").finish() }

  func shell(_ script: String) throws -> Ran { try start(script).finish() }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}
