// SPDX-License-Identifier: GPL-3.0-or-later

/// The gnuplot commands that draw a figure to standard output, 8.5 cm wide: a column of a paper.
struct FigureScript {
  enum Format: String, CaseIterable {
    case svg, png

    /// Text is at least 7 points high on paper: a picture of 340 units is shown on 8.5 cm.
    fileprivate func terminal(height: Int) -> String {
      switch self {
      case .svg: "svg size 340,\(height) noenhanced font 'Helvetica,10' background 'white'"
      case .png:
        "pngcairo size 1020,\(height * 3) noenhanced font 'Helvetica,10' fontscale 2.2 linewidth 2.2 pointscale 2.2"
      }
    }
  }

  let figure: Figure
  let points: [FigurePoint]

  func text(_ format: Format) -> String {
    let height =
      figure.layout == .rows
      ? 90 + 24 * PanelScript.places(of: points).count
      : figure.panels.isEmpty ? 255 : 55 + 160 * figure.panels.count
    let style = [
      "set terminal \(format.terminal(height: height))", "set encoding utf8",
      "set key tmargin center horizontal samplen 1.5", "set grid lc rgb '#dddddd' lw 0.5", "set tics nomirror",
      "set border 3 lw 0.8", "set style fill solid 1 noborder",
    ]
    return (style + body).map { $0 + "\n" }.joined()
  }

  private var body: [String] {
    let names = self.names
    guard !figure.panels.isEmpty else {
      return PanelScript(figure: figure, vertical: figure.vertical, names: names, points: points).commands
    }
    let last = figure.panels.count - 1
    // The key takes room above the first and the label of the shared axis room below the last.
    let panels = figure.panels.enumerated().flatMap { number, panel in
      let drawn = points.filter { $0.panel == panel.name }
      let script = PanelScript(
        figure: figure, vertical: panel.vertical, names: names, points: drawn, sharesHorizontal: number < last,
        sharedPlaces: PanelScript.places(of: points))
      return (number == 1 ? ["unset key"] : []) + script.commands
    }
    return ["set multiplot layout \(figure.panels.count),1", "set lmargin 10", "set rmargin 2"] + panels
      + ["unset multiplot"]
  }

  /// All series in the order of the table: a series has one colour in every panel.
  private var names: [String] {
    var names: [String] = []
    for point in points where !names.contains(point.series) { names.append(point.series) }
    return names
  }
}
