// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// Makes deals of the records of a table.
struct DealReader {
  private(set) var problems: [DealProblem] = []
  /// Where each column is, in the order of ``DealColumn``.
  private var places: [Int] = []
  private var linesByID: [Int: Int] = [:]
  private var linesByTerms: [[String]: Int] = [:]
  private var record: SeparatedText.Record

  init(header: SeparatedText.Record) {
    record = header
    for column in DealColumn.allCases {
      let found = header.fields.indices.filter { header.fields[$0] == column.rawValue }
      if found.isEmpty { report(column, "column is missing from the header") }
      if found.count > 1 { report(column, "column is \(found.count) times in the header") }
      places.append(found.first ?? 0)
    }
    for name in header.fields where DealColumn(rawValue: name) == nil {
      let names = DealColumn.allCases.map(\.rawValue).joined(separator: ", ")
      report(nil, "unknown column \(DealProblem.quoted(name)); expected \(names)")
    }
  }

  /// The deal that a record tells of; nil when something is wrong with it, which is then reported.
  mutating func deal(in record: SeparatedText.Record) -> DataDeal? {
    self.record = record
    guard record.fields.count == places.count else {
      let advice = record.fields.count > places.count ? "; quote a field that holds a comma" : ""
      let found = record.fields.count == 1 ? "1 field" : "\(record.fields.count) fields"
      report(nil, "has \(found), expected \(places.count)\(advice)")
      return nil
    }
    let before = problems.count
    let (id, buyer, seller, year) = (
      whole(.id, 1...999_999_999), name(.buyer), name(.seller), whole(.year, 1900...2100)
    )
    let (type, note, amount, codes) = (type(), free(.note), amount(), codes())
    let reference = free(.reference)
    if let id { findTwin(of: id) }
    guard problems.count == before, let id, let year, let type else { return nil }
    return DataDeal(
      id: id, buyer: buyer, seller: seller, year: year, type: type, amount: amount, note: note, codes: codes,
      reference: reference)
  }

  private mutating func report(_ column: DealColumn?, _ message: String) {
    problems.append(DealProblem(line: record.line, column: column?.rawValue, message: message))
  }

  private func text(_ column: DealColumn) -> String {
    record.fields[places[DealColumn.allCases.firstIndex(of: column) ?? 0]]
  }

  private mutating func whole(_ column: DealColumn, _ range: ClosedRange<Int>) -> Int? {
    let text = text(column)
    guard Self.isPlainNumber(text, allowsFraction: false), let value = Int(text), range.contains(value) else {
      report(
        column,
        "expected a whole number (\(range.lowerBound) to \(range.upperBound)), found \(DealProblem.quoted(text))")
      return nil
    }
    return value
  }

  /// A name that can be told from others: not empty, on one line, without blanks around it.
  private mutating func name(_ column: DealColumn) -> String {
    let text = free(column)
    if text.isEmpty { report(column, "is empty") }
    if text.first == " " || text.last == " " { report(column, "begins or ends with a blank") }
    return text
  }

  /// Only the note, which is never shown, may have several lines.
  private mutating func free(_ column: DealColumn) -> String {
    let text = text(column)
    let allowed: [Unicode.Scalar] = column == .note ? ["\n", "\r", "\t"] : []
    if text.unicodeScalars.contains(where: { !DealProblem.isPlain($0) && !allowed.contains($0) }) {
      report(column, "has a character that cannot be shown: \(DealProblem.quoted(text))")
    }
    return text
  }

  private mutating func type() -> DataDeal.DataType? {
    let text = text(.type)
    if let type = DataDeal.DataType(rawValue: text) { return type }
    let names = DataDeal.DataType.allCases.map(\.rawValue).joined(separator: ", ")
    report(.type, "unknown type \(DealProblem.quoted(text)); expected one of \(names)")
    return nil
  }

  private mutating func codes() -> [DataDeal.Code] {
    var codes: [DataDeal.Code] = []
    for part in text(.codes).split(separator: ";", omittingEmptySubsequences: false) {
      guard let code = DataDeal.Code(rawValue: String(part)) else {
        let names = DataDeal.Code.allCases.map(\.rawValue).joined(separator: ", ")
        report(.codes, "unknown code \(DealProblem.quoted(String(part))); expected some of \(names), separated by ';'")
        continue
      }
      if codes.contains(code) { report(.codes, "code \(code.rawValue) is given twice") }
      codes.append(code)
    }
    return codes
  }

  private mutating func amount() -> DataDeal.Amount? {
    let floor = number(.floor, "US dollars", atMost: 1e15)
    let ceiling = number(.ceiling, "US dollars", atMost: 1e15)
    let years = number(.years, "years", atMost: 100)
    if text(.floor).isEmpty {
      for column in [DealColumn.ceiling, .years] where !text(column).isEmpty {
        report(column, "is given without \(DealColumn.floor.rawValue)")
      }
    }
    guard let floor else { return nil }
    if let ceiling, ceiling < floor { report(.ceiling, "is below \(DealColumn.floor.rawValue)") }
    return DataDeal.Amount(floor: floor, ceiling: ceiling, years: years, isPerUnit: Self.tellsUnitPrice(text(.note)))
  }

  /// A number above 0; nil where there is none, or none that can be read.
  private mutating func number(_ column: DealColumn, _ unit: String, atMost limit: Double) -> Double? {
    let text = text(column)
    if text.isEmpty { return nil }
    if Self.isPlainNumber(text, allowsFraction: true), let value = Double(text), value > 0, value <= limit {
      return value
    }
    report(
      column, "expected \(unit) in plain digits (above 0, at most \(Int(limit))), found \(DealProblem.quoted(text))")
    return nil
  }

  /// Digits without leading zeros, and perhaps a point and more digits.
  private static func isPlainNumber(_ text: String, allowsFraction: Bool) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 1 || allowsFraction && parts.count == 2 else { return false }
    if parts[0].count > 1 && parts[0].first == UInt8(ascii: "0") { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }

  /// Whether a note says `2.5k per book` and not `60m per year`.
  private static func tellsUnitPrice(_ note: String) -> Bool {
    let words = note.split(whereSeparator: \.isWhitespace)
    guard words.count > 2, words[0].contains(where: \.isNumber), words[1] == "per" else { return false }
    return !["year", "annum", "quarter", "month", "week", "day", "hour"].contains(
      String(words[2].prefix { $0.isLetter }))
  }

  private mutating func findTwin(of id: Int) {
    let line = record.line
    if let other = linesByID[id] { report(.id, "\(id) stands on line \(other) already") } else { linesByID[id] = line }
    let terms = [DealColumn.buyer, .seller, .year, .type, .floor, .ceiling, .years, .codes].map(text)
    if let other = linesByTerms[terms] {
      report(nil, "tells of the same deal as line \(other)")
    } else {
      linesByTerms[terms] = line
    }
  }
}
