// SPDX-License-Identifier: GPL-3.0-or-later

/// The gnuplot commands that draw one panel, without terminal and style.
struct PanelScript {
  let figure: Figure
  let vertical: FigureAxis
  /// Of all series of the figure, in the order of the table.
  let names: [String]
  let points: [FigurePoint]
  /// Whether the horizontal axis is labelled by a panel below.
  var sharesHorizontal = false

  var commands: [String] {
    switch figure.layout {
    case .lines: lines
    case .joinedMarks: joinedMarks
    case .stackedBars: stackedBars
    case .horizontalBars: horizontalBars
    case .marks: marks
    case .groups: groups
    }
  }

  // MARK: - Layouts

  private var lines: [String] {
    let shades = series.filter { figure.isEstimated && figure.references[$0.name] == nil }.map { part in
      "\(part.block) using 1:3:4 with filledcurves fc rgb '\(part.colour)' fs transparent solid 0.25 noborder notitle"
    }
    let curves = series.map { part -> String in
      if figure.references[part.name] != nil { return reference(part) }
      return "\(part.block) using 1:2 with lines lw 1.8 lc rgb '\(part.colour)' title \(quoted(part.name))"
    }
    return axes(figure.horizontal, vertical) + ["set autoscale xfix"] + blocks
      + [plot(shades + curves + referenceKey)]
  }

  private func reference(_ part: Series) -> String {
    "\(part.block) using 1:2 with lines lw 1.2 dt (8,6) lc rgb '\(FigurePalette.darker(part.colour))' notitle"
  }

  private var referenceKey: [String] {
    figure.references.isEmpty
      ? [] : ["NaN with lines lw 1.2 dt (8,6) lc rgb '#555555' title \(quoted(figure.referenceTitle))"]
  }

  private var joinedMarks: [String] {
    let drawn = series.flatMap { part -> [String] in
      if figure.references[part.name] != nil { return [reference(part)] }
      let look = "pt \(part.mark) ps 0.5 lc rgb '\(part.colour)'"
      return ["\(part.block) using 1:2 with linespoints lw 1.2 \(look) title \(quoted(part.name))"]
        + (figure.isEstimated ? ["\(part.block) using 1:2:3:4 with yerrorbars lw 1 \(look) notitle"] : [])
    }
    return axes(figure.horizontal, vertical) + (figure.horizontal.isLogarithmic ? [] : ["set autoscale xfix"]) + [
      "set offsets graph 0.02,graph 0.02,0,0"
    ] + blocks
      + [plot(drawn + referenceKey)]
  }

  private var stackedBars: [String] {
    // The top of each part is the sum of all below; what is drawn later covers what it stands on.
    var tops = [Double](repeating: 0, count: places.count)
    var drawn: [(title: String, colour: String, rows: [String])] = []
    for part in series {
      for point in part.points { tops[place(of: point)] += point.value / vertical.divisor }
      drawn.append((part.name, part.colour, places.indices.map { "\(position(places[$0], $0)) \(tops[$0])" }))
    }
    let data = drawn.enumerated().flatMap { ["$part\($0.offset) << EOD"] + $0.element.rows + ["EOD"] }
    let positions = places.enumerated().map { position($0.element, $0.offset) }
    let ends = (first: positions.min() ?? 0, last: positions.max() ?? 0)
    let bars = drawn.indices.reversed().map { number in
      "$part\(number) using 1:2 with boxes fc rgb '\(drawn[number].colour)' title \(quoted(drawn[number].title))"
    }
    return axes(figure.horizontal, vertical)
      + ["set boxwidth 0.7", "set grid noxtics", "set xrange [\(ends.first - 0.6):\(ends.last + 0.6)]"] + names(on: "x")
      + data
      + [plot(bars)]
  }

  private var horizontalBars: [String] {
    let bars = series.map { part -> (rows: [String], colour: String) in
      (
        part.points.map { point in "\(point.value / vertical.divisor) \(place(of: point))" }, part.colour
      )
    }
    let data = bars.enumerated().flatMap { ["$part\($0.offset) << EOD"] + $0.element.rows + ["EOD"] }
    let drawn = bars.indices.flatMap { number in
      [
        "$part\(number) using ($1/2):2:(0):1:($2-0.35):($2+0.35) with boxxyerror fc rgb '\(bars[number].colour)' notitle",
        "$part\(number) using 1:2:(sprintf('%g', $1)) with labels left offset 0.5,0 notitle",
      ]
    }
    return axes(vertical, figure.horizontal) + names(on: "y")
      + ["set yrange [\(places.count).0-0.4:-0.6]", "set xrange [0:*]", "set grid noytics", "set rmargin 4"] + data
      + [plot(drawn)]
  }

