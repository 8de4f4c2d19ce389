// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments
internal import Market
internal import ScenarioFiles

/// Plays what figures and claims rest on, each thing once however many ask for it.
///
/// What is played stands beside the recipes that show it, in extensions.
public actor FigureSimulations {
  /// The folder with the shipped scenarios, `pricing-alone` and `data/deals.csv` among them.
  nonisolated let scenarios: String
  /// Whether little is played instead of all.
  public nonisolated let isQuick: Bool
  /// 1 or more; they change nothing in the results.
  nonisolated let threads: Int
  /// Raising it ends the work with `Interrupted`.
  nonisolated let stop: StopFlag
  private var made: [String: any Sendable] = [:]

  public init(scenarios: String, isQuick: Bool, threads: Int, stop: StopFlag = StopFlag()) {
    self.scenarios = scenarios
    self.isQuick = isQuick
    self.threads = threads
    self.stop = stop
  }

  /// Makes something, or hands out what was made under that name before.
  /// - Parameter name: one for each thing; it stands for all that the thing is made of.
  func once<Result: Sendable>(
    _ name: String, _ make: @Sendable () async throws -> Result
  ) async throws -> Result {
    if let before = made[name] {
      guard let result = before as? Result else { preconditionFailure("two things are called '\(name)'") }
      return result
    }
    let result = try await make()
    made[name] = result
    return result
  }

  /// Replicates and periods of markets in a quick look.
  static let quickReplicates = 4
  static let quickPeriods = 6

  /// Settings of studies of many markets: in a quick look a tenth of the sellers, of the synthetic records and of what
  /// data are worth stand for all.
  /// - Parameter replicates: of a full one.
  nonisolated func study(replicates: Int) -> [String] {
    ["run.replicates=\(replicates)", "welfare.firstBest=false", "welfare.informationLoss=false"]
      + (isQuick
        ? ["sellers.count=200", "producers.count=4", "buyers.valueMedian=3.29e7", "start.warmup=8"] : [])
  }

  /// Several scenarios with the same luck; in a quick look, fewer replicates and periods of them.
  /// - Parameters:
  ///   - files: what figures call them and where they are below the folder of scenarios, in this order.
  ///   - settings: `KEY=VALUE` for all of them.
  ///   - quickSettings: what a quick look sets beside them; nil for fewer replicates and periods.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func plays(
    of files: [(name: String, path: String)], settings: [String] = [], quickSettings: [String]? = nil
  ) async throws -> RegimePlays {
    let key = (["plays"] + files.map { "\($0.name) \($0.path)" } + settings + (quickSettings ?? [])).joined(
      separator: "\n")
    return try await once(key) {
      let reader = ScenarioReader(overrides: settings + (self.isQuick ? quickSettings ?? self.shortened : []))
      let read = try files.map { try reader.read("\(self.scenarios)/\($0.path)") }
      return try await self.plays(of: read, named: files.map(\.name))
    }
  }

  /// Every combination of remedies with the same luck; in a quick look, fewer replicates and periods of them.
  /// - Parameters:
  ///   - base: the file with all faults, below the folder of scenarios.
  ///   - remedies: files that extend it.
  ///   - settings: `KEY=VALUE` for all of them.
  /// - Returns: the cells in the order of `FactorialDesign`, under its names.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func plays(
    ofCellsOver base: String, remedies: [String], settings: [String] = []
  ) async throws -> RegimePlays {
    try await once((["cells", base] + remedies + settings).joined(separator: "\n")) {
      let design = try FactorialReader(overrides: settings + self.shortened)
        .read(base: "\(self.scenarios)/\(base)", remedies: remedies.map { "\(self.scenarios)/\($0)" })
      return try await self.plays(of: design.cells, named: design.cells.map(\.name))
    }
  }

  private nonisolated var shortened: [String] {
    isQuick ? ["run.replicates=\(Self.quickReplicates)", "run.periods=\(Self.quickPeriods)"] : []
  }

  private nonisolated func plays(of scenarios: [Scenario], named names: [String]) async throws -> RegimePlays {
    var plays = RegimePlays(names: names)
    try await Replication(scenarios, threads: threads, details: .buyers).run(stop: stop) { plays.add($0) }
    return plays
  }
}
