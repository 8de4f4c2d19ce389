// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars to the right (or left, below 0) of names, with the 95% interval of each as a line.
struct BarChart {
  let title: String
  let horizontalName: String
  let names: [String]
  /// One bar for each name in each series; `x` is the place of the name.
  let series: [Series]
  let styles: [SeriesStyle]

  private static let bar = 11.0

  /// Nil when there is nothing to draw.
  var markup: Markup? {
    let ends = series.flatMap(\.points).flatMap { [$0.mean, $0.low, $0.high] }.filter(\.isFinite)
    guard let least = ends.min(), let most = ends.max() else { return nil }
    let ticks = RoundTicks(min(0, least)...max(0, most), count: 4)
    let (left, right) = (24.0, 340.0)
    let group = 20 + Self.bar * Double(series.count) + 5
    let bottom = 4 + group * Double(names.count)
    func x(_ value: Double) -> Double { left + (value - ticks.low) / (ticks.high - ticks.low) * (right - left) }
    var parts: [Markup] = []
    for (value, label) in zip(ticks.values, ticks.labels) {
      parts.append(ChartFrame.line(x(value), 0, x(value), bottom + 4, colour: value == 0 ? "#1a1a1a" : "#d0d0d0"))
      parts.append(ChartFrame.label(label, x(value), bottom + 18, anchor: "middle"))
    }
    parts.append(ChartFrame.label(horizontalName, (left + right) / 2, bottom + 37, anchor: "middle"))
    for (place, name) in names.enumerated() {
      let top = 4 + group * Double(place)
      parts.append(ChartFrame.label(name, 2, top + 14, anchor: "start"))
      for (row, (line, style)) in zip(series, styles).enumerated() {
        guard let point = line.points.first(where: { $0.x == Double(place) }), point.mean.isFinite else { continue }
        let y = top + 19 + Self.bar * Double(row)
        let edges = [x(0), x(point.mean)].sorted()
        parts.append(
          .empty(
            "rect",
            [
              "x": ChartFrame.short(edges[0]), "y": ChartFrame.short(y),
              "width": ChartFrame.short(max(0.5, edges[1] - edges[0])), "height": ChartFrame.short(Self.bar - 2),
              "fill": style.colour,
            ]))
        if point.low.isFinite && point.high.isFinite {
          let middle = y + Self.bar / 2 - 1
          parts.append(
            .empty(
              "path",
              [
                "d": "M\(ChartFrame.short(x(point.low))) \(ChartFrame.short(middle))H\(ChartFrame.short(x(point.high)))"
                  + "M\(ChartFrame.short(x(point.low))) \(ChartFrame.short(middle - 3))v6"
                  + "M\(ChartFrame.short(x(point.high))) \(ChartFrame.short(middle - 3))v6",
                "stroke": "#1a1a1a", "stroke-width": "1.5", "fill": "none",
              ]))
        }
      }
    }
    return ChartFrame.drawing(title: title, description: description, height: bottom + 44, parts)
  }

  private var description: String {
    series.map { line in
      line.name + ": "
        + line.points.map { names[Int($0.x)] + " " + NumberText.plain($0.mean) }.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}
