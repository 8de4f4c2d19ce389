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
    let height = figure.panels.isEmpty ? 255 : panelsHeight
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
    let panels = figure.panels.enumerated().flatMap { number, panel in
      let drawn = points.filter { $0.panel == panel.name }
      let script = PanelScript(
        figure: figure, vertical: panel.vertical, names: names, points: drawn, sharesHorizontal: number < last)
      return (number == 1 ? ["unset key"] : []) + script.commands
    }
    // The key stands above the first and the label of the shared axis below the last.
    let height = Double(panelsHeight)
    let (top, bottom) = (1 - keyHeight / height, 46 / height)
    return ["set multiplot layout \(last + 1),1 margins 0.21,0.95,\(bottom),\(top) spacing \(34 / height)"] + panels
      + ["unset multiplot"]
  }

  private var panelsHeight: Int { Int(keyHeight) + 150 * figure.panels.count + 12 }

  /// As many columns as the longest title leaves room for.
  private var keyHeight: Double {
    let titles =
      names.filter { figure.references[$0] == nil } + (figure.references.isEmpty ? [] : [figure.referenceTitle])
    let longest = titles.map(\.count).max() ?? 0
    let columns = max(1, 280 / (6 * longest + 36))
    return Double(14 * ((titles.count + columns - 1) / columns) + 12)
  }

  /// All series in the order of the table: a series has one colour in every panel.
  private var names: [String] {
    var names: [String] = []
    for point in points where !names.contains(point.series) { names.append(point.series) }
    return names
  }
}
