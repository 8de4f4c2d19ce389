// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Synchronization
import Testing

@testable import Experiments

struct ReplicationTests {
  private let scenarios = [
    Small.scenario("first", replicates: 3, periods: 4),
    Small.scenario("second", replicates: 2, periods: 3) { $0.pricing.theta = 0.5 },
  ]

  private func bytes(
    threads: Int, claimOrder: OrderedWork.ClaimOrder = .ascending
  ) async throws -> (rows: [UInt8], order: [[Int]]) {
    var rows: [UInt8] = []
    var order: [[Int]] = []
    try await Replication(scenarios, threads: threads, details: [.agents, .lineage], claimOrder: claimOrder).run {
      played in
      PeriodTable.append(played, scenario: scenarios[played.scenario].name, to: &rows)
      rows += played.agentRows
      order.append([played.scenario, played.replicate, played.periods])
    }
    return (rows, order)
  }

  @Test("Bytes are the same for 1, 2 and 8 threads and in either order of playing")
  func sameBytes() async throws {
    let serial = try await bytes(threads: 1)
    #expect(serial.order == [[0, 1, 4], [0, 2, 4], [0, 3, 4], [1, 1, 3], [1, 2, 3]])
    for threads in [2, 8] {
      #expect(try await bytes(threads: threads).rows == serial.rows)
      #expect(try await bytes(threads: threads, claimOrder: .descending).rows == serial.rows)
    }
  }

  @Test("Progress counts every period of every replicate, warm-up included")
  func progress() async throws {
    let replication = Replication(scenarios, threads: 2)
    let most = Atomic<Int>(0)
    let calls = Atomic<Int>(0)
    try await replication.run(
      progress: { done in
        most.max(done, ordering: .relaxed)
        calls.add(1, ordering: .relaxed)
      }, consume: { _ in })
    #expect(replication.totalPeriods == 28)
    #expect(most.load(ordering: .relaxed) == 28)
    #expect(calls.load(ordering: .relaxed) == 28)
  }

  @Test("A raised flag stops between periods")
  func stop() async throws {
    let stop = StopFlag()
    await #expect(throws: Interrupted.self) {
      try await Replication([Small.scenario("long", replicates: 10, periods: 100_000)], threads: 2).run(
        stop: stop, progress: { if $0 == 5 { stop.raise() } }, consume: { _ in })
    }
  }

  @Test("Verification plays three ways and finds the same bytes")
  func verification() async throws {
    let verification = Verification(scenarios[0], threads: 2)
    let plays = try await verification.run()
    #expect(verification.totalPeriods == 54)
    #expect(plays.map(\.name) == ["one thread", "2 threads", "2 threads, last replicate first"])
    #expect(Set(plays.map(\.hash)).count == 1)
  }
}
