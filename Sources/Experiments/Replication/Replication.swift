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
  /// What the one scenario goes on from; nil plays from the start.
  private let start: SavedRun?
  /// The period after which the state of each replicate is kept, if any.
  private let savedAfter: Int?
  private let jobs: [Job]
  private let work: OrderedWork

  /// - Parameters:
  ///   - scenarios: in the order in which results are handed on.
  ///   - threads: workers, at least 1; they change nothing in the results.
  ///   - details: what to record beside one row a period.
  ///   - start: the state that a single scenario goes on from.
  ///   - savedAfter: the period after which the state of each replicate is kept.
  ///   - claimOrder: the order in which replicates are played; it changes nothing in the results.
  public init(
    _ scenarios: [Scenario], threads: Int = 1, details: RecordedDetails = [], from start: SavedRun? = nil,
    savedAfter: Int? = nil, claimOrder: OrderedWork.ClaimOrder = .ascending
  ) {
    precondition(start == nil || scenarios.count == 1, "a state is of one scenario")
    precondition(start == nil || !details.contains(.buyers), "a state does not know what buyers did before")
    self.scenarios = scenarios
    self.details = details
    self.start = start
    self.savedAfter = savedAfter
    jobs = scenarios.indices.flatMap { scenario in
      (1...scenarios[scenario].parameters.run.replicates).map { Job(scenario: scenario, replicate: $0) }
    }
    work = OrderedWork(
      // Agents, lineages and states of large markets are large, the rows of periods and buyers never are.
      count: jobs.count, threads: threads,
      window: (details.isSubset(of: .buyers) && savedAfter == nil ? 64 : 2) * threads,
      claimOrder: claimOrder)
  }

  /// Periods to be played over all scenarios and replicates, those of the warm-up included and those before a saved
  /// state not.
  public var totalPeriods: Int {
    scenarios.reduce(0) { sum, scenario in
      let parameters = scenario.parameters
      let played = start.map { -$0.period } ?? parameters.start.warmup
      return sum + parameters.run.replicates * (played + parameters.run.periods)
    }
  }

  /// Plays everything.
  /// - Parameters:
  ///   - stop: looked at between periods; raising it ends the work with `Interrupted`.
  ///   - progress: called after every period, from any worker, with the periods done so far; it must be cheap.
  ///   - consume: called for each replicate in order. An error that it throws stops the work and is thrown on.
  /// - Throws: `ReplicateFailure` for the first failure in the order of scenario and replicate, after everything before
  ///   it has been consumed; `StateFileError` likewise; `Interrupted`; or what `consume` threw.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in },
    consume: (PlayedReplicate) throws -> Void
  ) async throws {
    let counter = SharedCounter()
    try await work.run(
      stop: stop,
      job: { index, shouldStop in
        let job = jobs[index]
        do {
          return try play(job, shouldStop: shouldStop) { progress(counter.next()) }
        } catch let error as MarketError {
          if let start, error.code == .badState { throw start.damaged(job.replicate) }
          throw ReplicateFailure(scenario: scenarios[job.scenario].name, replicate: job.replicate, cause: error)
        }
      }, consume: consume)
  }

  /// Plays one replicate, or returns nil when it was stopped between periods.
  private func play(
    _ job: Job, shouldStop: () -> Bool, periodDone: () -> Void
  ) throws -> PlayedReplicate? {
    let scenario = scenarios[job.scenario]
    if shouldStop() { return nil }
    var agentRows: [UInt8] = []
    var market: Market
    if let start {
      let saved = try start.replicate(job.replicate)
      market = try Market.goingOn(from: saved.market, scenario, replicate: job.replicate)
      if details.contains(.agents) { agentRows = saved.agentRows }
    } else {
      market = try Market(scenario, replicate: job.replicate) {
        periodDone()
        return !shouldStop()
      }
    }
    var buyers = details.contains(.buyers) ? BuyerHistory.ofAll(in: market) : []
    var saved: SavedReplicate?
    func save() {
      if market.period == savedAfter { saved = SavedReplicate(market: market.savedState(), agentRows: agentRows) }
    }
    save()
    while market.period < scenario.parameters.run.periods {
      if shouldStop() { return nil }
      try market.playPeriod()
      if details.contains(.buyers) { buyers.add(market) }
      if details.contains(.agents) {
        AgentTable.append(
          market.agents(), scenario: scenario.name, replicate: job.replicate, period: market.period, to: &agentRows)
      }
      save()
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
      lineageRows: lineageRows, buyers: buyers, saved: saved, notices: notices)
  }
}
