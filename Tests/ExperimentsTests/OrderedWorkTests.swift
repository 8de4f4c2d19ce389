// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import Experiments

struct OrderedWorkTests {
  private struct Broken: Error, Equatable { let index: Int }

  /// Busy for longer in earlier jobs, so that later ones are finished first.
  private static func spin(_ index: Int, of count: Int) -> Int {
    var state = UInt64(index + 1)
    for _ in 0..<((count - index) * 200) { state = state &* 6_364_136_223_846_793_005 &+ 1 }
    return state == 0 ? -1 : index
  }

  @Test(
    "Results come in order for any number of threads, window and claim order",
    arguments: [1, 2, 3, 8], [OrderedWork.ClaimOrder.ascending, .descending])
  func order(threads: Int, claimOrder: OrderedWork.ClaimOrder) async throws {
    for window in [1, 2, 50] {
      var seen: [Int] = []
      try await OrderedWork(count: 200, threads: threads, window: window, claimOrder: claimOrder).run(
        stop: StopFlag(), job: { index, _ in Self.spin(index, of: 200) }, consume: { seen.append($0) })
      #expect(seen == Array(0..<200))
    }
  }

  @Test("The first error in order wins, after all before it has been consumed", arguments: [1, 2, 8])
  func firstError(threads: Int) async throws {
    for claimOrder in [OrderedWork.ClaimOrder.ascending, .descending] {
      var seen: [Int] = []
      await #expect(throws: Broken(index: 30)) {
        try await OrderedWork(count: 100, threads: threads, window: 50, claimOrder: claimOrder).run(
          stop: StopFlag(),
          job: { index, _ in
            if index == 30 || index == 31 || index == 70 { throw Broken(index: index) }
            return Self.spin(index, of: 100)
          }, consume: { seen.append($0) })
      }
      #expect(seen == Array(0..<30))
    }
  }

  @Test("An error of the consumer ends the work", arguments: [1, 2, 8])
  func consumerError(threads: Int) async throws {
    let begun = Atomic<Int>(0)
    await #expect(throws: Broken(index: 5)) {
      try await OrderedWork(count: 100_000, threads: threads, window: 10).run(
        stop: StopFlag(),
        job: { index, _ in
          begun.add(1, ordering: .relaxed)
          return index
        }, consume: { if $0 == 5 { throw Broken(index: 5) } })
    }
    #expect(begun.load(ordering: .relaxed) < 1000)
  }

  @Test("Raising the flag ends the work, also while workers wait", arguments: [1, 2, 8])
  func stop(threads: Int) async throws {
    let stop = StopFlag()
    await #expect(throws: Interrupted.self) {
      try await OrderedWork(count: 1_000_000, threads: threads, window: 2).run(
        stop: stop, job: { index, shouldStop in shouldStop() ? nil : index },
        consume: { if $0 == 20 { stop.raise() } })
    }
  }

  @Test("No jobs are done at once")
  func none() async throws {
    try await OrderedWork(count: 0, threads: 2, window: 2).run(
      stop: StopFlag(), job: { index, _ in index }, consume: { _ in Issue.record("there was a job") })
  }

  @Test("Workers wait rather than run far ahead of the consumer")
  func window() async throws {
    let begun = Atomic<Int>(0)
    try await OrderedWork(count: 500, threads: 2, window: 3).run(
      stop: StopFlag(),
      job: { index, _ in
        begun.add(1, ordering: .relaxed)
        return index
      },
      consume: { index in
        // The job that has just been consumed is counted as done only after this returns.
        #expect(begun.load(ordering: .relaxed) <= index + 3)
      })
  }
}
