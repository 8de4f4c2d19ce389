// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import Testing

@testable import Experiments

struct ExperimentTests {
  private func experiment(threads: Int, replicates: Int = 3) -> Experiment {
    Experiment(
      [
        ExperimentInput(scenario: Small.scenario("base", replicates: replicates), file: "base.yaml"),
        ExperimentInput(
          scenario: Small.scenario("a, \"b\"", replicates: replicates) { $0.pricing.theta = 0.5 }, file: "b.yaml"),
      ], threads: threads, details: [.agents, .lineage], compares: true,
      program: ProgramDescription(version: "test", commandLine: ["seedcorn"]))
  }

  /// The manifest's lines but for those that may differ.
  private func comparable(_ manifest: String) -> [Substring] {
    manifest.split(separator: "\n").filter { line in
      !["\"started\"", "\"wall_seconds\"", "\"threads\""].contains { line.contains($0) }
    }
  }

  @Test("All files are the same for 1, 2 and 8 threads")
  func sameFiles() async throws {
    let scratch = try Scratch()
    for threads in [1, 2, 8] {
      _ = try await experiment(threads: threads).run(into: ResultFolder(scratch.path + "/\(threads)"))
    }
    for name in ["periods.csv", "agents.csv", "lineage.csv", "summary.csv", "differences.csv"] {
      let serial = try scratch.read("1/" + name)
      #expect(try scratch.read("2/" + name) == serial)
      #expect(try scratch.read("8/" + name) == serial)
    }
    let manifest = comparable(try scratch.read("1/manifest.json"))
    #expect(comparable(try scratch.read("2/manifest.json")) == manifest)
    #expect(comparable(try scratch.read("8/manifest.json")) == manifest)
  }

  @Test("The manifest is JSON with every parameter, and its hashes are those of the files")
  func manifest() async throws {
    let scratch = try Scratch()
    _ = try await experiment(threads: 2).run(into: ResultFolder(scratch.path + "/out"))
    let data = Data(try scratch.read("out/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(manifest["program"] as? String == "seedcorn")
    #expect(manifest["version"] as? String == "test")
    let scenarios = try #require(manifest["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["name"] as? String } == ["base", "a, \"b\""])
    #expect((scenarios[0]["parameters"] as? [String: Any])?.count == ParameterTable.all.count)
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(
      files.map { $0["name"] as? String } == [
        "periods.csv", "agents.csv", "lineage.csv", "summary.csv", "differences.csv",
      ])
    for file in files {
      let bytes = Array(try scratch.read("out/" + (try #require(file["name"] as? String))).utf8)
      #expect(file["bytes"] as? Int == bytes.count)
      #expect(file["sha256"] as? String == SHA256.hexDigest(of: bytes))
    }
  }

  @Test("A stopped experiment leaves nothing")
  func stopped() async throws {
    let scratch = try Scratch()
    let stop = StopFlag()
    await #expect(throws: Interrupted.self) {
      try await experiment(threads: 2, replicates: 1000).run(
        into: ResultFolder(scratch.path + "/out"), stop: stop, progress: { if $0 == 9 { stop.raise() } })
    }
    #expect(try scratch.names == [])
  }

  @Test("With one replicate standard errors and intervals are empty fields")
  func oneReplicate() async throws {
    let scratch = try Scratch()
    _ = try await experiment(threads: 1, replicates: 1).run(into: ResultFolder(scratch.path + "/out"))
    let rows = try scratch.read("out/summary.csv").split(separator: "\n").dropFirst()
    #expect(rows.allSatisfy { $0.hasSuffix(",,,,1") || $0.hasSuffix(",,,,,0") })
  }
}
