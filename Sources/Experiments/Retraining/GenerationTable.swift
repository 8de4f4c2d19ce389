// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// `generations.csv`: each quantity of each generation of a retraining loop.
public enum GenerationTable {
  public static let fileName = "generations.csv"
  public static let header = CSVText.header(["generation", "quantity", "mean", "standard_error", "replicates"])

  public static func append(_ rows: [RetrainingStudy.Row], to bytes: inout [UInt8]) {
    for row in rows {
      CSVText.append(row.generation, to: &bytes)
      bytes.append(CSVText.comma)
      CSVText.append(row.quantity.name, to: &bytes)
      for value in [row.value, row.standardError] {
        bytes.append(CSVText.comma)
        CSVText.append(value, to: &bytes)
      }
      bytes.append(CSVText.comma)
      CSVText.append(row.replicates, to: &bytes)
      bytes.append(CSVText.newline)
    }
  }
}
