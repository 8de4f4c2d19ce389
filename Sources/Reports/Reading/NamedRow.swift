// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of a table by the names of its columns.
struct NamedRow {
  private let fields: [String]
  private let places: [String: Int]

  fileprivate init(fields: [String], places: [String: Int]) {
    self.fields = fields
    self.places = places
  }

  /// Empty where the table has no such column.
  subscript(column: String) -> String { places[column].map { fields[$0] } ?? "" }

  /// NaN where there is none.
  func number(_ column: String) -> Double { Double(self[column]) ?? .nan }

  /// A value with the interval from `ci_low` to `ci_high`.
  func point(_ x: Double, _ column: String) -> Series.Point {
    Series.Point(x: x, mean: number(column), low: number("ci_low"), high: number("ci_high"))
  }

  /// The same as a cell of a table.
  func estimate(_ column: String, signed: Bool = false) -> Markup {
    EstimateMarkup.cell(number(column), (number("ci_high") - number("ci_low")) / 2, signed: signed)
  }
}

extension FoundTable {
  /// Nil when a column is missing.
  func rows(with columns: [String]) -> [NamedRow]? {
    guard columns.allSatisfy({ place($0) != nil }) else { return nil }
    let places = Dictionary(self.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.map { NamedRow(fields: $0, places: places) }
  }
}

extension [NamedRow] {
  /// The values of a column in the order in which they come first.
  func values(_ column: String) -> [String] {
    var seen: Set<String> = []
    return map { $0[column] }.filter { seen.insert($0).inserted }
  }
}
