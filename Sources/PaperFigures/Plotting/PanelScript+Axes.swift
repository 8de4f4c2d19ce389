// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

extension PanelScript {
  /// Labels, ranges and tick marks where both axes are of numbers.
  /// - Parameter room: at the ends of the horizontal axis, as a share of its length.
  func numberAxes(room: Double) -> [String] {
    let horizontal = figure.horizontal
    return labels(horizontal, vertical)
      + [horizontalRange.command("x", room: room)] + ticks("x", horizontal, horizontalRange, !sharesHorizontal)
      + verticalAxis
  }

  /// Labels of both axes, and the scale of the vertical one.
  func namedAxes(_ horizontal: FigureAxis, _ vertical: FigureAxis) -> [String] {
    labels(horizontal, vertical) + ["unset logscale x"] + verticalAxis
  }

  private func labels(_ horizontal: FigureAxis, _ vertical: FigureAxis) -> [String] {
    let below = sharesHorizontal ? "''" : GnuplotText.quoted(horizontal.text)
    let beside = sharesVertical ? "''" : GnuplotText.quoted(vertical.text)
    return [
      "set xlabel \(below) offset 0,rise",
      // Side by side there is no room to spare.
      "set ylabel \(beside)" + (figure.panelColumns > 1 ? " offset 2*rise,0" : ""),
    ]
  }

  /// Range and tick marks of the values, with a line at 0 where they lie on both sides of it.
  private var verticalAxis: [String] {
    let drawn = drawable(points)
    let values = drawn.flatMap { point in
      // An interval that reaches down to 0 has no lower end on a logarithmic axis.
      [point.value, vertical.isLogarithmic ? max(point.low, point.value / 10) : point.low, point.high]
    }
    let range = AxisRange(values, of: vertical)
    let zero = range.crossesZero && !vertical.isLogarithmic
    return
      (vertical.isLogarithmic
      ? [range.command("y", room: 0.04)] : ["set yrange [\(vertical.startsAtZero && range.low == 0 ? "0" : "*"):*]"])
      + ticks("y", vertical, range, true)
      + [zero ? "set xzeroaxis lt 1 lw 0.8 lc rgb '#555555'" : "unset xzeroaxis"]
  }

  private func ticks(_ name: String, _ axis: FigureAxis, _ range: AxisRange, _ isLabelled: Bool) -> [String] {
    guard axis.isLogarithmic else {
      // A panel is too low for as many as gnuplot would take.
      let steps =
        name == "y" && !figure.panels.isEmpty ? "\(range.step(about: figure.panelColumns > 1 ? 4 : 5))" : "autofreq"
      return ["unset logscale \(name)", "set format \(name) '\(isLabelled ? "%g" : "")'", "set \(name)tics \(steps)"]
    }
    return ["set logscale \(name)", range.logarithmicTicks(name, isLabelled: isLabelled)]
  }

  /// Names of places below the picture: broken into lines, or where a word is too long for its place at a slant.
  var namesBelow: [String] {
    if sharesHorizontal { return ["set format x ''", "set xtics (\(ticks { _ in "''" }))"] }
    let room = 280.0 / Double(max(1, places.count))
    let letters = max(1, Int(room / PageLayout.letter))
    let broken = places.map { place -> [String]? in
      if case .name(let name) = place { GnuplotText.wrapped(name, letters: letters) } else { [] }
    }
    let isSlanted = broken.contains { $0 == nil }
    let marks = ticks { number in
      isSlanted ? GnuplotText.quoted(name(number)) : GnuplotText.quoted(lines: broken[number] ?? [])
    }
    return marks.isEmpty ? [] : ["set xtics (\(marks))" + (isSlanted ? " rotate by 35 right" : "")]
  }

  /// Names of places beside the picture.
  var namesBeside: [String] {
    let marks = ticks { GnuplotText.quoted(name($0)) }
    return marks.isEmpty ? [] : ["set ytics (\(marks))"]
  }

  private func name(_ number: Int) -> String { if case .name(let name) = places[number] { name } else { "" } }

  private func ticks(_ text: (Int) -> String) -> String {
    places.indices.filter { !name($0).isEmpty }.map { "\(text($0)) \($0)" }.joined(separator: ", ")
  }
}
