// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// `periods.csv`: one row for each scenario, replicate and period.
public enum PeriodTable {
  public static let fileName = "periods.csv"
  public static let header = CSVText.header(
    ["scenario", "replicate", "period"] + ObservationTable.columns.map(\.name))

  /// Appends the rows of one replicate.
  public static func append(_ played: PlayedReplicate, scenario: String, to bytes: inout [UInt8]) {
    var start: [UInt8] = []
    CSVText.append(scenario, to: &start)
    start.append(CSVText.comma)
    CSVText.append(played.replicate, to: &start)
    start.append(CSVText.comma)
    let width = ObservationTable.columns.count
    for period in 0..<played.periods {
      bytes.append(contentsOf: start)
      CSVText.append(period + 1, to: &bytes)
      for value in played.rows[period * width..<(period + 1) * width] {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
  }
}
