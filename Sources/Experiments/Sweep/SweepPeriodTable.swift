// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// A file of `periods/`: every period of every run of one point.
enum SweepPeriodTable {
  static let folderName = "periods"
  static let header = CSVText.header(["point", "replicate", "period"] + ObservationTable.columns.map(\.name))

  /// The name of a point's file, from 0, such that names sort like points.
  static func fileName(_ point: Int, of points: Int) -> String {
    let (number, width) = ("\(point + 1)", "\(points)".count)
    return folderName + "/" + String(repeating: "0", count: width - number.count) + number + ".csv"
  }

  /// Appends the rows of one run.
  static func append(_ rows: [Double], point: Int, replicate: Int, to bytes: inout [UInt8]) {
    let width = ObservationTable.columns.count
    for (period, start) in stride(from: 0, to: rows.count, by: width).enumerated() {
      CSVText.append(point + 1, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(replicate, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(period + 1, to: &bytes)
      for value in rows[start..<start + width] {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
  }
}