  private var marks: [String] {
    let spread = 0.5
    let data = series.enumerated().flatMap { number, part -> [String] in
      let step = Double(number) - Double(series.count - 1) / 2
      let rows = part.points.filter { $0.value.isFinite }.map { point in
        "\(Double(place(of: point)) + step * spread / Double(series.count)) \(numbers(point))"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
    let drawn = series.flatMap { part -> [String] in
      let look = "pt \(part.mark) ps 0.6 lc rgb '\(part.colour)'"
      return ["\(part.block) using 1:2 with points \(look) title \(quoted(part.name))"]
        + (figure.isEstimated ? ["\(part.block) using 1:2:3:4 with yerrorbars \(look) notitle"] : [])
    }
    return axes(figure.horizontal, vertical)
      + [
        "set xrange [-0.6:\(Double(places.count) - 0.4)]", "set grid noxtics", "set offsets 0,0,graph 0.05,graph 0.05",
      ]
      + names(on: "x") + data + [plot(drawn)]
  }

  private var groups: [String] {
    var (data, ticks, first) = ([String](), [String](), 0)
    for part in series {
      let rows = part.points.enumerated().map { "\(first + $0.offset) \($0.element.value / vertical.divisor)" }
      data += ["\(part.block) << EOD"] + rows + ["EOD"]
      ticks.append("\(quoted(part.name)) \(Double(first) + Double(part.points.count - 1) / 2)")
      first += part.points.count
    }
    let drawn = series.map { part in
      "\(part.block) using 1:2 with points pt 7 ps 0.5 lc rgb '\(part.colour)' notitle"
    }
    let limits = figure.limits.map { "\($0) with lines lw 1 dt (8,6) lc rgb '#555555' notitle" }
    return axes(figure.horizontal, vertical)
      + ["set xrange [-1:\(first)]", "set xtics (\(ticks.joined(separator: ", ")))", "set grid noxtics"] + data
      + [plot(limits + drawn)]
  }

  // MARK: - Parts

  private struct Series {
    let name: String
    let block: String
    let colour: String
    /// The number of a mark: those of one series can be told apart without colour.
    let mark: Int
    let points: [FigurePoint]
  }

  /// In the order of the table. A reference has the colour of what it is held against.
  private var series: [Series] {
    let own = names.filter { figure.references[$0] == nil }
    return names.enumerated().compactMap { number, name in
      let points = points.filter { $0.series == name }
      if points.isEmpty { return nil }
      let shown = figure.references[name] ?? name
      let place = own.firstIndex(of: shown) ?? number
      return Series(
        name: name, block: "$series\(number)", colour: FigurePalette.colour(of: shown, at: place),
        mark: [7, 4, 9, 5, 13, 6, 11][place % 7], points: points)
    }
  }

  /// In the order of the table.
  private var places: [FigurePoint.Place] {
    var places: [FigurePoint.Place] = []
    for point in points where !places.contains(point.place) { places.append(point.place) }
    return places
  }

  private func place(of point: FigurePoint) -> Int { places.firstIndex(of: point.place) ?? 0 }

  private func position(_ place: FigurePoint.Place, _ number: Int) -> Double {
    if case .number(let value) = place { value } else { Double(number) }
  }

  /// Horizontal place, value and interval of every series with numbers for places.
  private var blocks: [String] {
    series.flatMap { part in
      let rows = part.points.filter { $0.value.isFinite }.map { point in
        "\(position(point.place, 0) / figure.horizontal.divisor) \(numbers(point))"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
  }

  /// Value and interval.
  private func numbers(_ point: FigurePoint) -> String {
    [point.value, point.low, point.high].map { $0.isFinite ? "\($0 / vertical.divisor)" : "NaN" }
      .joined(separator: " ")
  }

  private func axes(_ horizontal: FigureAxis, _ vertical: FigureAxis) -> [String] {
    ["set xlabel \(quoted(sharesHorizontal ? "" : horizontal.text))", "set ylabel \(quoted(vertical.text))"]
      + scale("x", horizontal) + scale("y", vertical)
  }

  private func scale(_ name: String, _ axis: FigureAxis) -> [String] {
    (axis.isLogarithmic ? ["set logscale \(name)"] : ["unset logscale \(name)"])
      + ["set \(name)range [\(axis.startsAtZero ? "0" : "*"):*]"]
  }

  private func names(on axis: String) -> [String] {
    let named = places.enumerated().compactMap { number, place in
      if case .name(let name) = place { "\(quoted(name)) \(number)" } else { nil }
    }
    return named.isEmpty ? [] : ["set \(axis)tics (\(named.joined(separator: ", ")))"]
  }

  private func plot(_ parts: [String]) -> String { "plot " + parts.joined(separator: ", \\\n  ") }

  /// Within single quotes nothing has a meaning but they themselves.
  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
