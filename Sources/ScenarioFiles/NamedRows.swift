// SPDX-License-Identifier: GPL-3.0-or-later

/// A column that is known by its name in a header. Upper and lower case count alike.
protocol NamedColumn: CaseIterable, RawRepresentable<String> {
  /// Other names by which the column is known.
  var aliases: [String] { get }
}

/// The rows of a table whose columns are found by their names in the header, and everything found wrong with it.
struct NamedRows<Column: NamedColumn> {
  let file: String
  /// The names in the header, without blanks around them.
  let names: [String]
  let rows: [SeparatedText.Record]
  var problems = ProblemList()
  /// Whether nothing is wrong with the header, so that rows can be read.
  private(set) var isHeaderSound = true
  private let headerLine: Int?

  /// The header that is wanted, in the words of a message.
  private let expected: String

  /// - Throws: when the file cannot be read, or its header cannot.
  init(_ file: String, expected: String) throws(ScenarioProblems) {
    let text = SeparatedText(try TableFile.bytes(of: file))
    self.file = file
    self.expected = expected
    let header = text.records.first
    names = header?.fields.map(\.trimmingBlanks) ?? []
    headerLine = header?.line
    rows = Array(text.records.dropFirst())
    // A problem before the first record that could be read is one with the header itself.
    let isHeaderBroken = text.problems.contains { $0.line < header?.line ?? .max }
    for problem in text.problems {
      let name = isHeaderBroken || !names.indices.contains(problem.field) ? nil : names[problem.field]
      report(problem.line, name ?? "field \(problem.field + 1)", problem.message)
    }
    if header == nil && problems.isEmpty { report(nil, nil, "has no header line; expected \(expected)") }
    // One column is never enough, so such a header tells how its columns are separated.
    if names.count == 1, let other = [(";", "semicolons"), ("\t", "tabs")].first(where: { names[0].contains($0.0) }) {
      report(headerLine, nil, "columns are separated by \(other.1); separate them by commas, with points in decimals")
      if let error = problems.error { throw error }
    }
    if isHeaderBroken || header == nil, let error = problems.error { throw error }
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      blameHeader(name, "column is in the header more than once")
    }
    if rows.isEmpty && problems.isEmpty { report(nil, nil, "has no rows, only a header") }
    if rows.isEmpty, let error = problems.error { throw error }
  }

  mutating func report(_ line: Int?, _ key: String?, _ message: String) {
    problems.add(ScenarioProblem(file: file, line: line, key: key.map { Excerpt.of($0) }, message: message))
  }

  mutating func blameHeader(_ key: String?, _ message: String) {
    isHeaderSound = false
    report(headerLine, key, message)
  }

  /// Where a column is, by its own name or else by another that is known for it.
  func place(_ column: Column) -> Int? {
    for name in [column.rawValue] + column.aliases {
      if let place = names.firstIndex(where: { $0.lowercased() == name }) { return place }
    }
    return nil
  }

  /// Where a column is that must be there.
  mutating func required(_ column: Column) -> Int? {
    if let place = place(column) { return place }
    let question = nearest(to: column).map { "; did you mean it by '\(Excerpt.of($0))'?" } ?? ""
    blameHeader(column.rawValue, "column is missing from the header" + question)
    return nil
  }

  /// The name in the header that may stand for the column, mistyped.
  func nearest(to column: Column) -> String? {
    let unknown = names.filter { name in
      !Column.allCases.contains { ([$0.rawValue] + $0.aliases).contains(name.lowercased()) }
    }
    return NearestName.among(unknown, to: column.rawValue).first
  }

  /// Reports the header's other columns as unknown, unless it has a fault already that may be the cause.
  mutating func refuseColumns(besides places: [Int?], expected: String) {
    guard isHeaderSound else { return }
    for (place, name) in names.enumerated() where !places.contains(place) {
      blameHeader(nil, "unknown column '\(Excerpt.of(name))'; expected \(expected)")
    }
  }

  mutating func refuseHeader() {
    blameHeader(nil, "header is '\(Excerpt.of(names.joined(separator: ",")))'; expected \(expected)")
  }

  /// Whether a row has a field for each column.
  mutating func isComplete(_ row: SeparatedText.Record) -> Bool {
    if row.fields.count == names.count { return true }
    let advice = row.fields.count > names.count ? "; quote a field that holds a comma" : ""
    let found = row.fields.count == 1 ? "1 field" : "\(row.fields.count) fields"
    report(row.line, nil, "has \(found), expected \(names.count)\(advice)")
    return false
  }

  /// A name on one line, not empty.
  mutating func name(_ row: SeparatedText.Record, _ place: Int) -> String? {
    let text = row.fields[place].trimmingBlanks
    if text.isEmpty {
      report(row.line, names[place], "is empty")
      return nil
    }
    if !NamedRows.canBeShown(text) {
      report(row.line, names[place], "has a character that cannot be shown: '\(Excerpt.of(text))'")
      return nil
    }
    return text
  }

  static func canBeShown(_ text: String) -> Bool {
    !text.unicodeScalars.contains { SourceText.forbiddenName($0) != nil || $0.value < 32 }
  }

  /// A number within bounds.
  mutating func number(
    _ row: SeparatedText.Record, _ place: Int, in range: ClosedRange<Double>, expected: String
  ) -> Double? {
    let text = row.fields[place].trimmingBlanks
    do throws(DecimalText.Refusal) {
      if let value = try DecimalText.number(text), range.contains(value) { return value }
      report(row.line, names[place], "'\(Excerpt.of(text))' is out of range: expected \(expected)")
    } catch {
      report(
        row.line, names[place],
        "expected \(expected), found '\(Excerpt.of(text))'" + (error.advice.map { "; " + $0 } ?? ""))
    }
    return nil
  }

  /// Names of the rows so far, by line.
  struct Roll {
    private var lines: [String: Int] = [:]
    private(set) var names: [String] = []

    /// Reports a name that another row has already.
    mutating func enter(_ name: String, _ row: SeparatedText.Record, _ place: Int, of table: inout NamedRows) {
      if let other = lines[name] {
        table.report(row.line, table.names[place], "'\(Excerpt.of(name))' stands on line \(other) already")
      }
      lines[name] = row.line
      names.append(name)
    }
  }
}
