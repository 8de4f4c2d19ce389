// SPDX-License-Identifier: GPL-3.0-or-later

internal import PaperFigures

/// A plot with its name, its legend and the same values as a table.
struct PlotFigure {
  let heading: String
  let drawing: Markup
  /// What is seen, with its unit.
  let caption: String
  /// The names of the series with their styles; no legend for one.
  let names: [String]
  let styles: [SeriesStyle]
  var mark = SeriesKey.Mark.line
  let table: TableMarkup

  var markup: Markup {
    let key = SeriesKey(names: names, styles: styles, mark: mark).markup
    return .element(
      "article",
      [
        .element("h3", heading),
        .element("figure", [drawing, .element("figcaption", [key, .element("p", caption)])]),
        .element(
          "details", [.element("summary", ["aria-label": "Values of the plot: \(heading)"], "Values"), table.markup]),
      ])
  }
}

extension PlotFigure {
  /// Lines, or points that nothing joins.
  /// - Parameter file: where the values stand.
  /// - Returns: nil when there is nothing to draw.
  static func lines(
    _ heading: String, horizontal: String, vertical: String, caption: String, series: [Series], joined: Bool = true,
    wholeNumbers: Bool = false, file: String
  ) -> PlotFigure? {
    let styles = SeriesStyle.styles(RegimePalette.colours(of: series.map(\.name)))
    let chart = LineChart(
      title: heading, horizontalName: horizontal, verticalName: vertical, series: series, styles: styles,
      joined: joined, wholeNumbers: wholeNumbers)
    let rows = series.flatMap { line in
      line.points.map { point in
        [.text(NumberText.significant(point.x, digits: 4))] + (series.count > 1 ? [.text(line.name)] : [])
          + [EstimateMarkup.cell(point.mean, (point.high - point.low) / 2)]
      }
    }
    return chart.markup.map { drawing in
      PlotFigure(
        heading: heading, drawing: drawing, caption: caption, names: series.map(\.name), styles: styles,
        mark: joined ? .line : .point,
        table: TableMarkup(
          caption: heading, header: [horizontal] + (series.count > 1 ? ["series"] : []) + [vertical],
          isNumeric: [true] + (series.count > 1 ? [false] : []) + [true], rows: rows, file: file))
    }
  }

  /// Bars at names, one for each series.
  /// - Returns: nil when there is nothing to draw.
  static func bars(
    _ heading: String, horizontal: String, caption: String, names: [String], series: [Series], file: String
  ) -> PlotFigure? {
    let styles = SeriesStyle.styles(RegimePalette.colours(of: series.map(\.name)))
    let chart = BarChart(title: heading, horizontalName: horizontal, names: names, series: series, styles: styles)
    let rows = names.enumerated().map { place, name in
      [Markup.text(name)]
        + series.map { line in
          guard let point = line.points.first(where: { $0.x == Double(place) }) else { return .text("–") }
          return EstimateMarkup.cell(point.mean, (point.high - point.low) / 2)
        }
    }
    return chart.markup.map { drawing in
      PlotFigure(
        heading: heading, drawing: drawing, caption: caption, names: series.map(\.name), styles: styles, mark: .bar,
        table: TableMarkup(
          caption: heading, header: ["name"] + series.map(\.name), isNumeric: [false] + series.map { _ in true },
          rows: rows, file: file))
    }
  }
}
