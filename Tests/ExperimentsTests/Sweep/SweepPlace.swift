// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Market
import ScenarioFiles

/// A temporary folder with a sweep in it, whose runs take a moment.
final class SweepPlace {
  let path: String

  static let tiny = """
    run: {periods: 4, replicates: 3, seed: 7}
    start.warmup: 2
    sellers: {count: 20, domains: 2}
    buyers.count: 3
    aggregators.count: 2
    producers.count: 2
    """

  init(_ sweep: String, files: [(String, String)] = []) {
    path = NSTemporaryDirectory() + "sweep-\(UUID().uuidString)/"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in [("base.yaml", Self.tiny), ("s.yaml", sweep)] + files { write(text, name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) {
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path + name))
  }

  func points(_ overrides: [String] = []) throws -> SweepPoints {
    try SweepPoints(SweepReader(overrides: overrides).read(path + "s.yaml"))
  }

  func sweep(
    _ overrides: [String] = [], shard: Shard = .whole, threads: Int = 1, program: String = "sources a"
  ) throws -> Sweep {
    Sweep(
      try points(overrides), shard: shard, threads: threads,
      program: ProgramDescription(version: "0", commandLine: ["test"]),
      identity: ProgramIdentity(version: "0", origin: program))
  }

  /// Plays the sweep into a folder in this one.
  @discardableResult
  func play(
    _ name: String, _ start: SweepStart = .new, set overrides: [String] = [], shard: Shard = .whole, threads: Int = 1,
    program: String = "sources a"
  ) async throws -> SweepResult {
    try await sweep(overrides, shard: shard, threads: threads, program: program).run(into: path + name, start)
  }

  /// The bytes of every file in a folder but the manifest, by name.
  func files(_ folder: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let names = FileManager.default.enumerator(atPath: path + folder)?.compactMap { $0 as? String } ?? []
    for name in names where name != "manifest.json" {
      if let bytes = FileManager.default.contents(atPath: path + folder + "/" + name) { found[name] = Array(bytes) }
    }
    return found
  }

  /// The rows of a table, the header first.
  func table(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: path + name, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
