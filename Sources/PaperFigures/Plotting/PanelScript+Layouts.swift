// SPDX-License-Identifier: GPL-3.0-or-later

extension PanelScript {
  /// Lines with shaded intervals, and now and then a mark that tells a line without its colour.
  var lines: [String] {
    let own = series.filter { figure.references[$0.name] == nil }
    // Where many shades lie on each other, each is fainter.
    let opacity = own.count > 3 ? 0.15 : 0.22
    let shades = (figure.isEstimated ? own : []).map { part in
      "\(part.block) using 1:3:4 with filledcurves fc rgb '\(part.colour)' fs transparent solid \(opacity) noborder "
        + "notitle"
    }
    let dashed = series.filter { figure.references[$0.name] != nil }.map(reference)
    let curves = own.enumerated().flatMap { number, part -> [String] in
      // Marks of lines that run together stand beside each other.
      let step = max(1, (part.points.count + 4) / 5)
      let look = "pt \(part.mark) ps 0.6 lc rgb '\(part.colour)'"
      return [
        "\(part.block) using 1:2 with lines lw 1.8 lc rgb '\(part.colour)' notitle",
        "\(part.block) using 1:2 every \(step)::\(number * step / max(1, own.count)) with points \(look) notitle",
        "NaN with linespoints lw 1.8 \(look) title \(GnuplotText.quoted(part.name))",
      ]
    }
    return numberAxes(room: 0) + blocks + [plot(shades + curves + dashed + referenceKey)]
  }

  /// Marks with intervals, joined.
  var joinedMarks: [String] {
    let drawn = series.flatMap { part -> [String] in
      if figure.references[part.name] != nil { return [reference(part)] }
      let look = "pt \(part.mark) ps 0.6 lc rgb '\(part.colour)'"
      return ["\(part.block) using 1:2 with linespoints lw 1.3 \(look) title \(GnuplotText.quoted(part.name))"]
        + (figure.isEstimated ? ["\(part.block) using 1:2:3:4 with yerrorbars lw 1 \(look) notitle"] : [])
    }
    return numberAxes(room: 0.03) + blocks + [plot(drawn + referenceKey)]
  }

  /// Bars whose parts stand on each other, those above 0 upwards from it and those below 0 downwards.
  var stackedBars: [String] {
    var (tops, bottoms) = ([Double](repeating: 0, count: places.count), [Double](repeating: 0, count: places.count))
    var data: [String] = []
    var bars: [String] = []
    for (number, part) in series.enumerated() {
      let rows = part.points.filter { $0.value.isFinite }.map { point in
        let place = place(of: point)
        let value = point.value / vertical.divisor
        let start = value < 0 ? bottoms[place] : tops[place]
        if value < 0 { bottoms[place] += value } else { tops[place] += value }
        return "\(position(point.place, place)) \(start) \(start + value)"
      }
      data += ["$part\(number) << EOD"] + rows + ["EOD"]
      bars.append(
        "$part\(number) using 1:2:($1-0.35):($1+0.35):2:3 with boxxyerror fc rgb '\(part.colour)' "
          + "title \(GnuplotText.quoted(part.name))")
    }
    let positions = places.enumerated().map { position($0.element, $0.offset) }
    let ends = (first: positions.min() ?? 0, last: positions.max() ?? 0)
    let isSigned = bottoms.contains { $0 < 0 }
    return namedAxes(figure.horizontal, vertical)
      + ["set grid noxtics", "set xrange [\(ends.first - 0.6):\(ends.last + 0.6)]"]
      + [
        isSigned ? "set xzeroaxis lt 1 lw 0.8 lc rgb '#555555'" : "unset xzeroaxis",
        "set yrange [\(isSigned ? "*" : "0"):*]",
      ] + namesBelow + data + [plot(bars)]
  }

  /// One bar for each place, with its value at its end.
  var horizontalBars: [String] {
    let bars = series.map { part in
      (rows: part.points.map { "\($0.value / vertical.divisor) \(place(of: $0))" }, colour: part.colour)
    }
    let data = bars.enumerated().flatMap { ["$part\($0.offset) << EOD"] + $0.element.rows + ["EOD"] }
    let drawn = bars.indices.flatMap { number in
      [
        "$part\(number) using ($1/2):2:(0):1:($2-0.35):($2+0.35) with boxxyerror fc rgb '\(bars[number].colour)' notitle",
        "$part\(number) using 1:2:(sprintf('%g', $1)) with labels left offset 0.9,0 notitle",
      ]
    }
    return [
      "set xlabel \(GnuplotText.quoted(vertical.text)) offset 0,rise",
      "set ylabel \(GnuplotText.quoted(figure.horizontal.text))",
    ]
      + namesBeside
      + ["set yrange [\(places.count).0-0.4:-0.6]", "set xrange [0:*]", "set grid noytics", "set rmargin 4"] + data
      + [plot(drawn)]
  }

