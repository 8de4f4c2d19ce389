// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// `lineage.csv`: the weight of every creator in every model after the last period, and what is unattributed in a row
/// without a creator.
public enum LineageTable {
  public static let fileName = "lineage.csv"
  public static let header = CSVText.header(["scenario", "replicate", "model", "creator", "weight"])

  /// Appends the rows of one replicate.
  public static func append(_ lineages: [ModelLineage], scenario: String, replicate: Int, to bytes: inout [UInt8]) {
    var start: [UInt8] = []
    CSVText.append(scenario, to: &start)
    start.append(CSVText.comma)
    CSVText.append(replicate, to: &start)
    start.append(CSVText.comma)
    for lineage in lineages {
      func appendRow(_ creator: Int?, _ weight: Double) {
        bytes.append(contentsOf: start)
        CSVText.append(lineage.model, to: &bytes)
        bytes.append(CSVText.comma)
        if let creator { CSVText.append(creator, to: &bytes) }
        bytes.append(CSVText.comma)
        CSVText.append(weight, to: &bytes)
        bytes.append(CSVText.newline)
      }
      for part in lineage.parts { appendRow(part.creator, part.weight) }
      appendRow(nil, lineage.unattributed)
    }
  }
}
