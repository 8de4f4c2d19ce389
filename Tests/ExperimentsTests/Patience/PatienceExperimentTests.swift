// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import Testing

@testable import Experiments

struct PatienceExperimentTests {
  private static let program = ProgramDescription(version: "test", commandLine: ["seedcorn"])

  private func input(_ change: (inout Parameters) -> Void = { _ in }) -> ExperimentInput {
    ExperimentInput(
      scenario: Small.scenario("small", periods: 6) {
        $0.pricing.rule = .fairshare
        $0.sellers.costMedian = 3e6
        $0.sellers.patience = 1
        $0.sellers.memory = 0
        change(&$0)
      }, file: "small.yaml")
  }

  private func experiment(threads: Int = 2, _ change: (inout Parameters) -> Void = { _ in }) -> PatienceExperiment {
    PatienceExperiment(input(change), threads: threads, program: Self.program)
  }

  @Test("Files are the same for 1, 2 and 8 threads")
  func threads() async throws {
    let scratch = try Scratch()
    for threads in [1, 2, 8] {
      _ = try await experiment(threads: threads).run(into: ResultFolder(scratch.path + "/\(threads)"))
    }
    for name in [PatienceTables.discountsName, PatienceTables.ranksName, PatienceTables.buyersName] {
      let serial = try scratch.read("1/" + name)
      #expect(serial.count > 100)
      #expect(try scratch.read("2/" + name) == serial && scratch.read("8/" + name) == serial)
    }
  }

  @Test("Nets are the buyers' surplus of the same market under fairshare and when all exploit")
  func surplus() async throws {
    // In a warm-up without a base regime the share would exploit already.
    func unwarmed(_ parameters: inout Parameters) { parameters.start.warmup = 0 }
    let result = try await experiment(unwarmed).run()
    for share in [0.0, 1] {
      var scenario = input(unwarmed).scenario
      scenario.parameters.pricing.exploiters = share
      let replication = Replication([scenario])
      var surpluses: [Double] = []
      try await replication.run { played in
        surpluses.append((0..<6).reduce(0) { $0 + played[.buyerSurplus, $1] } / 6)
      }
      for (played, surplus) in zip(result.replicates, surpluses) {
        let nets = played.comparisons.map { share == 0 ? $0.all.fairNet : $0.all.exploitingNet }
        #expect(abs(nets.reduce(0, +) - surplus) <= 1e-9 * abs(surplus))
      }
    }
  }

  @Test("Thresholds are where the discounted nets cross")
  func crossing() async throws {
    let result = try await experiment { $0.run.replicates = 6 }.run()
    var crossings = 0
    for comparison in result.replicates.flatMap({ $0.comparisons.flatMap { [$0.all, $0.aloneAmongFair] } }) {
      guard let threshold = comparison.threshold, threshold > 0, threshold < 1 else { continue }
      let scale = comparison.gain.differences.reduce(0) { $0 + abs($1) }
      #expect(abs(comparison.gain.value(at: threshold)) < 1e-9 * scale)
      #expect(comparison.gain.isAsGood(at: (1 + threshold) / 2))
      crossings += 1
    }
    #expect(crossings > 0)
  }

  @Test("Estimates are over replicates, ranks by value")
  func ranks() async throws {
    let result = try await experiment().run()
    let expected = result.replicates.map { played in
      played.comparisons[played.valueScales.firstIndex(of: played.valueScales.max()!)!].all.fairNet
    }
    #expect(result.estimate(.fairNet, of: .all, rank: 0) == Estimate(expected))
    let share = result.estimate(.fairBestForAll, at: 0)
    #expect(share.count == 3 && share.mean >= 0 && share.mean <= 1)
  }

  @Test("What would make play depend on patience, or has nobody to exploit, is refused")
  func refused() {
    #expect(PatienceExperiment.obstacle(in: input().scenario) == nil)
    let changes: [(key: String, change: (inout Parameters) -> Void)] = [
      ("pricing.rule", { $0.pricing.rule = .posted }), ("pricing.exploiters", { $0.pricing.exploiters = 0.5 }),
      ("buyers.depreciation", { $0.buyers.depreciation = 0.5 }), ("matching.testCost", { $0.matching.testCost = 1 }),
    ]
    for (key, change) in changes { #expect(PatienceExperiment.obstacle(in: input(change).scenario)?.key == key) }
    var later = input().scenario
    later.events = [Event(period: 3, changes: [("pricing.rule", .choice("posted"))])]
    #expect(PatienceExperiment.obstacle(in: later)?.key == "pricing.rule")
  }

  @Test("The manifest holds the scenario and the discount factors; a stopped experiment leaves nothing")
  func manifest() async throws {
    let scratch = try Scratch()
    _ = try await experiment().run(into: ResultFolder(scratch.path + "/out"))
    let data = Data(try scratch.read("out/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let patience = try #require(manifest["patience"] as? [String: Any])
    #expect(patience["discounts"] as? [Double] == PatienceExperiment.commonDiscounts)
    #expect((patience["scenario"] as? [String: Any])?["name"] as? String == "small")
    let before = try scratch.names
    let stop = StopFlag()
    let experiment = experiment()
    #expect(experiment.plannedPeriods == 3 * 8 * 8)
    await #expect(throws: Interrupted.self) {
      try await experiment.run(
        into: ResultFolder(scratch.path + "/stopped"), stop: stop, progress: { if $0 == 30 { stop.raise() } })
    }
    #expect(try scratch.names == before)
  }
}
