// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// Plays every replicate of one or more scenarios on several threads, and hands them on by scenario and replicate.
public struct Replication: Sendable {
  /// A replicate to be played.
  private struct Job: Sendable {
    let scenario: Int
    let replicate: Int
  }

  public let scenarios: [Scenario]
  public let details: RecordedDetails
  private let jobs: [Job]
  private let work: OrderedWork

  /// - Parameters:
  ///   - scenarios: in the order in which results are handed on.
  ///   - threads: workers, at least 1; they change nothing in the results.
  ///   - details: what to record beside one row a period.
  ///   - claimOrder: the order in which replicates are played; it changes nothing in the results.
  public init(
    _ scenarios: [Scenario], threads: Int = 1, details: RecordedDetails = [],
    claimOrder: OrderedWork.ClaimOrder = .ascending
  ) {
    self.scenarios = scenarios
    self.details = details
    jobs = scenarios.indices.flatMap { scenario in
      (1...scenarios[scenario].parameters.run.replicates).map { Job(scenario: scenario, replicate: $0) }
    }
    work = OrderedWork(
      // Details of large markets are large, the rows of periods never are.
      count: jobs.count, threads: threads, window: (details.isEmpty ? 64 : 2) * threads, claimOrder: claimOrder)
  }

  /// Periods to be played over all scenarios and replicates, those of the warm-up included.
  public var totalPeriods: Int {
    scenarios.reduce(0) { $0 + $1.parameters.run.replicates * ($1.parameters.start.warmup + $1.parameters.run.periods) }
  }

  /// Plays everything.
  /// - Parameters:
  ///   - stop: looked at between periods; raising it ends the work with `Interrupted`.
  ///   - progress: called after every period, from any worker, with the periods done so far; it must be cheap.
  ///   - consume: called for each replicate in order. An error that it throws stops the work and is thrown on.
  /// - Throws: `ReplicateFailure` for the first failure in the order of scenario and replicate, after everything before
  ///   it has been consumed; `Interrupted`; or what `consume` threw.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in },
    consume: (PlayedReplicate) throws -> Void
  ) async throws {
    let counter = SharedCounter()
    try await work.run(
      stop: stop,
      job: { index, shouldStop in
        let job = jobs[index]
        do throws(MarketError) {
          return try play(job, shouldStop: shouldStop) { progress(counter.next()) }
        } catch {
          throw ReplicateFailure(scenario: scenarios[job.scenario].name, replicate: job.replicate, cause: error)
        }
      }, consume: consume)
  }

  /// Plays one replicate, or returns nil when it was stopped between periods.
  private func play(
    _ job: Job, shouldStop: () -> Bool, periodDone: () -> Void
  ) throws(MarketError) -> PlayedReplicate? {
    let scenario = scenarios[job.scenario]
    if shouldStop() { return nil }
    var market = try Market(scenario, replicate: job.replicate) {
      periodDone()
      return !shouldStop()
    }
    var agentRows: [UInt8] = []
    for period in 1...scenario.parameters.run.periods {
      if shouldStop() { return nil }
      try market.playPeriod()
      if details.contains(.agents) {
        AgentTable.append(
          market.agents(), scenario: scenario.name, replicate: job.replicate, period: period, to: &agentRows)
      }
      periodDone()
    }
    var lineageRows: [UInt8] = []
    var notices = market.notices
    if details.contains(.lineage) {
      let lineages = market.lineages()
      LineageTable.append(lineages, scenario: scenario.name, replicate: job.replicate, to: &lineageRows)
      if lineages.isEmpty { notices.append("\(LineageTable.fileName) has no rows: provenance.lineage is none") }
    }
    return PlayedReplicate(
      scenario: job.scenario, replicate: job.replicate, rows: market.rows, agentRows: agentRows,
      lineageRows: lineageRows, notices: notices)
  }
}
