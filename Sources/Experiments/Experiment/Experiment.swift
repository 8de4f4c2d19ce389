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
  /// What the one scenario goes on from, if it does.
  public let continuation: Continuation?
  /// The period after which the state of the one scenario is saved, and where, if it is.
  public let saving: StateSaving?

  public init(
    _ inputs: [ExperimentInput], threads: Int, details: RecordedDetails = [], compares: Bool = false,
    program: ProgramDescription, from continuation: Continuation? = nil, saving: StateSaving? = nil
  ) {
    precondition(inputs.count == 1 || continuation == nil && saving == nil, "a state is of one scenario")
    self.continuation = continuation
    self.saving = saving
    self.inputs = inputs
    self.threads = threads
    self.details = details
    self.compares = compares
    self.program = program
  }

  var replication: Replication {
    Replication(
      inputs.map(\.scenario), threads: threads, details: details, from: continuation?.state,
      savedAfter: saving?.period)
  }

  /// Periods to be played, the measure of `progress`.
  public var totalPeriods: Int { replication.totalPeriods }

  /// Plays everything and publishes the folder.
  /// - Parameters:
  ///   - folder: nil: nothing is written. The folder is not published when this throws.
  ///   - stop: raising it ends the work between two periods.
  ///   - progress: called from any thread with the periods done.
  /// - Throws: `ReplicateFailure`, `StateFileError`, `OutputError`, or `Interrupted`.
  public func run(
    into folder: ResultFolder? = nil, stop: StopFlag = StopFlag(),
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> ExperimentResult {
    let subject = Manifest.scenarios(inputs) + (continuation.map(Manifest.continuation) ?? [])
    let publication = Publication(of: subject, by: program, threads: threads)
    var result = ExperimentResult(inputs: inputs, compares: compares)
    let state = try saving?.begin(inputs[0].scenario, hasAgents: details.contains(.agents))
    let tables = try folder.map { try ExperimentTables(self, in: $0) }
    try await replication.run(stop: stop, progress: progress) { played in
      result.add(played)
      try tables?.append(played)
      if let saved = played.saved { try state?.append(StateFormat.section(saved)) }
    }
    if let folder {
      try ExperimentTables.writeEstimates(of: result, in: folder)
      try publication.publish([], in: folder, stop: stop)
    }
    if let state {
      if stop.isRaised && folder == nil { throw Interrupted() }
      try state.append(Array(state.hexDigest().utf8))
      try state.publish()
    }
    return result
  }
}
