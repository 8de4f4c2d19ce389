// SPDX-License-Identifier: GPL-3.0-or-later

/// The gnuplot commands that draw a figure to standard output, 8.5 cm wide: a column of a paper.
struct FigureScript {
  enum Format: String, CaseIterable {
    case svg, png

    /// Text is at least 7 points high on paper: a picture of 340 units is shown on 8.5 cm.
    fileprivate func terminal(height: Int) -> String {
      switch self {
      case .svg: "svg size \(PageLayout.width),\(height) noenhanced font 'Helvetica,10' background 'white'"
      case .png:
        "pngcairo size \(PageLayout.width * 3),\(height * 3) noenhanced font 'Helvetica,10' fontscale 2.2 "
          + "linewidth 2.5 pointscale 2.5 dashlength 2"
      }
    }

    /// How much nearer than by itself labels of axes are put to the numbers, in letters.
    fileprivate var rise: Double { self == .svg ? 0.6 : 0 }
  }

  let figure: Figure
  let points: [FigurePoint]

  func text(_ format: Format) -> String {
    let names = self.names
    let page = PageLayout(
      figure: figure, keyTitles: keyTitles(names), places: PanelScript.places(of: points).count)
    let style = [
      "set terminal \(format.terminal(height: page.height))", "set encoding utf8", "rise = \(format.rise)", page.key,
      "set grid lc rgb '#dddddd' lw 0.5", "set tics out nomirror scale 0.6", "set border 3 lw 0.8",
      "set style fill solid 1 noborder",
    ]
    return (style + body(page, names)).map { $0 + "\n" }.joined()
  }

  private func body(_ page: PageLayout, _ names: [String]) -> [String] {
    let horizontal = AxisRange(points.compactMap(\.number), of: figure.horizontal)
    func script(_ vertical: FigureAxis, _ points: [FigurePoint]) -> PanelScript {
      PanelScript(
        figure: figure, vertical: vertical, horizontalRange: horizontal, names: names, points: points)
    }
    guard !figure.panels.isEmpty else { return script(figure.vertical, points).commands }
    return ["set multiplot"]
      + figure.panels.enumerated().flatMap { number, panel in
        var script = script(panel.vertical, points.filter { $0.panel == panel.name })
        script.sharesHorizontal = !page.isLowest(number)
        script.sharedPlaces = PanelScript.places(of: points)
        script.sharesVertical = !page.isLeftmost(number)
        return page.place(number) + (number == 1 ? ["unset key"] : []) + script.commands
      } + ["unset multiplot"]
  }

  /// All series in the order of the table: a series has one colour in every panel.
  private var names: [String] {
    var names: [String] = []
    for point in points where !names.contains(point.series) { names.append(point.series) }
    return names
  }

  /// What the key explains.
  private func keyTitles(_ names: [String]) -> [String] {
    switch figure.layout {
    case .groups, .horizontalBars: []
    default:
      names.filter { figure.references[$0] == nil }
        + (names.contains { figure.references[$0] != nil } ? [figure.referenceTitle] : [])
    }
  }
}
