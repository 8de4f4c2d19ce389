// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments

/// A line of a plot or a group of its bars.
struct Series {
  struct Point {
    let x: Double
    let mean: Double
    /// Ends of the 95% interval; NaN where there is none.
    let low: Double
    let high: Double
  }

  let name: String
  /// By x.
  let points: [Point]

  /// The points that can be drawn, in runs without gaps.
  var runs: [[Point]] {
    points.split { !$0.mean.isFinite }.map(Array.init)
  }
}

/// How a series is told from others: by colour, and by the pattern of its line for those who see none.
struct SeriesStyle {
  let colour: String
  let dashes: String

  private static let patterns = ["none", "8 4", "2 3", "10 3 2 3", "5 2", "12 3 2 3 2 3", "1 2"]

  static func styles(_ colours: [String]) -> [SeriesStyle] {
    colours.enumerated().map { SeriesStyle(colour: $1, dashes: patterns[$0 % patterns.count]) }
  }
}
