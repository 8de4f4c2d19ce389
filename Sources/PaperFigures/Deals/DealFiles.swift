// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// The tables that tell what a table of deals adds up to, as files of comma-separated values.
public enum DealFiles {
  /// One file.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  public static let comparisonColumns = [
    "id", "aggregate", "unit", "published", "recomputed", "agrees", "tag", "note",
  ]
  public static let factColumns = ["id", "key", "value", "unit"]

  /// All files: `deals-published.csv` with the published figures, and five of plain facts.
  public static func all(_ found: DealAggregates) -> [File] {
    [
      File(name: "deals-published.csv", bytes: comparisons(PublishedDeals.comparisons(found))),
      File(name: "deals-by-year.csv", bytes: facts(DealFacts.groups(found.years))),
      File(name: "deals-by-type.csv", bytes: facts(DealFacts.groups(found.types))),
      File(name: "deals-disclosure.csv", bytes: facts(DealFacts.disclosure(found))),
      File(name: "deals-concentration.csv", bytes: facts(DealFacts.concentration(found))),
      File(name: "deals-calibration.csv", bytes: facts(DealFacts.calibration(found))),
    ]
  }

  /// `agrees` is `yes` or `no`; `tag` is P for what the paper prints and O for what is derived from its table.
  static func comparisons(_ rows: [DealComparison]) -> [UInt8] {
    var bytes = CSVText.header(comparisonColumns)
    for row in rows {
      for text in [row.id, row.aggregate, row.unit] { append(text, to: &bytes) }
      for value in [row.published, row.recomputed] { append(value, to: &bytes) }
      for text in [row.agrees ? "yes" : "no", row.source.rawValue] { append(text, to: &bytes) }
      CSVText.append(row.note, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// A value is empty where too little was disclosed for it.
  static func facts(_ rows: [DealFacts.Row]) -> [UInt8] {
    var bytes = CSVText.header(factColumns)
    for row in rows {
      append(row.id, to: &bytes)
      append(row.key, to: &bytes)
      append(row.value, to: &bytes)
      CSVText.append(row.unit, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    CSVText.append(text, to: &bytes)
    bytes.append(UInt8(ascii: ","))
  }

  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    CSVText.append(value, to: &bytes)
    bytes.append(UInt8(ascii: ","))
  }
}
