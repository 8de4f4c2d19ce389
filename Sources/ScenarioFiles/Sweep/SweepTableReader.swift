// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads the table of a list design: a header with the names of what varies, a row for each point.
struct SweepTableReader {
  let file: String
  /// Where the table is named.
  let named: Origin
  /// Knows what names stand for, and notes problems.
  var reader: SweptParameterReader

  struct Content {
    let parameters: [SweptParameter]
    let rows: [[SweptValue]]
  }

  mutating func read() -> Content? {
    let bytes: [UInt8]
    do {
      bytes = try FileAccess.bytes(of: file, as: .table)
    } catch {
      reader.problems.add(named, "table", "\(Excerpt.of(file, limit: 200)): \(error.message)", kind: error.kind)
      return nil
    }
    let text = SeparatedText(bytes)
    for problem in text.problems { report(problem.line, "field \(problem.field + 1)", problem.message) }
    guard let header = text.records.first else {
      report(nil, nil, "has no header line; expected names of parameters, such as policy.subsidy")
      return nil
    }
    let before = reader.problems.count
    let names = header.fields.map(\.trimmingBlanks)
    // Problems with names belong to this file.
    var columns = SweptParameterReader(
      file: file, problems: reader.problems, base: reader.base, resolver: reader.resolver)
    let targets = names.enumerated().map { place, name in
      if names[..<place].contains(name) {
        columns.report(Position(line: header.line, column: 1), name, "column is in the header more than once")
      }
      return columns.target(name, Position(line: header.line, column: 1), name)
    }
    let records = text.records.dropFirst()
    if records.isEmpty { columns.report(nil, nil, "has no rows, only a header: the sweep has no points") }
    var rows: [[SweptValue]] = []
    for record in records where columns.problems.count < before + 100 {
      guard record.fields.count == names.count else {
        columns.report(
          Position(line: record.line, column: 1), nil, "has \(record.fields.count) fields, expected \(names.count)")
        continue
      }
      rows.append(Self.values(record, names, targets, &columns))
    }
    reader.problems = columns.problems
    reader.resolver = columns.resolver
    guard reader.problems.count == before, text.problems.isEmpty else { return nil }
    let parameters = zip(names, targets).enumerated().map { place, column in
      let setting = column.1.flatMap { SweptParameterReader.setting(of: $0) }
      var distinct: [SweptValue] = []
      if column.0.hasPrefix("fidelity.") || column.1 == .regime {
        for row in rows where !distinct.contains(row[place]) { distinct.append(row[place]) }
      }
      return SweptParameter(
        name: column.0, target: column.1 ?? .regime, values: .list(distinct),
        isWhole: setting.map { if case .integer = $0.kind { true } else { false } } ?? false,
        unit: setting?.unit ?? "")
    }
    return Content(parameters: parameters, rows: rows)
  }

  private static func values(
    _ record: SeparatedText.Record, _ names: [String], _ targets: [SweptParameter.Target?],
    _ columns: inout SweptParameterReader
  ) -> [SweptValue] {
    let place = Position(line: record.line, column: 1)
    var found: [SweptValue] = []
    for (field, (name, target)) in zip(record.fields, zip(names, targets)) {
      guard let target else { continue }
      let text = field.trimmingBlanks
      guard let setting = SweptParameterReader.setting(of: target) else {
        let node = YAMLNode(content: .scalar(text, style: .quoted), position: place)
        if let regime = columns.regime(node, name) { found.append(.regime(regime)) }
        continue
      }
      let isPath = setting.kind == .path
      let node = YAMLNode(content: .scalar(text, style: isPath ? .quoted : .plain), position: place)
      if let value = columns.value(node, setting, name) { found.append(.value(value)) }
    }
    return found
  }

  private mutating func report(_ line: Int?, _ key: String?, _ message: String) {
    reader.problems.add(ScenarioProblem(file: file, line: line, key: key.map { Excerpt.of($0) }, message: message))
  }
}
