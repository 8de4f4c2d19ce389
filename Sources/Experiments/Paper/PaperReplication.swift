// SPDX-License-Identifier: GPL-3.0-or-later

internal import Equilibrium
internal import Market

/// No equilibrium was found of a scenario where one was needed.
public struct PaperFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public let scenario: String
  /// From 1.
  public let replicate: Int

  public init(scenario: String, replicate: Int) {
    self.scenario = scenario
    self.replicate = replicate
  }

  public var description: String {
    "scenario '\(scenario)', buyers of replicate \(replicate): no equilibrium found on paper from "
      + "\(PaperReplication.starts) starts; 'seedcorn equilibrium' searches from more"
  }
}

/// Solves scenarios on paper in the place of playing them: for the buyers of every replicate one equilibrium, as a
/// replicate of one period. Where there are several, it is the stable one of the highest fidelity.
struct PaperReplication {
  let scenarios: [Scenario]
  let threads: Int

  static let starts = 4
  /// Kinds of seller: enough where points are compared with one another that have the same.
  private static let types = 2048

  /// - Throws: ``PaperFailure``, ``NotOnPaper``, `Interrupted`, and what a search throws.
  func run(
    stop: StopFlag, progress: @escaping @Sendable (Int) -> Void, consume: (PlayedReplicate) throws -> Void
  ) async throws {
    let scenarios = scenarios
    let jobs = scenarios.indices.flatMap { place in
      (1...scenarios[place].parameters.run.replicates).map { (scenario: place, replicate: $0) }
    }
    var done = 0
    try await OrderedWork(count: jobs.count, threads: threads, window: jobs.count).run(stop: stop) { index, _ in
      let (place, replicate) = jobs[index]
      let scenario = scenarios[place]
      let study = try EquilibriumStudy(
        ExperimentInput(scenario: scenario, file: scenario.name), replicate: replicate, starts: Self.starts,
        types: Self.types, threads: 1)
      guard let outcome = try study.best() else { throw PaperFailure(scenario: scenario.name, replicate: replicate) }
      return PlayedReplicate(scenario: place, replicate: replicate, rows: outcome.row)
    } consume: {
      let run = scenarios[$0.scenario].parameters
      done += run.run.periods + run.start.warmup
      progress(done)
      try consume($0)
    }
  }
}

extension EquilibriumStudy {
  /// The stable equilibrium of the highest fidelity, from as few starts as find one; nil where none is found.
  func best() throws -> PaperOutcome? {
    let search = try EquilibriumSearch(
      parameters, replicate: replicate, stationary: try stationary(), types: types)
    let found = try search.gather((0..<starts).map { try search.end(ofStart: $0) })
    return (found.equilibria.first { $0.stability?.isStable == true } ?? found.equilibria.first)?.outcome
  }
}
