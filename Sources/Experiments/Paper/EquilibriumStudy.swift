// SPDX-License-Identifier: GPL-3.0-or-later

public import Equilibrium
internal import Fidelity
internal import Luck
public import Market

/// A scenario that has no stationary counterpart on paper, or none that is worked out.
public struct NotOnPaper: Error, Sendable, Equatable, CustomStringConvertible {
  public let file: String
  public let limits: [PaperLimit]

  /// A line for each limit.
  public var lines: [String] { limits.map { "\(file): \($0.key): \($0.message)" } }

  public var description: String { lines.joined(separator: "\n") }
}

/// Searches the contamination equilibria of a scenario, start by start on all threads.
///
/// The scenario counts with all its events: what it is at the end is what it is in the long run.
public struct EquilibriumStudy: Sendable {
  public let input: ExperimentInput
  /// Whose buyers these are: 1 for the first replicate of a run.
  public let replicate: Int
  public let starts: Int
  /// Kinds of seller in the fine market.
  public let types: Int
  public let threads: Int
  public let parameters: Parameters

  public static let defaultStarts = 64
  public static let defaultTypes = 4096

  /// - Throws: ``NotOnPaper``.
  public init(
    _ input: ExperimentInput, replicate: Int = 1, starts: Int = defaultStarts, types: Int = defaultTypes, threads: Int
  ) throws(NotOnPaper) {
    precondition(starts >= 1, "a search begins somewhere")
    let schedule = input.scenario.schedule
    parameters = schedule[schedule.count - 1].parameters
    let limits = parameters.paperLimits
    guard limits.isEmpty else { throw NotOnPaper(file: input.file, limits: limits) }
    self.input = input
    self.replicate = replicate
    self.starts = starts
    self.types = types
    self.threads = threads
  }

  /// What the manifest says of the search, which begins now.
  public func publication(by program: ProgramDescription) -> Publication {
    Publication(of: Manifest.equilibrium(self), by: program, threads: threads)
  }

  /// Searches.
  /// - Parameters:
  ///   - stop: raising it ends the work with `Interrupted`.
  ///   - progress: called with the starts done.
  /// - Throws: `Interrupted`; `MarketError`, `GSLError`, `LearnerError` or `PaperImbalance` where the search fails.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> EquilibriumSet {
    let search = try EquilibriumSearch(
      parameters, replicate: replicate, stationary: try stationary(), types: types)
    var ends: [EquilibriumSearch.End] = []
    let work = OrderedWork(count: starts, threads: threads, window: starts)
    try await work.run(stop: stop) { start, _ in
      try search.end(ofStart: start)
    } consume: {
      ends.append($0)
      progress(ends.count)
    }
    return try search.gather(ends)
  }

  /// Where the scenario's learner rests. What a model loses depends on how many records it learns from, and these on
  /// the equilibrium: a learner that retrains is first asked as if buyers got all there is, then with what they get at
  /// the equilibrium that this gives.
  public func stationary() throws -> StationaryFidelity {
    let learning = parameters.fidelity.learning
    let weight = parameters.fidelity.realWeight > 0 ? parameters.fidelity.realWeight : nil
    guard !learning.learner.knowsSharesOnly else {
      return StationaryFidelity(
        SquareLaw(coefficient: learning.lawCoefficient, recovery: learning.recovery), realWeight: weight)
    }
    let luck = Luck(seed: UInt64(parameters.run.seed), replicate: UInt64(replicate))
    let learner = try LearnerFactory(learning, input.scenario.material).learner(luck: luck)
    let sellers = parameters.sellers
    let offered =
      Double(sellers.count) * sellers.recordsMedian * exp(sellers.recordsLogSd * sellers.recordsLogSd / 2)
      + Double(parameters.producers.count) * parameters.producers.records
    func asked(_ records: Double) throws -> StationaryFidelity {
      let buyers = parameters.fidelity.scope == .market ? 1.0 : Double(parameters.buyers.count)
      let samples = max(records / buyers / parameters.fidelity.trainingUnit, Double(learner.fewestRecords) + 1)
      return try StationaryFidelity(
        retraining: learner, workflow: parameters.fidelity.workflow.workflow(window: parameters.fidelity.window),
        realWeight: weight,
        sampling: Sampling(bias: parameters.producers.samplingBias, topMass: parameters.producers.topMass),
        records: samples, luck: luck)
    }
    let first = try asked(offered * Double(parameters.buyers.count))
    let search = try EquilibriumSearch(parameters, replicate: replicate, stationary: first, types: 512)
    let end = try search.end(ofStart: 0)
    return end.failure == nil ? try asked(end.records) : first
  }
}
