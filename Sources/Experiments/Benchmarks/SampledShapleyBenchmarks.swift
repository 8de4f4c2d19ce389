// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import Valuation

/// How long it takes to divide a value among a thousand players by sampling, to a standard error of 1% for each.
struct SampledShapleyBenchmarks: Sendable {
  /// One repetition.
  let isQuick: Bool

  private static let target = 0.01
  private static let threads = 2

  func run(_ report: (BenchmarkResult) throws -> Void) async throws {
    for ratio in [1, 10, 100] {
      let sampler = MultilinearSampler(
        Self.game(ratio: Double(ratio)), key: Luck(seed: 1, replicate: 0).key(.valueSampling))
      let clock = ContinuousClock()
      var seconds: [Double] = []
      var sampled: SampledValues
      repeat {
        let start = clock.now
        sampled = try await Self.sample(sampler)
        seconds.append((clock.now - start) / .seconds(1))
      } while seconds.count < (isQuick ? 1 : 5)
      try report(
        BenchmarkResult(
          name: "sampled Shapley, 1,000 players, E/E0 \(ratio), to 1%, 2 threads",
          value: seconds.sorted()[seconds.count / 2], unit: "s"))
      try report(
        BenchmarkResult(
          name: "  standard error, mean over players", value: 100 * sampled.meanRelativeError, unit: "% of value"))
      try report(
        BenchmarkResult(
          name: "  standard error, worst player", value: 100 * sampled.largestRelativeError, unit: "% of value"))
      try report(BenchmarkResult(name: "  sweeps", value: Double(sampled.sampleCount), unit: "of 16 coalitions"))
    }
  }

  /// Players whose effective records are log-normal with log standard deviation 1, under the data scaling law.
  /// - Parameter ratio: E/E0 of all of them, above 0.
  private static func game(ratio: Double) -> UtilityOfTotal {
    var draws = Luck(seed: 1, replicate: 0).key(.sellerVolume).draws
    let effective = (0..<1_000).map { _ in exp(draws.gaussian()) }
    return UtilityOfTotal(
      BundleUtility(.dataScaling(exponent: 0.35)), worth: 1, scale: effective.reduce(0, +) / ratio,
      effective: effective)
  }

  /// Takes a range of sweeps on each thread until the worst estimate is good enough, so 32 sweeps at least: from much
  /// fewer the standard errors themselves would not be known.
  private static func sample(_ sampler: MultilinearSampler) async throws -> SampledValues {
    var moments = PlayerMoments(playerCount: sampler.game.playerCount)
    var estimates: SampledValues
    repeat {
      let first = moments.sampleCount
      try await OrderedWork(count: threads, threads: threads, window: threads).run(
        stop: StopFlag(),
        job: { index, _ in
          let start = first + index * PlayerMoments.rangeLength
          return sampler.accumulate(sweeps: start..<start + PlayerMoments.rangeLength)
        },
        consume: { moments.merge($0) })
      estimates = moments.estimates
    } while estimates.largestRelativeError > target
    return estimates
  }
}

extension SampledValues {
  /// The largest standard error relative to value, over players with a value other than 0; 0 when there are none.
  fileprivate var largestRelativeError: Double {
    zip(values, standardErrors).reduce(0) { worst, player in
      player.0 != 0 ? max(worst, player.1 / abs(player.0)) : worst
    }
  }
}
