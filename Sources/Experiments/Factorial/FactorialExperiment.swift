// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
public import ScenarioFiles

/// Plays every combination of remedies with the same luck and estimates what each does alone and together.
public struct FactorialExperiment: Sendable {
  public let design: FactorialDesign
  public let threads: Int
  public let program: ProgramDescription

  public init(_ design: FactorialDesign, threads: Int, program: ProgramDescription) {
    self.design = design
    self.threads = threads
    self.program = program
  }

  private var replication: Replication { Replication(design.cells, threads: threads) }

  /// Periods to be played, the measure of `progress`.
  public var totalPeriods: Int { replication.totalPeriods }

  /// Plays everything and publishes the folder.
  /// - Parameters:
  ///   - folder: nil: nothing is written. The folder is not published when this throws.
  ///   - stop: raising it ends the work between two periods.
  ///   - progress: called from any thread with the periods done.
  /// - Throws: `ReplicateFailure`, `OutputError`, or `Interrupted`.
  public func run(
    into folder: ResultFolder? = nil, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> FactorialResult {
    let publication = Publication(of: Manifest.factorial(design), by: program, threads: threads)
    var result = FactorialResult(design: design)
    var replicates = FactorialTables.replicatesHeader
    try await replication.run(stop: stop, progress: progress) { played in
      result.add(played)
      FactorialTables.appendReplicate(played, cell: design.cells[played.scenario].name, to: &replicates)
    }
    if let folder {
      let tables = [
        (FactorialTables.cellsName, FactorialTables.cells(result)),
        (FactorialTables.effectsName, FactorialTables.effects(result)),
        (FactorialTables.replicatesName, replicates),
      ]
      try publication.publish(tables, in: folder, stop: stop)
    }
    return result
  }
}
