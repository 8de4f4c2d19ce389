// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import PaperFigures

/// The shipped table, and the same read by a few lines that know nothing of the reader.
enum ShippedDeals {
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios/data/deals.csv").standardizedFileURL

  static func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  static func aggregates() throws -> DealAggregates { DealAggregates(try DealTable(csv: bytes())) }

  /// Each row by the names of the columns. No field of the shipped table has a line break or a quote within.
  static func plainRows() throws -> [[String: String]] {
    let text = String(decoding: try bytes(), as: UTF8.self).replacing("\r\n", with: "\n")
    let lines = text.split(separator: "\n").map { line -> [String] in
      // Every other part between quotes is quoted; the commas there part nothing.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      let masked = parts.indices.map { $0 % 2 == 1 ? parts[$0].replacing(",", with: "\u{1}") : parts[$0] }
      let fields = masked.joined().split(separator: ",", omittingEmptySubsequences: false)
      return fields.map { $0.replacing("\u{1}", with: ",") }.map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The floors that the paper adds up, with the rows that they are from.
  static func plainAmounts() throws -> [(row: [String: String], dollars: Double)] {
    try plainRows().compactMap { row in
      guard row["aggregator"] != "HarperCollins", let dollars = Double(row["value_usd_low"] ?? "") else { return nil }
      return (row, dollars)
    }
  }
}
