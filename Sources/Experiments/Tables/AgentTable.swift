// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// `agents.csv`: the state of every agent at the end of every period.
public enum AgentTable {
  public static let fileName = "agents.csv"
  public static let header = CSVText.header(
    ["scenario", "replicate", "period", "kind", "agent"] + AgentSnapshot.columns.map(\.name))

  /// Appends the rows of one period.
  public static func append(
    _ agents: [AgentSnapshot], scenario: String, replicate: Int, period: Int, to bytes: inout [UInt8]
  ) {
    var start: [UInt8] = []
    CSVText.append(scenario, to: &start)
    for number in [replicate, period] {
      start.append(CSVText.comma)
      CSVText.append(number, to: &start)
    }
    for agent in agents {
      bytes.append(contentsOf: start)
      bytes.append(CSVText.comma)
      CSVText.append(agent.kind.rawValue, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(agent.agent, to: &bytes)
      for value in agent.values {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
  }
}
