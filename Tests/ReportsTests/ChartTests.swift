// SPDX-License-Identifier: GPL-3.0-or-later

import PaperFigures
import Testing

@testable import Reports

struct ChartTests {
  @Test("Marks stand at round numbers that hold the range")
  func ticks() {
    let shares = RoundTicks(0.52...0.81)
    #expect(
      shares.labels == ["0.50", "0.60", "0.70", "0.80", "0.90"] || shares.labels == ["0.5", "0.6", "0.7", "0.8", "0.9"])
    #expect(RoundTicks(0...1_950_000_000).labels == ["0", "0.5B", "1.0B", "1.5B", "2.0B"])
    #expect(RoundTicks(-0.3...0.3).labels == ["-0.4", "-0.2", "0", "0.2", "0.4"])
    #expect(RoundTicks(1...3, count: 5, wholeNumbers: true).values == [0, 1, 2, 3])
    #expect(RoundTicks(900...1100).values == [900, 950, 1000, 1050, 1100])
    // A constant has an axis too.
    #expect(RoundTicks(5...5).low < 5 && RoundTicks(5...5).high > 5)
    #expect(RoundTicks(0...0).high > 0)
  }

  @Test("A point is drawn where its axes say, and a gap breaks the line")
  func places() throws {
    let frame = ChartFrame(horizontal: RoundTicks(0...10), vertical: RoundTicks(0...4))
    #expect(frame.y(0) == frame.bottom && frame.y(4) == frame.top && frame.y(2) == (frame.top + frame.bottom) / 2)
    let horizontal = frame.horizontal
    #expect(frame.x(horizontal.low) == frame.left && frame.x(horizontal.high) == frame.right)
    let points = [1.0, 2, .nan, 3, 4].enumerated().map {
      Series.Point(x: Double($0.offset), mean: $0.element, low: .nan, high: .nan)
    }
    #expect(Series(name: "a", points: points).runs.map(\.count) == [2, 2])
    let styles = SeriesStyle.styles(["#000000"])
    let chart = LineChart(
      title: "t", horizontalName: "x", verticalName: "y", series: [Series(name: "a", points: points)], styles: styles)
    let source = try #require(chart.markup).source
    #expect(source.split(separator: "<path").count - 1 == 2)
    #expect(source.contains("role=\"img\"") && source.contains("<title>t</title>") && source.contains("<desc>"))
    let empty = Series(name: "a", points: [])
    #expect(
      LineChart(title: "t", horizontalName: "x", verticalName: "y", series: [empty], styles: styles).markup == nil)
  }

  @Test("A regime has one colour everywhere, and others take those that are left")
  func palette() {
    let presets = [
      "exploitative", "laissez-faire", "random", "fairshare", "provenance-subsidy", "edvex", "fairshare-subsidy",
    ]
    let colours = RegimePalette.colours(of: presets)
    #expect(Set(colours).count == 7)
    #expect(RegimePalette.colours(of: presets.reversed()) == colours.reversed())
    #expect(RegimePalette.colours(of: ["mine", "fairshare", "yours"])[1] == colours[3])
    #expect(Set(RegimePalette.colours(of: ["mine", "fairshare", "yours"])).count == 3)
    #expect(RegimePalette.colours(of: presets + ["mine"]).count == 8)
  }
}
