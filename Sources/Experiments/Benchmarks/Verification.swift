// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// Plays a scenario in several ways that must not matter, and compares the bytes of the results.
public struct Verification: Sendable {
  /// One way of playing.
  public struct Play: Sendable, Equatable {
    public let name: String
    /// SHA-256 of the rows of `periods.csv`.
    public let hash: String
  }

  public let scenario: Scenario
  /// Workers of the parallel plays, at least 2.
  public let threads: Int

  public init(_ scenario: Scenario, threads: Int) {
    self.scenario = scenario
    self.threads = max(2, threads)
  }

  private var ways: [(name: String, replication: Replication)] {
    [
      ("one thread", Replication([scenario], threads: 1)),
      ("\(threads) threads", Replication([scenario], threads: threads)),
      (
        "\(threads) threads, last replicate first",
        Replication([scenario], threads: threads, claimOrder: .descending)
      ),
    ]
  }

  /// Periods played over all ways, the measure of `progress`.
  public var totalPeriods: Int { ways.reduce(0) { $0 + $1.replication.totalPeriods } }

  /// Plays the scenario in every way. The market checks its books of money and records in every period of each.
  /// - Throws: `ReplicateFailure`, also when the books do not balance; `Interrupted`.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [Play] {
    var plays: [Play] = []
    var before = 0
    for (name, replication) in ways {
      var hash = SHA256()
      let done = before
      try await replication.run(
        stop: stop, progress: { progress(done + $0) },
        consume: { played in
          var rows: [UInt8] = []
          PeriodTable.append(played, scenario: scenario.name, to: &rows)
          hash.update(rows)
        })
      before += replication.totalPeriods
      plays.append(Play(name: name, hash: hash.hexDigest()))
    }
    return plays
  }
}
