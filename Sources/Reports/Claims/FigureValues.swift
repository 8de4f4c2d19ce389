// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// The values of a figure: a panel first where it has several, then series, place and value, perhaps with an interval.
struct FigureValues {
  /// More lines or bars cannot be told apart.
  private static let mostSeries = 7
  private static let mostBars = 24

  struct Panel {
    /// Empty where there is one.
    let name: String
    let series: [Series]
    /// The places, where they are names; their numbers are the horizontal values.
    let places: [String]
  }

  let panels: [Panel]
  let placeName: String
  let valueName: String

  /// Nil for a table with other columns.
  init?(_ table: FoundTable) {
    let first = table.columns.first == "panel" ? 1 : 0
    guard table.columns.count >= first + 3, table.isNumeric(first + 2) else { return nil }
    let (low, high) = (table.place("ci_low"), table.place("ci_high"))
    let isNumeric = table.isNumeric(first + 1)
    placeName = table.columns[first + 1]
    valueName = table.columns[first + 2]
    panels = (first == 0 ? [""] : table.values(0)).map { panel in
      let rows = table.rows.filter { first == 0 || $0[0] == panel }
      var (names, places) = ([String](), [String]())
      for row in rows where !names.contains(row[first]) { names.append(row[first]) }
      for row in rows where !isNumeric && !places.contains(row[first + 1]) { places.append(row[first + 1]) }
      let series = names.map { name in
        Series(
          name: name,
          points: rows.filter { $0[first] == name }.map { row in
            Series.Point(
              x: isNumeric ? table.number(row, first + 1) : Double(places.firstIndex(of: row[first + 1]) ?? 0),
              mean: table.number(row, first + 2), low: low.map { table.number(row, $0) } ?? .nan,
              high: high.map { table.number(row, $0) } ?? .nan)
          }.sorted { $0.x < $1.x })
      }
      return Panel(name: panel, series: series, places: places)
    }
  }

  /// The ends of all series in words.
  var description: String {
    panels.map { panel in (panel.name.isEmpty ? "" : "\(panel.name). ") + LineChart.description(panel.series) }
      .joined(separator: " ")
  }

  /// Drawings of our own with their keys; empty where there are too many series or names for any.
  func drawings(title: String) -> [Markup] {
    panels.compactMap { panel in
      let styles = SeriesStyle.styles(RegimePalette.colours(of: panel.series.map(\.name)))
      let name = panel.name.isEmpty ? title : "\(title): \(panel.name)"
      guard panel.series.count <= Self.mostSeries, panel.places.count <= Self.mostBars else { return nil }
      let areBars = !panel.places.isEmpty
      let isFunction = panel.series.allSatisfy { Set($0.points.map(\.x)).count == $0.points.count }
      let drawing =
        areBars
        ? BarChart(title: name, horizontalName: valueName, names: panel.places, series: panel.series, styles: styles)
          .markup
        : LineChart(
          title: name, horizontalName: placeName, verticalName: valueName, series: panel.series, styles: styles,
          joined: isFunction, wholeNumbers: panel.series.allSatisfy { $0.points.allSatisfy { $0.x == $0.x.rounded() } }
        ).markup
      guard let drawing, !areBars || isFunction else { return nil }
      let heading = panel.name.isEmpty ? Markup.nothing : .element("p", [.element("b", panel.name)])
      return .element(
        "div",
        [
          heading, drawing,
          SeriesKey(names: panel.series.map(\.name), styles: styles, mark: areBars ? .bar : isFunction ? .line : .point)
            .markup,
        ])
    }
  }
}
