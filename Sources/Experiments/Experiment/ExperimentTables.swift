// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// The tables that grow while an experiment runs, and those written at its end.
struct ExperimentTables {
  private let names: [String]
  private let periods: ResultFile
  private let agents: ResultFile?
  private let lineage: ResultFile?

  init(_ experiment: Experiment, in folder: ResultFolder) throws(OutputError) {
    names = experiment.inputs.map(\.scenario.name)
    periods = try folder.file(PeriodTable.fileName)
    try periods.append(PeriodTable.header)
    func table(_ detail: RecordedDetails, _ name: String, _ header: [UInt8]) throws(OutputError) -> ResultFile? {
      guard experiment.details.contains(detail) else { return nil }
      let file = try folder.file(name)
      try file.append(header)
      return file
    }
    agents = try table(.agents, AgentTable.fileName, AgentTable.header)
    lineage = try table(.lineage, LineageTable.fileName, LineageTable.header)
  }

  func append(_ played: PlayedReplicate) throws(OutputError) {
    var rows: [UInt8] = []
    PeriodTable.append(played, scenario: names[played.scenario], to: &rows)
    try periods.append(rows)
    try agents?.append(played.agentRows)
    try lineage?.append(played.lineageRows)
  }

  static func writeEstimates(of result: ExperimentResult, in folder: ResultFolder) throws(OutputError) {
    let names = result.inputs.map(\.scenario.name)
    var summary = SummaryTable.header
    for (scenario, estimates) in result.summaries.enumerated() {
      SummaryTable.append(estimates, scenario: names[scenario], to: &summary)
    }
    try folder.file(SummaryTable.fileName).append(summary)
    guard result.compares else { return }
    var differences = DifferenceTable.header
    for scenario in names.indices.dropFirst() {
      DifferenceTable.append(
        result.differences[scenario], scenario: names[scenario], baseline: names[0], to: &differences)
    }
    try folder.file(DifferenceTable.fileName).append(differences)
  }
}
