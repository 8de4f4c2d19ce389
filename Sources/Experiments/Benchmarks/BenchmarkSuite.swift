// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// One line of the benchmark's table.
public struct BenchmarkResult: Sendable {
  public let name: String
  public let value: Double
  public let unit: String
}

/// The program's own measurements of speed and memory.
public struct BenchmarkSuite: Sendable {
  /// Fewer periods, one repetition and a smaller market: a minute becomes seconds, and the figures less sure.
  public let isQuick: Bool

  public init(isQuick: Bool) { self.isQuick = isQuick }

  private var repetitions: Int { isQuick ? 1 : 5 }

  /// Measures everything and hands over each result as it is known.
  /// - Throws: `MarketError` or `ReplicateFailure`.
  public func run(_ report: (BenchmarkResult) throws -> Void) async throws {
    let small = try median(ReferenceMarket.scenario(periods: isQuick ? 40 : 200))
    try report(
      BenchmarkResult(
        name: "reference market, 10,000 x 100", value: small.agentStepsPerSecond, unit: "agent-steps/s"))
    let large = try median(
      ReferenceMarket.scenario(slots: 100_000, buyers: 1_000, periods: isQuick ? 10 : 40), repetitions: 1)
    try report(
      BenchmarkResult(
        name: "reference market, 100,000 x 1,000", value: large.agentStepsPerSecond, unit: "agent-steps/s"))
    try report(
      BenchmarkResult(
        name: "  time per agent-step, over that of 10,000 x 100",
        value: small.agentStepsPerSecond / large.agentStepsPerSecond, unit: "x"))
    for noise in [0.0, 1.0] {
      let timed = try median(Self.fairshare(sandboxNoise: noise, periods: isQuick ? 1 : 4), repetitions: 1)
      try report(
        BenchmarkResult(
          name: "fairshare, 10,000 x 100, all matched, \(noise == 0 ? "no sandbox noise" : "with sandbox noise")",
          value: timed.evaluationsPerSecond, unit: "willingness evaluations/s"))
    }
    try report(
      BenchmarkResult(name: "state", value: Double(small.stateBytesPerSupplier), unit: "bytes/seller or producer"))
    try report(
      BenchmarkResult(
        name: "two replicates on two threads, over one thread", value: try await speedUp(), unit: "x faster"))
    try await SweepBenchmarks(isQuick: isQuick).run(report)
    try LineageBenchmarks(isQuick: isQuick).run(report)
    try BestOffersBenchmarks(isQuick: isQuick).run(report)
    try await SampledShapleyBenchmarks(isQuick: isQuick).run(report)
    try await RetrainingBenchmarks(isQuick: isQuick).run(report)
    try report(BenchmarkResult(name: "peak memory of all of the above", value: Machine.peakMemory, unit: "MiB"))
  }

  /// The play with the middle time.
  private func median(_ scenario: Scenario, repetitions: Int? = nil) throws -> TimedMarket {
    var plays: [TimedMarket] = []
    for _ in 0..<(repetitions ?? self.repetitions) {
      plays.append(try TimedMarket(scenario))
    }
    plays.sort { $0.runSeconds < $1.runSeconds }
    return plays[plays.count / 2]
  }

  private func speedUp() async throws -> Double {
    var scenario = ReferenceMarket.scenario(periods: isQuick ? 40 : 200)
    scenario.parameters.run.replicates = 2
    let clock = ContinuousClock()
    var ratios: [Double] = []
    for _ in 0..<repetitions {
      var seconds: [Double] = []
      for threads in [1, 2] {
        let start = clock.now
        try await Replication([scenario], threads: threads).run { _ in }
        seconds.append((clock.now - start) / .seconds(1))
      }
      ratios.append(seconds[0] / seconds[1])
    }
    return ratios.sorted()[ratios.count / 2]
  }

  private static func fairshare(sandboxNoise: Double, periods: Int) -> Scenario {
    var scenario = FairshareMarket.scenario()
    scenario.parameters.run.periods = periods
    scenario.parameters.matching.sandboxNoise = sandboxNoise
    return scenario
  }
}
