// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// What one play of one scenario left behind.
public struct PlayedReplicate: Sendable {
  /// Place of the scenario in the order given, from 0.
  public let scenario: Int
  /// From 1; the number that the market's luck is keyed by.
  public let replicate: Int
  /// Flat: one row of `ObservationTable.columns.count` values per period, missing ones NaN.
  public let rows: [Double]
  /// One value for each of `Metric.all`, missing ones NaN.
  public let metrics: [Double]
  /// Rows of `agents.csv`, ready to write; empty unless they were asked for.
  public let agentRows: [UInt8]
  /// Rows of `lineage.csv`, ready to write; empty unless they were asked for.
  public let lineageRows: [UInt8]
  /// Every buyer's history; empty unless it was asked for.
  public let buyers: [BuyerHistory]
  /// The state after the period after which it was to be saved.
  let saved: SavedReplicate?
  /// What the market had to say, such as that every seller had left.
  public let notices: [String]

  init(
    scenario: Int, replicate: Int, rows: [Double], agentRows: [UInt8] = [], lineageRows: [UInt8] = [],
    buyers: [BuyerHistory] = [], saved: SavedReplicate? = nil, notices: [String] = []
  ) {
    self.scenario = scenario
    self.replicate = replicate
    self.rows = rows
    metrics = Metric.values(of: rows)
    self.agentRows = agentRows
    self.lineageRows = lineageRows
    self.buyers = buyers
    self.saved = saved
    self.notices = notices
  }

  /// Periods played.
  public var periods: Int { rows.count / ObservationTable.columns.count }

  /// The value of an observation in a period counted from 0; NaN when missing.
  public subscript(observation: Observation, period: Int) -> Double {
    rows[period * ObservationTable.columns.count + observation.rawValue]
  }
}
