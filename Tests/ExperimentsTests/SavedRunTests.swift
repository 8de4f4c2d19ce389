// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct SavedRunTests {
  private let program = ProgramIdentity(version: "1", origin: "sources a")

  private func play(
    _ scenario: Scenario, from continuation: Continuation? = nil, saving: StateSaving? = nil, into folder: String,
    threads: Int = 1
  ) async throws {
    _ = try await Experiment(
      [ExperimentInput(scenario: scenario, file: "s.yaml")], threads: threads, details: [.agents, .lineage],
      program: ProgramDescription(version: "test", commandLine: ["seedcorn"]), from: continuation, saving: saving
    ).run(into: ResultFolder(folder))
  }

  private static let presets: [String] = {
    let root =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Scenarios"
    let folders = ["", "/faults", "/on-paper", "/path", "/pricing-alone"]
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root + folder)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { root + folder + "/" + $0 }
    }
  }()

  @Test("Of every scenario that is shipped a branch without changes gives the same bytes, whatever the threads")
  func presets() async throws {
    #expect(Self.presets.count > 20)
    for (number, file) in Self.presets.enumerated() {
      let scratch = try Scratch()
      var scenario = try ScenarioReader().read(file)
      scenario.parameters.run.replicates = 3
      scenario.parameters.run.periods = 7
      scenario.parameters.start.warmup = min(3, scenario.parameters.start.warmup)
      scenario.parameters.sellers.count = min(60, scenario.parameters.sellers.count)
      scenario.parameters.producers.count = min(6, scenario.parameters.producers.count)
      scenario.parameters.buyers.count = min(4, scenario.parameters.buyers.count)
      scenario.parameters.matching.candidates = min(30, scenario.parameters.matching.candidates)
      scenario.events = scenario.events.enumerated().map { place, event in
        Event(period: 2 + 3 * place, changes: event.changes)
      }
      let path = scratch.path + "/s.state"
      let saving = StateSaving(try WholeFile(path), after: 1 + number % 6, program: program)
      try await play(scenario, saving: saving, into: scratch.path + "/whole", threads: 2)
      let state = try SavedRun(path, for: program)
      #expect(state.scenario == scenario && state.period == 1 + number % 6 && state.hasAgents)
      for threads in [1, 3] {
        let folder = "\(threads)"
        try await play(
          state.scenario, from: Continuation(state), into: scratch.path + "/" + folder, threads: threads)
        for name in ["periods.csv", "summary.csv", "agents.csv", "lineage.csv"] {
          let same = try scratch.read(folder + "/" + name) == scratch.read("whole/" + name)
          #expect(same, "\(name) of \(file)")
        }
      }
    }
  }

  @Test("Only the program that saved a state goes on with it")
  func otherProgram() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/s.state"
    let saving = StateSaving(try WholeFile(path), after: 2, program: program)
    try await play(Small.scenario("small"), saving: saving, into: scratch.path + "/whole")
    #expect(throws: StateFileError.self) {
      try SavedRun(path, for: ProgramIdentity(version: "1", origin: "sources b"))
    }
    do {
      _ = try SavedRun(path, for: ProgramIdentity(version: "2", origin: "sources a"))
      Issue.record("another version went on")
    } catch {
      #expect(error.code == .badState)
      #expect(
        error.message
          == "\(path) was saved by seedcorn 1 (sources a), and only that program can go on with it; this one is 2 "
          + "(sources a)"
      )
    }
  }

  @Test("States of several threads are the same bytes, and progress counts the periods that are played")
  func sameStates() async throws {
    let scratch = try Scratch()
    for threads in [1, 4] {
      let saving = StateSaving(try WholeFile(scratch.path + "/\(threads).state"), after: 3, program: program)
      try await play(
        Small.scenario("small", replicates: 9), saving: saving, into: scratch.path + "/\(threads)", threads: threads)
    }
    let bytes = [1, 4].map { Disk.contents(of: scratch.path + "/\($0).state") }
    #expect(bytes[0] != nil && bytes[0] == bytes[1])
    let state = try SavedRun(scratch.path + "/1.state", for: program)
    #expect(Replication([state.scenario], from: state).totalPeriods == 9)
    #expect(Replication([state.scenario]).totalPeriods == 9 * 6)
  }
}
