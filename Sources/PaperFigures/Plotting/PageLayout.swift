// SPDX-License-Identifier: GPL-3.0-or-later

/// Where key and panels are on the picture of a figure. Lengths are in units of which a column has 340.
struct PageLayout {
  static let width = 340
  /// Of a line of text; about half of it is the mean width of a letter.
  private static let line = 13.0
  static let letter = 5.2

  let figure: Figure
  private let keyRows: Int
  /// Of all panels together.
  private let places: Int

  init(figure: Figure, keyTitles: [String], places: Int) {
    self.figure = figure
    self.places = places
    // Beside each title stands a sample of its line.
    let widest = Double(keyTitles.map(\.count).max() ?? 0) * 6 + 30
    let columns = max(1, min(keyTitles.count, Int(Double(Self.width) / widest)))
    keyRows = (keyTitles.count + columns - 1) / columns
  }

  /// The key, above all panels, with as many titles side by side as there is room for.
  var key: String {
    let place = figure.panels.isEmpty ? "tmargin center" : "at screen 0.5,screen 0.995 center top"
    return "set key \(place) vertical Left reverse samplen 1.8 maxrows \(max(1, keyRows))"
  }

  var height: Int {
    if figure.layout == .rows { return 60 + 13 * keyRows + 24 * places }
    return figure.panels.isEmpty ? 229 + 13 * keyRows : Int(top + Double(rows) * panelHeight + bottom)
  }

  // MARK: - Panels

  private var across: Int { min(figure.panelColumns, max(1, figure.panels.count)) }
  private var rows: Int { (figure.panels.count + across - 1) / across }
  private var isTitled: Bool { figure.panels.contains { !$0.title.isEmpty } }
  /// Key, and what stands above the first panel.
  private var top: Double { Double(keyRows) * Self.line + 6 }
  /// Tick marks and label of the axis that panels share.
  private var bottom: Double { 44 }
  /// With the gap above it.
  private var panelHeight: Double { across > 1 ? 118 : 145 }
  private var gap: Double { isTitled ? 20 : 10 }

  func isLowest(_ number: Int) -> Bool { number + across >= figure.panels.count }
  /// Whether it has a label of the vertical axis: panels side by side share that of the first if it is the same.
  func isLeftmost(_ number: Int) -> Bool {
    number % across == 0 || figure.panels[number].vertical.text != figure.panels[number - 1].vertical.text
  }

  /// Margins and title of a panel.
  func place(_ number: Int) -> [String] {
    let (row, column) = (Double(number / across), Double(number % across))
    let width = Double(Self.width)
    // The label of the vertical axis stands left of the first column only.
    let label = across > 1 ? 20.0 : 0
    let cell = (width - label) / Double(across)
    let left = label + column * cell + (across > 1 ? 36 : 58)
    let right = label + (column + 1) * cell - (across > 1 ? 8 : 12)
    let upper = top + row * panelHeight + gap
    let lower = top + (row + 1) * panelHeight
    func screen(_ length: Double) -> String { "\((length * 10).rounded() / 10)/\(height)." }
    let title = figure.panels[number].title
    return [
      "set lmargin at screen \(left)/\(Self.width).", "set rmargin at screen \(right)/\(Self.width).",
      "set tmargin at screen 1-\(screen(upper))", "set bmargin at screen 1-\(screen(lower))",
      title.isEmpty
        ? "unset label 1" : "set label 1 \(GnuplotText.quoted(title)) at graph 0,graph 1 left offset 0,0.5",
    ]
  }
}
