// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// `summary.csv`: means over replicates with standard errors and 95% Student intervals.
public enum SummaryTable {
  public static let fileName = "summary.csv"
  public static let header = CSVText.header(
    ["scenario", "metric"] + EstimateRow.columns)

  /// Appends the rows of one scenario.
  public static func append(_ estimates: [Estimate], scenario: String, to bytes: inout [UInt8]) {
    appendRows(estimates, names: [scenario], to: &bytes)
  }
}

/// `differences.csv`: differences to the first scenario, paired by replicate.
public enum DifferenceTable {
  public static let fileName = "differences.csv"
  public static let header = CSVText.header(
    ["scenario", "baseline", "metric", "mean_difference", "standard_error", "ci_low", "ci_high", "replicates"])

  /// Appends the rows of one scenario.
  public static func append(
    _ estimates: [Estimate], scenario: String, baseline: String, to bytes: inout [UInt8]
  ) {
    appendRows(estimates, names: [scenario, baseline], to: &bytes)
  }
}

private func appendRows(_ estimates: [Estimate], names: [String], to bytes: inout [UInt8]) {
  for (metric, estimate) in zip(Metric.all, estimates) {
    EstimateRow.append(estimate, of: names + [metric.name], to: &bytes)
  }
}

/// What tables of estimates have in common: the names of what is estimated, then the estimate.
enum EstimateRow {
  static let columns = ["mean", "standard_error", "ci_low", "ci_high", "replicates"]

  static func append(_ estimate: Estimate, of names: [String], to bytes: inout [UInt8]) {
    for name in names {
      CSVText.append(name, to: &bytes)
      bytes.append(CSVText.comma)
    }
    for value in [estimate.mean, estimate.standardError, estimate.low, estimate.high] {
      CSVText.append(value, to: &bytes)
      bytes.append(CSVText.comma)
    }
    CSVText.append(estimate.count, to: &bytes)
    bytes.append(CSVText.newline)
  }
}
