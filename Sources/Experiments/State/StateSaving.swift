// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Where, and after which period, a run saves the state of every replicate.
public struct StateSaving: Sendable {
  public let file: WholeFile
  /// 1 to `run.periods`, and not before the period with which the run begins.
  public let period: Int
  /// Who may go on with it.
  public let program: ProgramIdentity

  public init(_ file: WholeFile, after period: Int, program: ProgramIdentity) {
    self.file = file
    self.period = period
    self.program = program
  }

  /// Begins the file of a run of that scenario.
  func begin(_ scenario: Scenario, hasAgents: Bool) throws(OutputError) -> PartialFile {
    let partial = try file.begin()
    try partial.append(StateFormat.firstLine)
    try partial.append(StateFormat.section(program.written))
    try partial.append(
      StateFormat.section(StateHead(scenario: scenario, period: period, hasAgents: hasAgents)))
    return partial
  }
}
