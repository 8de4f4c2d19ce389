// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// A name that stands for nothing, with the names nearest to it.
public struct UnknownName: Error, Sendable, Equatable, CustomStringConvertible {
  public let name: String
  /// Best first; empty when nothing is near.
  public let nearest: [String]
  /// One line that says so and asks for the nearest.
  public let description: String
}

/// The text behind `seedcorn describe`: what every key of a scenario file and every column of a result means.
public enum ParameterGuide {
  /// All groups of keys, each parameter on a line with its default, range and unit.
  public static func overview() -> String {
    let rows = ParameterTable.all.map(row)
    let lines = TextLayout.aligned([["key", "default", "range, unit"]] + rows)
    var text = [lines[0]]
    for group in ParameterTable.groups {
      text += ["", "\(group.name): \(group.meaning)"]
      text += zip(ParameterTable.all, lines.dropFirst()).filter { $0.0.key.hasPrefix(group.name + ".") }.map(\.1)
    }
    text += ["", "keys of a scenario file that are no parameters: " + FileKey.names.joined(separator: ", ")]
    text += ["'describe KEY' explains a key, a group or a column of results; 'describe columns' lists the columns."]
    return text.joined(separator: "\n") + "\n"
  }

  /// All that is known under a name: a parameter (`pricing.theta`, or `theta` where that is clear), a group
  /// (`pricing`), another key of scenario files (`extends`), a column of results (`fidelity_min`), or `columns` for all
  /// of these.
  public static func describe(_ query: String) throws(UnknownName) -> String {
    let sections = query == "columns" ? [columnList] : exactSections(query)
    if !sections.isEmpty { return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n") }
    let bare = ParameterTable.all.filter { $0.key.hasSuffix("." + query) }
    if bare.count == 1 { return bare.flatMap(section).joined(separator: "\n") + "\n" }
    throw unknown(query, bare.map(\.key))
  }

  private static func exactSections(_ query: String) -> [[String]] {
    var sections: [[String]] = []
    if let parameter = ParameterTable.parameter(query) { sections.append(section(parameter)) }
    if let group = ParameterTable.groups.first(where: { $0.name == query }) {
      sections.append(["\(group.name): \(group.meaning)"])
      sections += ParameterTable.all.filter { $0.key.hasPrefix(query + ".") }.map(section)
    }
    if let key = FileKey(rawValue: query) {
      sections.append(["\(query) (key of a scenario file)"] + TextLayout.wrapped(key.meaning, indent: "  "))
    }
    for (table, columns) in columnTables {
      for column in columns where column.name == query { sections.append(section(column, of: table)) }
    }
    return sections
  }

  private static func unknown(_ query: String, _ bare: [String]) -> UnknownName {
    let keys = ParameterTable.all.map(\.key)
    let columns = columnTables.flatMap { $0.1.map(\.name) }
    let names = ParameterTable.groups.map(\.name) + FileKey.names + ["columns"] + columns + keys
    var nearest = bare.isEmpty ? NearestName.among(names, to: query) : bare
    if nearest.isEmpty {
      let leaves = keys.map { key in key.split(separator: ".").last.map(String.init) ?? key }
      nearest = NearestName.among(leaves, to: query).flatMap { leaf in keys.filter { $0.hasSuffix("." + leaf) } }
    }
    let advice = NearestName.question(nearest) ?? "'describe' lists all keys, 'describe columns' all columns"
    return UnknownName(
      name: query, nearest: nearest, description: "nothing is called '\(Excerpt.of(query))'; \(advice)")
  }

  private static func row(_ parameter: Parameter) -> [String] {
    [
      parameter.key, defaultText(parameter),
      parameter.range + (parameter.unit.isEmpty ? "" : ", " + parameter.unit),
    ]
  }

  static func meaning(_ parameter: Parameter) -> String {
    parameter.meaning
      + (parameter.kind == .path ? " A relative path starts at the folder of the file that names it." : "")
  }

  /// The default as text: `none` where no file is named.
  static func defaultText(_ parameter: Parameter) -> String {
    parameter.defaultValue == .text("") ? "none" : parameter.defaultValue.description
  }

  private static func section(_ parameter: Parameter) -> [String] {
    let facts = [
      ("default", defaultText(parameter)), ("unit", parameter.unit), ("range", parameter.range),
      ("source", parameter.source),
      ("events", parameter.mayChange ? "may change it" : "cannot change it while the market runs"),
    ]
    return [parameter.key] + TextLayout.wrapped(meaning(parameter), indent: "  ")
      + TextLayout.aligned(facts.filter { !$0.1.isEmpty }.map { [$0.0, $0.1] })
  }

  private static let columnTables = [
    ("periods.csv", ObservationTable.columns), ("agents.csv", AgentSnapshot.columns),
  ]

  private static func section(_ column: ObservationColumn, of table: String) -> [String] {
    ["\(column.name) (column of \(table))"] + TextLayout.wrapped(column.meaning, indent: "  ")
      + (column.unit.isEmpty ? [] : ["  unit  \(column.unit)"])
  }

  private static var columnList: [String] {
    let lines = TextLayout.aligned(columnTables.flatMap { $0.1.map { [$0.name, $0.unit, $0.meaning] } })
    var text: [String] = []
    var next = 0
    for (table, columns) in columnTables {
      if !text.isEmpty { text.append("") }
      text += ["columns of \(table):"] + lines[next..<next + columns.count]
      next += columns.count
    }
    return text
  }
}
