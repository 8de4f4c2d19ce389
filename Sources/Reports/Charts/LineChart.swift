// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines with their 95% intervals shaded, or points with bars where there is no order to join them by.
struct LineChart {
  let title: String
  let horizontalName: String
  let verticalName: String
  let series: [Series]
  let styles: [SeriesStyle]
  var joined = true
  /// Whether the horizontal axis has whole numbers only, such as periods.
  var wholeNumbers = false

  /// Nil when there is nothing to draw.
  var markup: Markup? {
    let points = series.flatMap(\.points).filter(\.mean.isFinite)
    let heights = points.flatMap { [$0.mean, $0.low, $0.high] }.filter(\.isFinite)
    guard let low = heights.min(), let high = heights.max(), let first = points.map(\.x).min(),
      let last = points.map(\.x).max()
    else { return nil }
    var horizontal = RoundTicks(first...last, count: 5, wholeNumbers: wholeNumbers)
    // Long labels need the room of two.
    if horizontal.labels.contains(where: { $0.count > 4 }) {
      horizontal = RoundTicks(first...last, count: 3, wholeNumbers: wholeNumbers)
    }
    let frame = ChartFrame(horizontal: horizontal, vertical: RoundTicks(low...high))
    let axes = frame.axes(horizontalName: horizontalName, verticalName: verticalName)
    let bands = joined ? zip(series, styles).flatMap { band($0, $1, frame) } : []
    let lines = zip(series, styles).flatMap { line($0, $1, frame) }
    return ChartFrame.drawing(title: title, description: Self.description(series), axes + bands + lines)
  }

  /// How each series begins and ends.
  static func description(_ series: [Series]) -> String {
    series.map { series in
      guard let first = series.points.first(where: \.mean.isFinite),
        let last = series.points.last(where: \.mean.isFinite)
      else { return "\(series.name): no values." }
      let ends = [first, last].map { NumberText.plain($0.mean) }
      return "\(series.name): from \(ends[0]) to \(ends[1])."
    }.joined(separator: " ")
  }

  private func band(_ series: Series, _ style: SeriesStyle, _ frame: ChartFrame) -> [Markup] {
    series.points.split { !$0.low.isFinite || !$0.high.isFinite }.map { run in
      let edge = run.map { (frame.x($0.x), frame.y($0.high)) } + run.reversed().map { (frame.x($0.x), frame.y($0.low)) }
      return .empty("path", ["d": Self.path(edge) + "Z", "fill": style.colour, "fill-opacity": "0.18"])
    }
  }

  private func line(_ series: Series, _ style: SeriesStyle, _ frame: ChartFrame) -> [Markup] {
    var parts: [Markup] = []
    if joined {
      parts += series.runs.map { run in
        .empty(
          "path",
          [
            "d": Self.path(run.map { (frame.x($0.x), frame.y($0.mean)) }), "fill": "none", "stroke": style.colour,
            "stroke-width": "2", "stroke-dasharray": style.dashes,
          ])
      }
    }
    let isDotted = !joined || series.points.count <= 12
    for point in series.points where isDotted && point.mean.isFinite {
      let x = frame.x(point.x)
      if !joined && point.low.isFinite && point.high.isFinite {
        parts.append(ChartFrame.line(x, frame.y(point.low), x, frame.y(point.high), colour: style.colour))
      }
      parts.append(
        .empty(
          "circle",
          [
            "cx": ChartFrame.short(x), "cy": ChartFrame.short(frame.y(point.mean)), "r": "2.5", "fill": style.colour,
          ]))
    }
    return parts
  }

  private static func path(_ places: [(Double, Double)]) -> String {
    places.enumerated().map { number, place in
      (number == 0 ? "M" : "L") + ChartFrame.short(place.0) + " " + ChartFrame.short(place.1)
    }.joined()
  }
}