  /// Marks with intervals, side by side at each place.
  var marks: [String] {
    let spread = 0.5
    let data = series.enumerated().flatMap { number, part -> [String] in
      let step = Double(number) - Double(series.count - 1) / 2
      let rows = drawable(part.points).map { point in
        "\(Double(place(of: point)) + step * spread / Double(series.count)) \(numbers(point))"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
    let drawn = series.flatMap { part -> [String] in
      let look = "pt \(part.mark) ps 0.7 lc rgb '\(part.colour)'"
      return ["\(part.block) using 1:2 with points \(look) title \(GnuplotText.quoted(part.name))"]
        + (figure.isEstimated ? ["\(part.block) using 1:2:3:4 with yerrorbars \(look) notitle"] : [])
    }
    return namedAxes(figure.horizontal, vertical)
      + ["set xrange [-0.6:\(Double(places.count) - 0.4)]", "set grid noxtics"]
      + (vertical.isLogarithmic ? [] : ["set offsets 0,0,graph 0.05,graph 0.05"])
      + namesBelow + data + [plot(drawn)]
  }

  /// Marks with intervals, with names on the vertical axis, the first on top.
  var rows: [String] {
    let spread = 0.6
    let data = series.enumerated().flatMap { number, part -> [String] in
      let step = Double(number) - Double(series.count - 1) / 2
      let rows = part.points.filter { $0.value.isFinite }.map { point in
        let (value, low, high) = (point.value, point.low, point.high)
        let height = Double(place(of: point)) + step * spread / Double(series.count)
        return "\(value / vertical.divisor) \(height) \(low / vertical.divisor) \(high / vertical.divisor)"
      }
      return ["\(part.block) << EOD"] + rows + ["EOD"]
    }
    let drawn = series.flatMap { part -> [String] in
      let look = "pt \(part.mark) ps 0.6 lc rgb '\(part.colour)'"
      return ["\(part.block) using 1:2 with points \(look) title \(GnuplotText.quoted(part.name))"]
        + (figure.isEstimated ? ["\(part.block) using 1:2:3:4 with xerrorbars \(look) notitle"] : [])
    }
    let limits = figure.limits.map { "set arrow from \($0),graph 0 to \($0),graph 1 nohead dt (7,4) lc rgb '#333333'" }
    return [
      "set xlabel \(GnuplotText.quoted(vertical.text)) offset 0,0.5",
      "set ylabel \(GnuplotText.quoted(figure.horizontal.text))",
      "\(vertical.isLogarithmic ? "" : "un")set logscale x", "set xrange [*:*]",
      "set yrange [\(places.count).0-0.4:-0.6]", "set grid noytics", "set offsets graph 0.03,graph 0.03,0,0",
    ] + namesBeside + limits + data + [plot(drawn)]
  }

  /// Marks in the order of the table; those far from 0 have their names beside them.
  var groups: [String] {
    var (data, ticks, first) = ([String](), [String](), 0)
    var named: [(name: String, place: Int, value: Double)] = []
    for part in series {
      data += ["\(part.block) << EOD"]
      for (number, point) in part.points.enumerated() {
        let value = point.value / vertical.divisor
        data.append("\(first + number) \(value)")
        if abs(point.value) > figure.namedBeyond, case .name(let name) = point.place {
          named.append((name, first + number, value))
        }
      }
      data.append("EOD")
      ticks.append("\(GnuplotText.quoted(part.name)) \(Double(first) + Double(part.points.count - 1) / 2)")
      first += part.points.count
    }
    // Neighbours are told apart, and no group has a colour that could mean something.
    let drawn = series.enumerated().map { number, part in
      "\(part.block) using 1:2 with points pt \(number % 2 == 0 ? 7 : 9) ps 0.5 "
        + "lc rgb '\(number % 2 == 0 ? RegimePalette.blue : RegimePalette.vermillion)' notitle"
    }
    let limits = figure.limits.map { "\($0) with lines lw 1.2 dt (7,4) lc rgb '#333333' notitle" }
    // Away from 0, and within the picture.
    let labels = named.map { mark -> String in
      let share = Double(mark.place) / Double(first)
      let side = share < 0.2 ? "left" : share > 0.8 ? "right" : "center"
      return "set label \(GnuplotText.quoted(mark.name)) at \(mark.place),\(mark.value) \(side) "
        + "offset 0,\(mark.value < 0 ? -0.7 : 0.7) font ',8'"
    }
    return namedAxes(figure.horizontal, vertical)
      + ["set xrange [-1:\(first)]", "set xtics (\(ticks.joined(separator: ", ")))", "set grid noxtics"] + data + labels
      + [plot(limits + drawn)]
  }
}
