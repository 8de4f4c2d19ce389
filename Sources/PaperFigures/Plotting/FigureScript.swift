// SPDX-License-Identifier: GPL-3.0-or-later

/// The gnuplot commands that draw a figure to standard output, 8.5 cm wide: a column of a paper.
struct FigureScript {
  enum Format: String, CaseIterable {
    case svg, png

    /// Text is at least 7 points high on paper: a picture of 340 units is shown on 8.5 cm.
    fileprivate var terminal: String {
      switch self {
      case .svg: "svg size 340,255 noenhanced font 'Helvetica,10' background 'white'"
      case .png: "pngcairo size 1020,765 noenhanced font 'Helvetica,10' fontscale 2.2 linewidth 2.2 pointscale 2.2"
      }
    }
  }

  let figure: Figure
  let points: [FigurePoint]

  func text(_ format: Format) -> String {
    let body =
      switch figure.layout {
      case .lines: lines
      case .stackedBars: stackedBars
      case .horizontalBars: horizontalBars
      case .marks: marks
      case .groups: groups
      }
    return
      ([
        "set terminal \(format.terminal)", "set encoding utf8",
        "set key tmargin center horizontal samplen 1.5", "set grid lc rgb '#dddddd' lw 0.5", "set tics nomirror",
        "set border 3 lw 0.8", "set style fill solid 1 noborder",
      ] + body).map { $0 + "\n" }.joined()
  }

  // MARK: - Layouts

  private var lines: [String] {
    let shades = series.filter { figure.isEstimated && figure.references[$0.name] == nil }.map { part in
      "\(part.block) using 1:3:4 with filledcurves fc rgb '\(part.colour)' fs transparent solid 0.25 noborder notitle"
    }
    let curves = series.map { part -> String in
      guard figure.references[part.name] == nil else {
        let colour = FigurePalette.darker(part.colour)
        return "\(part.block) using 1:2 with lines lw 1.2 dt (8,6) lc rgb '\(colour)' notitle"
      }
      return "\(part.block) using 1:2 with lines lw 1.8 lc rgb '\(part.colour)' title \(quoted(part.name))"
    }
    let reference =
      figure.references.isEmpty
      ? [] : ["NaN with lines lw 1.2 dt (8,6) lc rgb '#555555' title \(quoted(figure.referenceTitle))"]
    return axes(figure.horizontal, figure.vertical) + ["set autoscale xfix"] + blocks
      + [plot(shades + curves + reference)]
  }

  private var stackedBars: [String] {
    // The top of each part is the sum of all below; what is drawn later covers what it stands on.
    var tops = [Double](repeating: 0, count: places.count)
    var drawn: [(title: String, colour: String, rows: [String])] = []
    for part in series {
      for point in part.points { tops[place(of: point)] += point.value / figure.vertical.divisor }
      drawn.append((part.name, part.colour, places.indices.map { "\(position(places[$0], $0)) \(tops[$0])" }))
    }
    let data = drawn.enumerated().flatMap { ["$part\($0.offset) << EOD"] + $0.element.rows + ["EOD"] }
    let positions = places.enumerated().map { position($0.element, $0.offset) }
    let ends = (first: positions.min() ?? 0, last: positions.max() ?? 0)
    let bars = drawn.indices.reversed().map { number in
      "$part\(number) using 1:2 with boxes fc rgb '\(drawn[number].colour)' title \(quoted(drawn[number].title))"
    }
    return axes(figure.horizontal, figure.vertical)
      + ["set boxwidth 0.7", "set grid noxtics", "set xrange [\(ends.first - 0.6):\(ends.last + 0.6)]"] + names(on: "x")
      + data
      + [plot(bars)]
  }

