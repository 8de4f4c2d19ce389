// SPDX-License-Identifier: GPL-3.0-or-later

/// A figure: what is seen, where it comes from, what makes it again, what it means for claims, and its values.
struct FigureMarkup {
  let figure: FoundFigure
  /// Of the figure in the page, from 1 on.
  let number: Int
  let claims: [FoundClaim]

  static func anchor(_ figure: FoundFigure) -> String { Anchor.name("figure", figure.id) }

  var markup: Markup {
    .element(
      "article", ["class": isBroad ? "figure" : "figure pair", "aria-labelledby": Self.anchor(figure)],
      [
        .element("h3", ["id": Self.anchor(figure)], figure.title),
        .element("figure", picture + [.element("figcaption", [.element("p", figure.caption)])]),
        .element("div", [.element("dl", facts), CommandMarkup.block(figure.command)] + ClaimMarkup.blocks(claims)),
        .element("div", ["class": "below"], [values]),
      ])
  }

  /// Whether text has no room beside it.
  private var isBroad: Bool { figure.drawing.map(\.isBroad) ?? false }

  private var picture: [Markup] {
    let values = figure.table.flatMap(FigureValues.init)
    if let drawing = figure.drawing {
      let words = [values?.description ?? "", "The values are in the table below the figure."]
      let seen = drawing.markup(
        number: number, title: figure.title, description: words.filter { !$0.isEmpty }.joined(separator: " "))
      guard drawing.isBroad else { return [seen] }
      // Of those that scroll on a phone keys must be able to reach the rest.
      return [
        .element(
          "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Plot: \(figure.title)"], [seen])
      ]
    }
    let drawings = values?.drawings(title: figure.title) ?? []
    let missing = "The folder has no picture of this figure, because gnuplot was missing where it was made; "
    return [
      .element("div", ["class": "plots"], drawings),
      .element(
        "p", ["class": "note"],
        missing + (drawings.isEmpty ? "its values are in the table below." : "it was drawn for this page.")),
    ]
  }

  private var facts: [Markup] {
    [("Source", figure.source), ("Played", figure.plays), ("Made by", figure.method)].filter {
      !$0.1.isEmpty
    }.flatMap { [.element("dt", $0.0), .element("dd", $0.1)] }
  }

  private var values: Markup {
    guard let table = figure.table else {
      return .element("p", ["class": "note"], "The table of this figure is too large for this page.")
    }
    let count = NumberText.counted(table.rows.count, "row")
    return .group([
      .element(
        "details", ["class": "values"],
        [
          .element("summary", ["aria-label": "Values of the figure: \(figure.title)"], "Values: \(count)"),
          TableMarkup(table, caption: "\(table.name), \(count)").markup,
        ]),
      .element("p", ["class": "print note"], "Values: \(count) in \(table.name)."),
    ])
  }
}
