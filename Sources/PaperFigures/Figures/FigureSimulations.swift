// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments
internal import Fidelity
internal import ScenarioFiles

/// Plays what figures and claims rest on, each thing once however many ask for it.
public actor FigureSimulations {
  /// The folder with the shipped scenarios.
  private let scenarios: String
  /// Whether little is played instead of all.
  public nonisolated let isQuick: Bool
  private let threads: Int
  private let stop: StopFlag
  private var dealAggregates: DealAggregates?
  private var pricing: RegimePlays?
  private var targets: [RetrainingValidation.Row]?
  private var law: CollapseLawResult?

  /// - Parameters:
  ///   - scenarios: with `pricing-alone` and `data/deals.csv` in it.
  ///   - threads: 1 or more; they change nothing in the results.
  ///   - stop: raising it ends the work with `Interrupted`.
  public init(scenarios: String, isQuick: Bool, threads: Int, stop: StopFlag = StopFlag()) {
    self.scenarios = scenarios
    self.isQuick = isQuick
    self.threads = threads
    self.stop = stop
  }

  /// - Throws: `ScenarioProblems` where the table cannot be read.
  func deals() throws -> DealAggregates {
    if let dealAggregates { return dealAggregates }
    let file = scenarios + "/data/deals.csv"
    let bytes = try TableFile.bytes(of: file)
    do throws(DealProblems) {
      let made = DealAggregates(try DealTable(csv: bytes))
      dealAggregates = made
      return made
    } catch {
      throw ScenarioProblems(
        error.problems.map { ScenarioProblem(file: file, line: $0.line, key: $0.column, message: $0.message) })
    }
  }

  /// Replicates and periods of markets in a quick look.
  static let quickReplicates = 4
  static let quickPeriods = 6

  /// Pricing rules in markets that are otherwise the same.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func pricingAlone() async throws -> RegimePlays {
    if let pricing { return pricing }
    let files = [
      ("exploitative", "uniform"), ("random", "random"), ("posted", "posted"), ("fairshare", "fairshare"),
    ]
    let reader = ScenarioReader(
      overrides: isQuick ? ["run.replicates=\(Self.quickReplicates)", "run.periods=\(Self.quickPeriods)"] : [])
    let read = try files.map { try reader.read("\(scenarios)/pricing-alone/\($0.1).yaml") }
    var plays = RegimePlays(names: files.map(\.0))
    try await Replication(read, threads: threads).run(stop: stop) { plays.add($0) }
    pricing = plays
    return plays
  }

  /// Published retraining results, played.
  /// - Throws: what `RetrainingValidation` throws.
  func retrainingTargets() async throws -> [RetrainingValidation.Row] {
    if let targets { return targets }
    let validation = RetrainingValidation(
      try PublishedRetraining.groups(), seed: RetrainingParameters().seed, threads: threads, isQuick: isQuick)
    let rows = try await validation.run(stop: stop)
    targets = rows
    return rows
  }

  /// The square law, put to the learner of the shipped market.
  /// - Throws: `Interrupted`, or `GSLError`.
  func collapseLaw() async throws -> CollapseLawResult {
    if let law { return law }
    let parameters = CollapseLawFigure.parameters(isQuick: isQuick)
    let made = try await CollapseLaw(parameters, factory: try LearnerFactory(parameters.learning), threads: threads)
      .run(stop: stop)
    law = made
    return made
  }

  /// A retraining loop.
  /// - Throws: `Interrupted`.
  func retraining(_ parameters: RetrainingParameters) async throws -> [RetrainingStudy.Row] {
    try await RetrainingStudy(parameters, factory: try LearnerFactory(parameters.learning), threads: threads)
      .run(stop: stop)
  }
}
