// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// A table of results that was read back.
struct FoundTable {
  let name: String
  let columns: [String]
  let rows: [[String]]

  /// - Parameters:
  ///   - name: of the file in its folder.
  ///   - path: as the user named it, for messages.
  /// - Throws: what is wrong with the table, with its line.
  init(_ bytes: [UInt8], name: String, path: String) throws(ScenarioProblems) {
    func refusal(_ line: Int?, _ message: String) -> ScenarioProblems {
      ScenarioProblems([ScenarioProblem(file: path, line: line, message: message)])
    }
    let text = SeparatedText(bytes)
    if let problem = text.problems.first {
      throw refusal(problem.line, "field \(problem.field + 1) \(problem.message)")
    }
    guard let header = text.records.first else { throw refusal(nil, "is empty; expected a header line") }
    for record in text.records where record.fields.count != header.fields.count {
      throw refusal(record.line, "has \(record.fields.count) fields, expected \(header.fields.count)")
    }
    self.name = name
    columns = header.fields
    rows = text.records.dropFirst().map(\.fields)
  }

  func place(_ column: String) -> Int? { columns.firstIndex(of: column) }

  /// The number in a field; NaN where it is empty or a word.
  func number(_ row: [String], _ column: Int) -> Double { Double(row[column]) ?? .nan }

  /// Whether a column holds nothing but finite numbers and gaps, and at least one number.
  func isNumeric(_ column: Int) -> Bool {
    var found = false
    for row in rows where !row[column].isEmpty {
      guard let value = Double(row[column]), value.isFinite else { return false }
      found = true
    }
    return found
  }

  /// The values of a column in the order in which they come first.
  func values(_ column: Int) -> [String] {
    var seen: Set<String> = []
    return rows.compactMap { seen.insert($0[column]).inserted ? $0[column] : nil }
  }
}
