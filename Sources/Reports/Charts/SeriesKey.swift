// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of several series beside their colours and patterns; nothing for one.
struct SeriesKey {
  let names: [String]
  let styles: [SeriesStyle]
  var mark = Mark.line

  /// How values are drawn.
  enum Mark {
    case line, bar, point
  }

  var markup: Markup {
    guard names.count > 1 else { return .nothing }
    return .element("ul", ["class": "keys"], zip(names, styles).map { .element("li", [sign($1), .text($0)]) })
  }

  private func sign(_ style: SeriesStyle) -> Markup {
    let drawn =
      switch mark {
      case .bar: Markup.empty("rect", ["x": "4", "width": "24", "height": "12", "fill": style.colour])
      case .point: Markup.empty("circle", ["cx": "16", "cy": "6", "r": "4", "fill": style.colour])
      case .line:
        Markup.empty(
          "path",
          ["d": "M0 6H32", "stroke": style.colour, "stroke-width": "3", "stroke-dasharray": style.dashes])
      }
    return .element("svg", ["viewBox": "0 0 32 12", "aria-hidden": "true"], [drawn])
  }
}
