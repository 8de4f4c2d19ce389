// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What a sweep of small points costs over the plays themselves: design, journal, tables.
struct SweepBenchmarks: Sendable {
  /// A tenth of the points.
  let isQuick: Bool

  private static let parts = 5

  /// Plays part after part of a sweep bare, on one thread and on two, so that all meet the same moods of the machine.
  func run(_ report: (BenchmarkResult) throws -> Void) async throws {
    let points = try SweepPoints(plan)
    var template = Array("/tmp/seedcorn-benchmark.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw OutputError.fromSystem(.cannotCreate, "cannot create a folder in /tmp")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { ResultFolder.remove(folder) }
    let clock = ContinuousClock()
    var times: [(bare: Double, single: Double, double: Double)] = []
    for part in 1...Self.parts {
      let shard = Shard(part, of: Self.parts)
      var start = clock.now
      for place in 0..<shard.size(of: points.count) {
        var market = try Market(points.scenario(shard.point(place)), replicate: 1)
        for _ in 1...plan.base.parameters.run.periods { try market.playPeriod() }
      }
      var time = (bare: (clock.now - start) / .seconds(1), single: 0.0, double: 0.0)
      for threads in [1, 2] {
        start = clock.now
        let sweep = Sweep(
          points, shard: shard, threads: threads, program: ProgramDescription(version: "", commandLine: []),
          identity: ProgramIdentity(version: "", origin: ""))
        _ = try await sweep.run(into: "\(folder)/\(part)-\(threads)", .new)
        let seconds = (clock.now - start) / .seconds(1)
        if threads == 1 { time.single = seconds } else { time.double = seconds }
      }
      times.append(time)
    }
    let size = Double(points.count) / Double(Self.parts)
    // The machine's moods are as large as what is to be seen: the part in the middle stands for all.
    func median(_ value: ((bare: Double, single: Double, double: Double)) -> Double) -> Double {
      times.map(value).sorted()[Self.parts / 2]
    }
    try report(
      BenchmarkResult(
        name: "\(points.count) small points, the bare engine", value: size / median { $0.bare }, unit: "points/s"))
    try report(
      BenchmarkResult(
        name: "  as a sweep, with journal and tables, rate over that", value: median { $0.bare / $0.single }, unit: "x")
    )
    try report(
      BenchmarkResult(name: "  on two threads, over one", value: median { $0.single / $0.double }, unit: "x faster"))
  }

  private var plan: SweepPlan {
    var scenario = Scenario(name: "small")
    scenario.parameters.run.replicates = 1
    scenario.parameters.run.periods = 10
    scenario.parameters.start.warmup = 5
    scenario.parameters.sellers.count = 30
    scenario.parameters.buyers.count = 3
    scenario.parameters.producers.count = 10
    return SweepPlan(
      name: "small", file: "", base: scenario, baseFile: "",
      space: ParameterSpace([
        SweptParameter(
          name: "policy.subsidy", target: .setting("policy.subsidy"), values: .range(ValueRange(low: 0, high: 2))),
        SweptParameter(
          name: "pricing.theta", target: .setting("pricing.theta"), values: .range(ValueRange(low: 0.05, high: 1))),
      ]),
      design: .random(points: isQuick ? 1_000 : 10_000),
      metrics: ["fidelity_final", "sellers_lost"].map {
        Metric.all[Metric.index($0)!]
      })
  }
}
