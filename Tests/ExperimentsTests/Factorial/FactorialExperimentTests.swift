// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct FactorialExperimentTests {
  private static let base = """
    run: {replicates: 3, periods: 4}
    start.warmup: 2
    sellers: {count: 30, domains: 2}
    buyers.count: 3
    aggregators: {count: 2}
    producers.count: 2
    contract: {feeLow: 0.6, feeHigh: 0.7}
    """

  private func experiment(_ scratch: Scratch, threads: Int = 1, _ remedies: [String]) throws -> FactorialExperiment {
    try scratch.write(Self.base, to: "base.yaml")
    for (place, text) in remedies.enumerated() {
      try scratch.write("extends: base.yaml\n" + text, to: "r\(place + 1).yaml")
    }
    let design = try FactorialReader().read(
      base: scratch.path + "/base.yaml", remedies: remedies.indices.map { scratch.path + "/r\($0 + 1).yaml" })
    return FactorialExperiment(
      design, threads: threads, program: ProgramDescription(version: "test", commandLine: ["seedcorn"]))
  }

  @Test("Files are the same for 1, 2 and 8 threads")
  func threads() async throws {
    let scratch = try Scratch()
    let remedies = ["contract: {feeLow: 0.1, feeHigh: 0.2}", "pricing.rule: fairshare"]
    for threads in [1, 2, 8] {
      _ = try await experiment(scratch, threads: threads, remedies).run(
        into: ResultFolder(scratch.path + "/\(threads)"))
    }
    for name in ["cells.csv", "effects.csv", "replicates.csv"] {
      let serial = try scratch.read("1/" + name)
      #expect(try scratch.read("2/" + name) == serial)
      #expect(try scratch.read("8/" + name) == serial)
    }
  }

  @Test("A parameter that nobody uses has exactly no effect: cells share their luck")
  func idle() async throws {
    // beta belongs to another rule than that of the base.
    let result = try await experiment(
      try Scratch(), ["contract: {feeLow: 0.1, feeHigh: 0.2}", "pricing.beta: 0.5"]
    ).run()
    var moved = 0
    for metric in Metric.all.indices {
      for (effect, estimate) in zip(result.effects, result.estimates(of: metric)) where estimate.count > 0 {
        switch (effect.kind, effect.factors) {
        case (.main, [1]), (.interaction, _), (.remedyAlone, [1]), (.lossByFaultAlone, [1]), (.synergy, _):
          #expect(
            estimate.mean == 0 && (estimate.count < 2 || estimate.standardError == 0),
            "\(effect) \(Metric.all[metric].name)")
        default: if estimate.mean != 0 { moved += 1 }
        }
      }
    }
    #expect(moved > 50, "the other remedy does something")
  }

  @Test("A single remedy has the paired difference that compare finds")
  func sameAsCompare() async throws {
    let factorial = try experiment(try Scratch(), ["pricing.rule: fairshare"])
    let result = try await factorial.run()
    let compared = try await Experiment(
      factorial.design.cells.map { ExperimentInput(scenario: $0, file: "") }, threads: 1, compares: true,
      program: factorial.program
    ).run()
    for metric in Metric.all.indices {
      let estimates = result.estimates(of: metric)
      let expected = compared.differences[1][metric]
      #expect(estimates.count == 4)
      for estimate in estimates {
        #expect(estimate == expected || estimate.count == expected.count && expected.halfWidth.isNaN)
      }
      #expect(result.summaries[1][metric].count == compared.summaries[1][metric].count)
    }
  }

  @Test("The manifest holds the whole base and what each remedy sets")
  func manifest() async throws {
    let scratch = try Scratch()
    _ = try await experiment(
      scratch, ["pricing.rule: fairshare", "baseRegime: {pricing.rule: posted}\nevents: [{at: 2, pricing.theta: 0.5}]"]
    ).run(into: ResultFolder(scratch.path + "/out"))
    let data = Data(try scratch.read("out/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let factorial = try #require(manifest["factorial"] as? [String: Any])
    let base = try #require(factorial["base"] as? [String: Any])
    #expect(base["name"] as? String == "base")
    #expect((base["parameters"] as? [String: Any])?.count == ParameterTable.all.count)
    let remedies = try #require(factorial["remedies"] as? [[String: Any]])
    #expect(remedies.map { $0["name"] as? String } == ["r1", "r2"])
    #expect(remedies[0]["set"] as? [String: String] == ["pricing.rule": "fairshare"])
    #expect(remedies[0]["events"] is NSNull && remedies[0]["base_regime"] is NSNull)
    #expect((remedies[1]["events"] as? [[String: Any]])?.first?["period"] as? Int == 2)
    #expect((remedies[1]["base_regime"] as? [String: Any])?["pricing.rule"] as? String == "posted")
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == ["cells.csv", "effects.csv", "replicates.csv"])
  }

  @Test("A stopped experiment leaves nothing")
  func stopped() async throws {
    let scratch = try Scratch()
    let experiment = try experiment(scratch, ["pricing.rule: fairshare"])
    let before = try scratch.names
    let stop = StopFlag()
    await #expect(throws: Interrupted.self) {
      try await experiment.run(
        into: ResultFolder(scratch.path + "/out"), stop: stop, progress: { if $0 == 9 { stop.raise() } })
    }
    #expect(try scratch.names == before)
  }
}
