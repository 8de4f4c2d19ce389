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
  public let recordsAgents: Bool
  /// Whether each scenario is compared with the first.
  public let compares: Bool
  public let program: ProgramDescription

  public init(
    _ inputs: [ExperimentInput], threads: Int, recordsAgents: Bool = false, compares: Bool = false,
    program: ProgramDescription
  ) {
    self.inputs = inputs
    self.threads = threads
    self.recordsAgents = recordsAgents
    self.compares = compares
    self.program = program
  }

  var replication: Replication {
    Replication(inputs.map(\.scenario), threads: threads, recordsAgents: recordsAgents)
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
    let started = Machine.now
    let clock = ContinuousClock()
    let start = clock.now
    var result = ExperimentResult(inputs: inputs, compares: compares)
    let tables = try folder.map { try ExperimentTables(self, in: $0) }
    try await replication.run(stop: stop, progress: progress) { played in
      result.add(played)
      try tables?.append(played)
    }
    if let folder {
      try ExperimentTables.writeEstimates(of: result, in: folder)
      let files = try folder.finishFiles()
      let manifest = Manifest(
        program: program, inputs: inputs, threads: threads, started: started,
        wallSeconds: (clock.now - start) / .seconds(1), files: files)
      try folder.file(ResultFolder.manifestName).append(Array((manifest.json.indented() + "\n").utf8))
      if stop.isRaised { throw Interrupted() }
      try folder.publish()
    }
    return result
  }
}
