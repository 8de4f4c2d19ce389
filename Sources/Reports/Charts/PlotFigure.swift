// SPDX-License-Identifier: GPL-3.0-or-later

/// A plot with its name, its legend and the same values as a table.
struct PlotFigure {
  let heading: String
  let drawing: Markup
  /// What is seen, with its unit.
  let caption: String
  /// The names of the series with their styles; no legend for one.
  let names: [String]
  let styles: [SeriesStyle]
  var areBars = false
  let table: TableMarkup

  var markup: Markup {
    .element(
      "article",
      [
        .element("h3", heading),
        .element("figure", [drawing, .element("figcaption", [legend, .element("p", caption)])]),
        .element(
          "details", [.element("summary", ["aria-label": "Values of the plot: \(heading)"], "Values"), table.markup]),
      ])
  }

  private var legend: Markup {
    guard names.count > 1 else { return .nothing }
    return .element("ul", ["class": "keys"], zip(names, styles).map { .element("li", [key($1), .text($0)]) })
  }

  private func key(_ style: SeriesStyle) -> Markup {
    let mark =
      areBars
      ? Markup.empty("rect", ["x": "4", "width": "24", "height": "12", "fill": style.colour])
      : Markup.empty(
        "path",
        ["d": "M0 6H32", "stroke": style.colour, "stroke-width": "3", "stroke-dasharray": style.dashes])
    return .element("svg", ["viewBox": "0 0 32 12", "aria-hidden": "true"], [mark])
  }
}