  private var horizontalBars: [String] {
    let bars = series.map { part -> (rows: [String], colour: String) in
      (
        part.points.map { point in "\(point.value / figure.vertical.divisor) \(place(of: point))" }, part.colour
      )
    }
    let data = bars.enumerated().flatMap { ["$part\($0.offset) << EOD"] + $0.element.rows + ["EOD"] }
    let drawn = bars.indices.flatMap { number in
      [
        "$part\(number) using ($1/2):2:(0):1:($2-0.35):($2+0.35) with boxxyerror fc rgb '\(bars[number].colour)' notitle",
        "$part\(number) using 1:2:(sprintf('%g', $1)) with labels left offset 0.5,0 notitle",
      ]
    }
    return axes(figure.vertical, figure.horizontal) + names(on: "y")
      + ["set yrange [\(places.count).0-0.4:-0.6]", "set xrange [0:*]", "set grid noytics", "set rmargin 4"] + data
      + [plot(drawn)]
  }

  private var marks: [String] {
    let spread = 0.5
    let data = series.enumerated().flatMap { number, part -> [String] in
      let step = Double(number) - Double(series.count - 1) / 2
      let rows = part.points.filter { $0.value.isFinite }.map { point in
        "\(Double(place(of: point)) + step * spread / Double(series.count)) \(point.value / figure.vertical.divisor)"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
    let drawn = series.enumerated().map { number, part in
      "\(part.block) using 1:2 with points pt \([7, 4, 9, 5, 13][number % 5]) ps 0.6 lc rgb '\(part.colour)' "
        + "title \(quoted(part.name))"
    }
    return axes(figure.horizontal, figure.vertical)
      + [
        "set xrange [-0.6:\(Double(places.count) - 0.4)]", "set grid noxtics", "set offsets 0,0,graph 0.05,graph 0.05",
      ]
      + names(on: "x") + data + [plot(drawn)]
  }

  private var groups: [String] {
    var (data, ticks, first) = ([String](), [String](), 0)
    for part in series {
      let rows = part.points.enumerated().map { "\(first + $0.offset) \($0.element.value / figure.vertical.divisor)" }
      data += ["\(part.block) << EOD"] + rows + ["EOD"]
      ticks.append("\(quoted(part.name)) \(Double(first) + Double(part.points.count - 1) / 2)")
      first += part.points.count
    }
    let drawn = series.map { part in
      "\(part.block) using 1:2 with points pt 7 ps 0.5 lc rgb '\(part.colour)' notitle"
    }
    let limits = figure.limits.map { "\($0) with lines lw 1 dt (8,6) lc rgb '#555555' notitle" }
    return axes(figure.horizontal, figure.vertical)
      + ["set xrange [-1:\(first)]", "set xtics (\(ticks.joined(separator: ", ")))", "set grid noxtics"] + data
      + [plot(limits + drawn)]
  }

  // MARK: - Parts

  private struct Series {
    let name: String
    let block: String
    let colour: String
    let points: [FigurePoint]
  }

  /// In the order of the table. A reference has the colour of what it is held against.
  private var series: [Series] {
    var names: [String] = []
    for point in points where !names.contains(point.series) { names.append(point.series) }
    let own = names.filter { figure.references[$0] == nil }
    return names.enumerated().map { number, name in
      let shown = figure.references[name] ?? name
      return Series(
        name: name, block: "$series\(number)",
        colour: FigurePalette.colour(of: shown, at: own.firstIndex(of: shown) ?? number),
        points: points.filter { $0.series == name })
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
        let values = [point.value, point.low, point.high].map { value in
          value.isFinite ? "\(value / figure.vertical.divisor)" : "NaN"
        }
        return "\(position(point.place, 0) / figure.horizontal.divisor) \(values.joined(separator: " "))"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
  }

  private func axes(_ horizontal: FigureAxis, _ vertical: FigureAxis) -> [String] {
    ["set xlabel \(quoted(horizontal.text))", "set ylabel \(quoted(vertical.text))"]
      + (horizontal.startsAtZero ? ["set xrange [0:*]"] : []) + (vertical.startsAtZero ? ["set yrange [0:*]"] : [])
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
