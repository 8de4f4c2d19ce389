// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct ReplicatedValuesTests {
  private struct Broken: Error {}

  private func replicated(_ replicates: Int, threads: Int, block: Int = 7) -> ReplicatedValues {
    ReplicatedValues(replicates: replicates, width: 2, kept: [1], seed: 9, threads: threads, block: block)
  }

  /// The first draw of a replicate, and its square.
  private static let play: ReplicatedValues.Play = { luck, _, values, _ in
    values[0] = luck.key(.learner).draws.uniform(0)
    values[1] = values[0] * values[0]
  }

  @Test("Every replicate is played once with its own luck, and what is kept stands in their order")
  func values() async throws {
    let expected = (1...100).map { Luck(seed: 9, replicate: $0).key(.learner).draws.uniform(0) }
    let result = try await replicated(100, threads: 2).run(play: Self.play)
    #expect(result.moments.map(\.count) == [100, 100])
    #expect(result.kept == [expected.map { $0 * $0 }])
    #expect(abs(result.moments[0].mean - Statistics.mean(expected)) < 1e-15)
  }

  @Test("The bits are the same for any number of threads")
  func threads() async throws {
    let serial = try await replicated(500, threads: 1).run(play: Self.play)
    for threads in [2, 3, 8] {
      let parallel = try await replicated(500, threads: threads).run(play: Self.play)
      #expect(parallel.moments == serial.moments)
      #expect(parallel.kept == serial.kept)
    }
  }

  @Test("Progress ends with all replicates, and a raised stop ends the work")
  func stop() async throws {
    let stop = StopFlag()
    await #expect(throws: Interrupted.self) {
      _ = try await replicated(1_000_000, threads: 2).run(
        stop: stop, progress: { if $0 > 50 { stop.raise() } }, play: Self.play)
    }
  }

  @Test("A play that fails ends the work with its error")
  func failure() async throws {
    await #expect(throws: Broken.self) {
      _ = try await replicated(100, threads: 2).run { luck, _, values, _ in
        values[0] = 0
        values[1] = 0
        if luck == Luck(seed: 9, replicate: 60) { throw Broken() }
      }
    }
  }
}
