// SPDX-License-Identifier: GPL-3.0-or-later

/// The gnuplot commands that draw one panel, without terminal and style.
struct PanelScript {
  let figure: Figure
  let vertical: FigureAxis
  /// Of all panels, so that those above each other have the same.
  let horizontalRange: AxisRange
  /// Of all series of the figure, in the order of the table.
  let names: [String]
  let points: [FigurePoint]
  /// Whether the horizontal axis is labelled by a panel below.
  var sharesHorizontal = false
  /// Whether the vertical axis is labelled by a panel to the left.
  var sharesVertical = false
  /// Names on the axis that panels share; nil where there are no others.
  var sharedPlaces: [FigurePoint.Place]? = nil

  var commands: [String] {
    switch figure.layout {
    case .lines: lines
    case .joinedMarks: joinedMarks
    case .stackedBars: stackedBars
    case .horizontalBars: horizontalBars
    case .marks: marks
    case .rows: rows
    case .groups: groups
    }
  }

  // MARK: - Series

  struct Series {
    let name: String
    let block: String
    let colour: String
    /// The number of a mark: series can be told apart without colour.
    let mark: Int
    let points: [FigurePoint]
  }

  /// In the order of the table. A reference has the colour of what it is held against.
  var series: [Series] {
    let own = names.filter { figure.references[$0] == nil }
    let colours = Dictionary(uniqueKeysWithValues: zip(own, RegimePalette.colours(of: own)))
    return names.enumerated().compactMap { number, name in
      let points = points.filter { $0.series == name }
      if points.isEmpty { return nil }
      let shown = figure.references[name] ?? name
      let place = own.firstIndex(of: shown) ?? number
      return Series(
        name: name, block: "$series\(number)", colour: colours[shown] ?? RegimePalette.black,
        mark: [7, 5, 9, 11, 4, 6, 8][place % 7], points: points)
    }
  }

  func reference(_ part: Series) -> String {
    "\(part.block) using 1:2 with lines lw 1.3 dt (7,4) lc rgb '\(FigurePalette.darker(part.colour))' notitle"
  }

  var referenceKey: [String] {
    !names.contains { figure.references[$0] != nil }
      ? [] : ["NaN with lines lw 1.3 dt (7,4) lc rgb '#333333' title \(GnuplotText.quoted(figure.referenceTitle))"]
  }

  // MARK: - Places and numbers

  /// In the order of the table.
  var places: [FigurePoint.Place] { sharedPlaces ?? Self.places(of: points) }

  static func places(of points: [FigurePoint]) -> [FigurePoint.Place] {
    var places: [FigurePoint.Place] = []
    for point in points where !places.contains(point.place) { places.append(point.place) }
    return places
  }

  func place(of point: FigurePoint) -> Int { places.firstIndex(of: point.place) ?? 0 }

  func position(_ place: FigurePoint.Place, _ number: Int) -> Double {
    if case .number(let value) = place { value } else { Double(number) }
  }

  /// Horizontal place, value and interval of every series with numbers for places.
  var blocks: [String] {
    series.flatMap { part in
      let rows = drawable(part.points).map { point in
        "\(position(point.place, 0) / figure.horizontal.divisor) \(numbers(point))"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
  }

  /// Points that have a place on the axes: logarithmic ones have none for what is not above 0.
  func drawable(_ points: [FigurePoint]) -> [FigurePoint] {
    points.filter { point in
      point.value.isFinite && (!vertical.isLogarithmic || point.value > 0)
        && (!figure.horizontal.isLogarithmic || position(point.place, 1) > 0)
    }
  }

  /// Value and interval. Where the axis has no place for the lower end, the interval is drawn down to a tenth of the
  /// value.
  func numbers(_ point: FigurePoint) -> String {
    let low = vertical.isLogarithmic && point.low <= 0 ? point.value / 10 : point.low
    return [point.value, low, point.high].map { $0.isFinite ? "\($0 / vertical.divisor)" : "NaN" }
      .joined(separator: " ")
  }

  func plot(_ parts: [String]) -> String { "plot " + parts.joined(separator: ", \\\n  ") }
}
