// SPDX-License-Identifier: GPL-3.0-or-later

public import Market
internal import ScenarioFiles

/// A scenario and the file that it was read from.
public struct ExperimentInput: Sendable {
  public var scenario: Scenario
  /// As the user named it.
  public var file: String

  public init(scenario: Scenario, file: String) {
    self.scenario = scenario
    self.file = file
  }
}

/// Plays scenarios side by side, sums them up and, when given a folder, writes the results to it.
public struct Experiment: Sendable {
  /// In the order in which rows and summaries stand; names must differ.
  public let inputs: [ExperimentInput]
  public let threads: Int
  public let details: RecordedDetails
  /// Whether each scenario is compared with the first.
  public let compares: Bool
  public let program: ProgramDescription

  public init(
    _ inputs: [ExperimentInput], threads: Int, details: RecordedDetails = [], compares: Bool = false,
    program: ProgramDescription
  ) {
    self.inputs = inputs
    self.threads = threads
    self.details = details
    self.compares = compares
    self.program = program
  }

  var replication: Replication {
    Replication(inputs.map(\.scenario), threads: threads, details: details)
  }

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
  ) async throws -> ExperimentResult {
    let publication = Publication(of: Manifest.scenarios(inputs), by: program, threads: threads)
    var result = ExperimentResult(inputs: inputs, compares: compares)
    let tables = try folder.map { try ExperimentTables(self, in: $0) }
    try await replication.run(stop: stop, progress: progress) { played in
      result.add(played)
      try tables?.append(played)
    }
    if let folder {
      try ExperimentTables.writeEstimates(of: result, in: folder)
      try publication.publish([], in: folder, stop: stop)
    }
    return result
  }
}
