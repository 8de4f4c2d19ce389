// SPDX-License-Identifier: GPL-3.0-or-later

public import Experiments
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

  /// Several scenarios with the same luck; in a quick look, fewer replicates and periods of them.
  /// - Parameters:
  ///   - files: what figures call them and where they are below the folder of scenarios, in this order.
  ///   - settings: `KEY=VALUE` for all of them.
  ///   - quickSettings: what else a quick look sets; nil for fewer replicates and periods alone.
  /// - Throws: `ScenarioProblems`, `ReplicateFailure` or `Interrupted`.
  func plays(
    of files: [(name: String, path: String)], settings: [String] = [], quickSettings: [String]? = nil
  ) async throws -> RegimePlays {
    let key = (["plays"] + files.map { "\($0.name) \($0.path)" } + settings).joined(separator: "\n")
    return try await once(key) {
      let quick =
        self.isQuick
        ? quickSettings ?? ["run.replicates=\(Self.quickReplicates)", "run.periods=\(Self.quickPeriods)"] : []
      let reader = ScenarioReader(overrides: settings + quick)
      let read = try files.map { try reader.read("\(self.scenarios)/\($0.path)") }
      var plays = RegimePlays(names: files.map(\.name))
      try await Replication(read, threads: self.threads).run(stop: self.stop) { plays.add($0) }
      return plays
    }
  }
}
