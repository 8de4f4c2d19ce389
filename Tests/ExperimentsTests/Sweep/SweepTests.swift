// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GSL
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct SweepTests {
  private static let file = """
    scenario: base.yaml
    parameters: {policy.subsidy: [0, 0.5, 1], pricing.theta: [0.2, 0.6]}
    set: {policy.rule: fixed, pricing.rule: uniform, provenance.certification: voluntary}
    metrics: [welfare, fidelity_final, {name: early, column: spend, periods: [1, 2]}]

    """

  @Test("Runs are those that the scenario has by itself, and summaries are theirs")
  func runs() async throws {
    let place = SweepPlace(Self.file)
    let result = try await place.play("out")
    #expect(result.points == 6 && result.runs == 18 && result.failures == 0)
    let points = try place.points()
    let runs = try place.table("out/runs.csv")
    let summary = try place.table("out/summary.csv")
    #expect(runs[0] == ["point", "replicate", "welfare", "fidelity_final", "early"])
    for point in 0..<6 {
      var metrics: [[Double]] = []
      try await Replication([points.scenario(point)]).run { played in
        let spend = (played[.spend, 0] + played[.spend, 1]) / 2
        metrics.append(
          [played.metrics[Metric.index("welfare")!], played.metrics[Metric.index("fidelity_final")!], spend])
      }
      for (replicate, values) in metrics.enumerated() {
        let row = runs[1 + 3 * point + replicate]
        #expect(row[..<2] == ["\(point + 1)", "\(replicate + 1)"])
        #expect(row[2...].map { Double($0)! } == values)
      }
      for metric in 0..<3 {
        let row = summary[1 + 3 * point + metric]
        let values = metrics.map { $0[metric] }
        let mean = values.reduce(0, +) / 3
        let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2 / 3).squareRoot()
        func agrees(_ text: String, _ expected: Double) -> Bool {
          Double(text).map { abs($0 - expected) <= 1e-9 * abs(expected) + 1e-12 } ?? false
        }
        #expect(agrees(row[4], mean) && agrees(row[5], error))
        // Student's 97.5% quantile at two degrees of freedom is (2p - 1) sqrt(2 / (4p(1 - p))).
        let half = 0.95 * (2 / 0.0975).squareRoot() * error
        #expect(agrees(row[6], mean - half) && agrees(row[7], mean + half))
        #expect(row[8] == "3" && agrees(row[11], values.sorted()[1]), "the median of three")
        #expect(agrees(row[9], values.sorted()[0] + 0.1 * (values.sorted()[1] - values.sorted()[0])))
      }
    }
  }

  @Test(
    "Every file is the same to the byte for any number of threads",
    arguments: ["", "stop: {metric: welfare, width: 1e9, atMost: 9}\n"])
  func threads(rule: String) async throws {
    let place = SweepPlace(Self.file + rule + "keepPeriods: true\n")
    try await place.play("one")
    try await place.play("three", threads: 3)
    #expect(place.files("one") == place.files("three"))
    #expect(place.files("one").count == 4 + 6)
  }

  @Test("The journal cut off anywhere is gone on with to the same bytes")
  func resume() async throws {
    let place = SweepPlace(Self.file + "keepPeriods: true\n")
    try await place.play("whole")
    let whole = place.files("whole")
    let journal = try #require(whole["journal"])
    for cut in stride(from: 0, through: journal.count, by: 331) {
      let folder = place.path + "cut"
      try FileManager.default.createDirectory(atPath: folder + "/periods", withIntermediateDirectories: true)
      for (name, bytes) in whole where name.hasPrefix("periods/") {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      try Data(journal[..<cut]).write(to: URL(fileURLWithPath: folder + "/journal"))
      // What a kill leaves of a file that was being written.
      try Data("half".utf8).write(to: URL(fileURLWithPath: folder + "/.points.csv.partial-1"))
      let result = try await place.play("cut", .resume, threads: 2)
      #expect(place.files("cut") == whole, "cut at \(cut)")
      let lines = journal[..<cut].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      #expect(result.donePoints == lines.count { $0.starts(with: Array("point\t".utf8)) })
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  @Test("Shards merge to the bytes of the whole, whatever their number and order", arguments: 1...7)
  func shards(count: Int) async throws {
    let place = SweepPlace(Self.file + "keepPeriods: true\n")
    try await place.play("whole")
    var folders: [String] = []
    for number in 1...count {
      try await place.play("part\(number)", shard: Shard(number, of: count), threads: 1 + number % 2)
      folders.append(place.path + "part\(number)")
    }
    let program = ProgramDescription(version: "0", commandLine: [])
    _ = try ShardMerge(folders.reversed(), program: program).run(into: place.path + "merged", force: false)
    #expect(place.files("merged") == place.files("whole"))
  }

  private func refusal(_ work: () async throws -> Void) async -> String? {
    do {
      try await work()
      return nil
    } catch let refusal as SweepRefusal {
      return refusal.message
    } catch {
      return "\(error)"
    }
  }

  @Test("What cannot be merged is named")
  func misfits() async throws {
    let place = SweepPlace(Self.file)
    for number in [1, 3] { try await place.play("part\(number)", shard: Shard(number, of: 3)) }
    try await place.play("twice", shard: Shard(1, of: 3))
    try await place.play("other", set: ["sellers.count=21"], shard: Shard(2, of: 3))
    try await place.play("half", shard: Shard(2, of: 3))
    try FileManager.default.removeItem(atPath: place.path + "half/manifest.json")
    let program = ProgramDescription(version: "0", commandLine: [])
    func merge(_ names: String...) async -> String? {
      let message = await refusal {
        _ = try ShardMerge(names.map { place.path + $0 }, program: program).run(into: place.path + "m", force: false)
      }
      return message?.replacingOccurrences(of: place.path, with: "")
    }
    #expect(await merge("part1", "part3") == "shard 2/3 is missing")
    #expect(
      await merge("part1", "twice", "part3") == "shard 1/3 is there 2 times: part1, twice\nshard 2/3 is missing")
    #expect(
      await merge("part1", "other", "part3") == "other is of another sweep than part1: sellers.count was 20, is now 21")
    #expect(
      await merge("part1", "half", "part3") == "half (shard 2/3) is not finished; go on with it with --resume")
    #expect(!FileManager.default.fileExists(atPath: place.path + "m"))
  }

  @Test("A changed sweep, scenario or program is not gone on with, and the difference is named")
  func changes() async throws {
    let place = SweepPlace(Self.file)
    try await place.play("out")
    try FileManager.default.removeItem(atPath: place.path + "out/manifest.json")
    let before = place.files("out")
    func resume(set: [String] = [], program: String = "sources a") async -> String? {
      await refusal { try await place.play("out", .resume, set: set, program: program) }?
        .replacingOccurrences(of: place.path, with: "")
    }
    #expect(await resume(set: ["sellers.count=21"]) == "out cannot be gone on with: sellers.count was 20, is now 21")
    #expect(await resume(set: ["run.seed=8"]) == "out cannot be gone on with: run.seed was 7, is now 8")
    #expect(
      await resume(program: "sources b")
        == "out cannot be gone on with: it was begun by another program: seedcorn 0 (sources a), this is 0 (sources b)")
    place.write(Self.file.replacingOccurrences(of: "[0, 0.5, 1]", with: "[0, 0.5, 2]"), "s.yaml")
    #expect(
      await resume() == "out cannot be gone on with: parameters.policy.subsidy was 0, 0.5, 1, is now 0, 0.5, 2")
    place.write(Self.file.replacingOccurrences(of: "fidelity_final", with: "fidelity"), "s.yaml")
    #expect(await resume()?.contains("metric fidelity is new") == true)
    #expect(place.files("out") == before)
    place.write(Self.file, "s.yaml")
    #expect(await resume() == nil)
  }

  @Test("A damaged line is refused when others follow it")
  func damage() async throws {
    let place = SweepPlace(Self.file)
    try await place.play("out")
    try FileManager.default.removeItem(atPath: place.path + "out/manifest.json")
    var journal = try #require(place.files("out")["journal"])
    // In the fourth of six points.
    let newline = UInt8(ascii: "\n")
    let starts = [0] + journal.indices.filter { journal[$0] == newline }.map { $0 + 1 }
    let line = starts.count - 1 - 3
    journal[starts[line] + 20] ^= 1
    try Data(journal).write(to: URL(fileURLWithPath: place.path + "out/journal"))
    let message = await refusal { try await place.play("out", .resume) }
    #expect(message?.hasSuffix("journal:\(line + 1): the line is damaged, and others follow it") == true)
    let isKept = place.files("out")["journal"] == journal
    #expect(isKept, "nothing is thrown away")
  }

  @Test("A finished sweep is checked file by file")
  func check() async throws {
    let place = SweepPlace(Self.file)
    try await place.play("out")
    let result = try await place.play("out", .resume)
    #expect(result.wasFinished && result.points == 6 && result.runs == 18)
    var bytes = try #require(place.files("out")["runs.csv"])
    bytes[bytes.count - 3] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: place.path + "out/runs.csv"))
    let message = await refusal { try await place.play("out", .resume) }
    #expect(message?.contains("out/runs.csv has been changed since it was written") == true)
  }

  @Test("A point that fails is kept with its error, and the rest goes on")
  func failure() async throws {
    let place = SweepPlace("scenario: base.yaml\nparameters: {contract.feeLow: [0, 0.95, 0.05]}\nmetrics: [welfare]\n")
    let result = try await place.play("out", threads: 2)
    #expect(result.failures == 1 && result.firstFailure?.point == 2)
    let points = try place.table("out/points.csv")
    #expect(points[2][4].hasPrefix("contract.feeLow: 0.95 exceeds contract.feeHigh"))
    #expect(points[1][4] == "" && points[3][4] == "")
    #expect(try place.table("out/runs.csv")[4...6].allSatisfy { $0[2] == "" })
    #expect(try place.table("out/summary.csv")[2][3...7] == ["", "", "", "", "0"])
  }

  @Test("A rule stops each point at the first replicate at which its interval is narrow enough")
  func stopping() async throws {
    let all = SweepPlace(Self.file)
    try await all.play("all", set: ["run.replicates=30"], threads: 2)
    let full = try all.table("all/runs.csv").dropFirst()
    let first = full.filter { $0[0] == "1" }.compactMap { Double($0[3]) }
    let width = 2 * Estimate(Array(first[..<12])).halfWidth
    let place = SweepPlace(Self.file + "stop: {metric: fidelity_final, width: \(width), atMost: 30}\n")
    try await place.play("out", threads: 2)
    let stopped = try place.table("out/runs.csv").dropFirst()
    var counts: [Int] = []
    for point in 1...6 {
      let values = full.filter { $0[0] == "\(point)" }.compactMap { Double($0[3]) }
      let expected = (3...30).first { count in 2 * Estimate(Array(values[..<count])).halfWidth <= width } ?? 30
      counts.append(expected)
      #expect(stopped.filter { $0[0] == "\(point)" } == full.filter { $0[0] == "\(point)" }.prefix(expected).map { $0 })
    }
    #expect(Set(counts).count > 1, "a rule that never matters tests nothing: \(counts)")
    let points = try place.table("out/points.csv").dropFirst()
    #expect(points.map { Int($0[4]) } == counts)
  }

  @Test("Periods are those of the scenario played by itself")
  func periods() async throws {
    let place = SweepPlace(Self.file + "keepPeriods: true\n")
    try await place.play("out", threads: 2)
    let file = try String(contentsOfFile: place.path + "out/periods/5.csv", encoding: .utf8)
    var expected: [UInt8] = []
    try await Replication([place.points().scenario(4)]).run { PeriodTable.append($0, scenario: "5", to: &expected) }
    let rows = file.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    #expect(rows == String(decoding: expected, as: UTF8.self))
  }

  @Test("Two sweeps cannot write to one folder at a time")
  func lock() async throws {
    let place = SweepPlace(Self.file)
    try await place.play("out")
    let holder = try SweepFolder(place.path + "out", .resume)
    for start in [SweepStart.resume, .replace] {
      do {
        try await place.play("out", start)
        Issue.record("the folder was locked")
      } catch let error as OutputError {
        #expect(error.code == .inUse)
      }
    }
    withExtendedLifetime(holder) {}
  }

  @Test("A sweep that is stopped keeps its points and says so")
  func interruption() async throws {
    let place = SweepPlace(Self.file)
    let stop = StopFlag()
    await #expect(throws: SweepInterrupted.self) {
      _ = try await place.sweep().run(
        into: place.path + "out", .new, stop: stop, progress: { if $0 == 8 { stop.raise() } })
    }
    let names = Set(place.files("out").keys)
    #expect(names == ["journal"])
    let result = try await place.play("out", .resume)
    #expect(result.donePoints == 2, "eight runs are two points of three and two runs of the next")
    try await place.play("whole")
    #expect(place.files("out") == place.files("whole"))
  }

  @Test("Sensitivity tells which parameter a metric depends on")
  func sensitivity() async throws {
    // The columns subsidy and watermark are what the policy was told to do.
    for (design, measure) in [
      ("design: saltelli\npoints: 256", "total"), ("design: morris\ntrajectories: 10", "mu_star"),
      ("design: rankCorrelation\npoints: 64", "partial_rank_correlation"),
    ] {
      let place = SweepPlace(
        """
        scenario: base.yaml
        set: {policy.rule: fixed, run.replicates: 1, run.periods: 1}
        \(design)
        parameters: {policy.subsidy: {from: 1, to: 3}, policy.watermark: {from: 0.25, to: 0.75}}
        metrics: [subsidy, watermark]
        """)
      let result = try await place.play("out", threads: 2)
      let rows = try place.table("out/sensitivity.csv").filter { $0[2] == measure }
      #expect(result.sensitivity?.rows.isEmpty == false)
      #expect(
        rows.map { Array($0[..<2]) } == [
          ["subsidy", "policy.subsidy"], ["subsidy", "policy.watermark"], ["watermark", "policy.subsidy"],
          ["watermark", "policy.watermark"],
        ])
      let own = measure == "mu_star" ? [2.0, 0.5] : [1.0, 1.0]
      // A rank correlation with what depends on another parameter alone is not defined.
      let values = rows.map { Double($0[3]) ?? 0 }
      // Whole-range effects and rank correlations are exact; indices are known to three standard errors.
      let errors = rows.map { measure == "total" ? 3 * (Double($0[4]) ?? 0) : 1e-9 }
      #expect(abs(values[1]) < 0.2 && abs(values[2]) < 0.2, "\(values)")
      #expect(abs(values[0] - own[0]) < errors[0] && abs(values[3] - own[1]) < errors[3], "\(values) \(errors)")
    }
  }
}
