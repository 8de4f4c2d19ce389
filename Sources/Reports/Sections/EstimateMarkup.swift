// SPDX-License-Identifier: GPL-3.0-or-later

/// A mean with half the width of its interval, and tables of them: metrics down, what is compared across.
enum EstimateMarkup {
  static func cell(_ mean: Double, _ halfWidth: Double, signed: Bool = false) -> Markup {
    guard mean.isFinite else { return .text("–") }
    let text = NumberText.pair(mean, halfWidth, signed: signed)
    let star = signed && halfWidth.isFinite && abs(mean) > halfWidth ? " *" : ""
    let shown = Markup.number("\(mean)", shown: text.value)
    return .group([shown, .text((text.halfWidth.isEmpty ? "" : " " + text.halfWidth) + star)])
  }

  /// A metric's name with its unit and meaning below.
  static func name(_ name: String, in manifest: JSONValue) -> Markup {
    self.name(name, Definition(name, in: manifest))
  }

  static func name(_ name: String, _ definition: Definition?) -> Markup {
    guard let definition else { return .text(name) }
    let unit = definition.unit.isEmpty ? "" : " (\(definition.unit))"
    return .group([.text(name), .element("small", definition.meaning + unit)])
  }

  /// A table of estimates with one column for each value of `group`.
  /// - Parameters:
  ///   - value: the column of means.
  ///   - only: the metrics to show, in this order; nil: all.
  ///   - signed: whether they are differences.
  static func table(
    _ table: FoundTable, by group: String, value: String, caption: String, only: [String]? = nil, signed: Bool = false,
    manifest: JSONValue
  ) -> TableMarkup? {
    guard let group = table.place(group), let metric = table.place("metric"), let mean = table.place(value),
      let low = table.place("ci_low"), let high = table.place("ci_high")
    else { return nil }
    let groups = table.values(group)
    let places = Dictionary(groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var cells: [String: [Markup]] = [:]
    for row in table.rows {
      let half = (table.number(row, high) - table.number(row, low)) / 2
      cells[row[metric], default: Array(repeating: .text("–"), count: groups.count)][places[row[group]] ?? 0] = cell(
        table.number(row, mean), half, signed: signed)
    }
    let metrics = (only ?? table.values(metric)).filter { cells[$0] != nil }
    return TableMarkup(
      caption: caption, header: ["metric"] + groups, isNumeric: [false] + groups.map { _ in true },
      rows: metrics.map { [name($0, in: manifest)] + (cells[$0] ?? []) }, file: table.name)
  }
}
