// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

/// Where a point is judged: in runs of the market, or in its equilibrium on paper for the buyers of each replicate.
public enum OptimisationGround: String, CaseIterable, Sendable { case market, paper }

/// Looks for the parameters at which a market does best, and holds what it finds against the market without and, where
/// subsidy and watermark are searched, against a published rule for them.
///
/// The search plays every point with the same luck. What is best there owes something to that luck, so the comparison is
/// played again with other luck, that of the next seed.
public struct OptimisationExperiment: Sendable {
  public let design: OptimisationDesign
  public let ground: OptimisationGround
  public let threads: Int
  public let program: ProgramDescription

  /// - Throws: ``NotOnPaper`` where the scenario cannot be solved on paper but is to be.
  public init(
    _ design: OptimisationDesign, on ground: OptimisationGround = .market, threads: Int, program: ProgramDescription
  ) throws(NotOnPaper) {
    self.design = design
    self.ground = ground
    if ground == .paper {
      let input = ExperimentInput(scenario: design.scenario, file: design.file)
      _ = try EquilibriumStudy(input, threads: threads)
    }
    self.threads = threads
    self.program = program
  }

  private var search: MaximumSearch { MaximumSearch(design.ranges, gridPoints: design.gridPoints) }

  private var closedForm: ClosedFormPolicy? { ClosedFormPolicy(design.ranges, in: design.scenario.parameters) }

  /// The most periods that may be played, the measure of `progress`; mostly it is fewer.
  public var mostPeriods: Int {
    let compared = closedForm == nil ? 2 : 4 + ClosedFormPolicy.mostEvaluations
    return (search.mostPoints + compared) * Replication([design.scenario], threads: 1).totalPeriods
  }

  /// Plays everything and publishes the folder.
  /// - Parameters:
  ///   - folder: nil: nothing is written. The folder is not published when this throws.
  ///   - stop: raising it ends the work between two periods.
  ///   - progress: called from any thread with the periods done.
  /// - Throws: ``SearchFailure``, `ReplicateFailure`, `OutputError`, or `Interrupted`.
  public func run(
    into folder: ResultFolder? = nil, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> OptimisationResult {
    let publication = Publication(of: Manifest.optimisation(design, on: ground), by: program, threads: threads)
    var plays = Plays(ground: ground, threads: threads, stop: stop, progress: progress)
    var search = search
    let sign = design.minimises ? -1.0 : 1
    try await search.run { points in
      let scenarios = try points.map { try design.scenario(at: $0) }
      let played = try await plays.play(scenarios)
      return scenarios.indices.map { place in
        played.values(of: design.objective, scenario: place).map { sign * $0 }
      }
    }
    let optimum = Optimum(of: search, seed: design.scenario.parameters.run.seed)
    var points: [OptimisationResult.Contender] = [
      .init(name: design.referenceName, values: nil), .init(name: OptimisationResult.best, values: optimum.values),
    ]
    points += try await closedForms(&plays)
    let compared = try await compare(points, &plays)
    let result = OptimisationResult(
      design: design, ground: ground, points: search.points, optimum: optimum, contenders: points, compared: compared)
    if let folder {
      try publication.publish(OptimisationTables.all(result), in: folder, stop: stop)
    }
    return result
  }

  /// The points that the published rule calls for.
  private func closedForms(_ plays: inout Plays) async throws -> [OptimisationResult.Contender] {
    guard let closedForm, let lost = Metric.index("lost_fidelity") else { return [] }
    let without = try await plays.mean(of: lost, in: design.reference)
    var found = [
      OptimisationResult.Contender(name: OptimisationResult.frozen, values: closedForm.rates(without))
    ]
    let fixed = try await closedForm.fixedPoint(from: without) { rates in
      try await plays.mean(of: lost, in: try design.scenario(at: rates))
    }
    if let fixed {
      found.append(
        OptimisationResult.Contender(
          name: OptimisationResult.responding, values: closedForm.rates(fixed.divergence),
          residual: closedForm.rates(fixed.residual)))
    }
    return found
  }

  /// Plays the contenders with other luck than the search had.
  private func compare(
    _ contenders: [OptimisationResult.Contender], _ plays: inout Plays
  ) async throws -> MetricCollector {
    var scenarios = [design.reference]
    for contender in contenders {
      if let values = contender.values { scenarios.append(try design.scenario(at: values)) }
    }
    for place in scenarios.indices { scenarios[place].parameters.run.seed = design.freshSeed }
    return try await plays.play(scenarios)
  }
}

extension OptimisationDesign {
  /// The seed after the scenario's: luck that the search did not see.
  public var freshSeed: Int {
    let seed = scenario.parameters.run.seed
    return seed < Int.max ? seed + 1 : 0
  }
}

/// Plays scenarios batch after batch and counts all periods.
private struct Plays {
  let ground: OptimisationGround
  let threads: Int
  let stop: StopFlag
  let progress: @Sendable (Int) -> Void
  private var before = 0

  init(
    ground: OptimisationGround, threads: Int, stop: StopFlag, progress: @escaping @Sendable (Int) -> Void
  ) {
    self.ground = ground
    self.threads = threads
    self.stop = stop
    self.progress = progress
  }

  mutating func play(_ scenarios: [Scenario]) async throws -> MetricCollector {
    var collector = MetricCollector(scenarios: scenarios.count)
    let replication = Replication(scenarios, threads: threads)
    let count: @Sendable (Int) -> Void = { [before, progress] in progress(before + $0) }
    switch ground {
    case .market: try await replication.run(stop: stop, progress: count) { collector.add($0) }
    case .paper:
      try await PaperReplication(scenarios: scenarios, threads: threads)
        .run(stop: stop, progress: count) { collector.add($0) }
    }
    before += replication.totalPeriods
    return collector
  }

  /// The mean over replicates of a metric.
  mutating func mean(of metric: Int, in scenario: Scenario) async throws -> Double {
    Estimate(try await play([scenario]).values(of: metric, scenario: 0)).mean
  }
}
