// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Writes the tables of a sweep point by point, whatever their number.
struct SweepTables {
  static let points = "points.csv"
  static let runs = "runs.csv"
  static let summary = "summary.csv"
  static let quantiles: [(name: String, probability: Double)] = [
    ("q05", 0.05), ("q25", 0.25), ("median", 0.5), ("q75", 0.75), ("q95", 0.95),
  ]

  private let metrics: [String]
  private let pointsFile: ResultFile
  private let runsFile: ResultFile
  private let summaryFile: ResultFile

  /// - Parameter file: starts a file of that name.
  init(_ header: JournalHeader, file: (String) throws(OutputError) -> ResultFile) throws(OutputError) {
    metrics = header.metrics.map(\.name)
    let parameters = header.parameters.map(\.name)
    pointsFile = try file(Self.points)
    runsFile = try file(Self.runs)
    summaryFile = try file(Self.summary)
    try pointsFile.append(CSVText.header(["point"] + parameters + ["seed", "replicates", "error"]))
    try runsFile.append(CSVText.header(["point", "replicate"] + metrics))
    try summaryFile.append(
      CSVText.header(
        ["point"] + parameters + ["metric"] + EstimateRow.columns + Self.quantiles.map(\.name)))
  }

  func append(_ record: PointRecord) throws(OutputError) {
    var bytes: [UInt8] = []
    CSVText.append(record.point, to: &bytes)
    for value in record.values {
      bytes.append(CSVText.comma)
      CSVText.append(value, to: &bytes)
    }
    let start = bytes
    for number in [record.seed, record.replicates.count] {
      bytes.append(CSVText.comma)
      CSVText.append(number, to: &bytes)
    }
    bytes.append(CSVText.comma)
    CSVText.append(record.error ?? "", to: &bytes)
    bytes.append(CSVText.newline)
    try pointsFile.append(bytes)

    bytes.removeAll(keepingCapacity: true)
    for (replicate, values) in record.replicates.enumerated() {
      CSVText.append(record.point, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(replicate + 1, to: &bytes)
      for value in values {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    try runsFile.append(bytes)

    bytes.removeAll(keepingCapacity: true)
    for (place, metric) in metrics.enumerated() {
      let values = record.replicates.map { $0[place] }.filter(\.isFinite)
      bytes += start
      bytes.append(CSVText.comma)
      CSVText.append(metric, to: &bytes)
      let estimate = Estimate(values)
      let sorted = values.sorted()
      let numbers =
        [estimate.mean, estimate.standardError, estimate.low, estimate.high, Double(estimate.count)]
        + Self.quantiles.map { Statistics.quantile($0.probability, ofSorted: sorted) }
      for number in numbers {
        bytes.append(CSVText.comma)
        CSVText.append(number, to: &bytes)
      }
      bytes.append(CSVText.newline)
    }
    try summaryFile.append(bytes)
  }
}
