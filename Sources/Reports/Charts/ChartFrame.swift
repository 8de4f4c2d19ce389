// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// The drawing of a plot in units of its own, made so that its letters can be read on a page 320 pixels wide.
struct ChartFrame {
  static let width = 360.0
  static let height = 236.0
  let left: Double
  let right: Double
  let top = 26.0
  let bottom = 192.0

  let horizontal: RoundTicks
  let vertical: RoundTicks

  init(horizontal: RoundTicks, vertical: RoundTicks) {
    self.horizontal = horizontal
    self.vertical = vertical
    left = 12 + 7.5 * Double(vertical.labels.map(\.count).max() ?? 0)
    // Half of the last mark's label lies beyond it.
    right = Self.width - max(10, 4 * Double(horizontal.labels.last?.count ?? 0))
  }

  func x(_ value: Double) -> Double {
    left + (value - horizontal.low) / (horizontal.high - horizontal.low) * (right - left)
  }

  func y(_ value: Double) -> Double {
    bottom - (value - vertical.low) / (vertical.high - vertical.low) * (bottom - top)
  }

  /// Grid, marks and the names of both axes.
  func axes(horizontalName: String, verticalName: String) -> [Markup] {
    var parts: [Markup] = []
    for (value, label) in zip(vertical.values, vertical.labels) {
      parts.append(Self.line(left, y(value), right, y(value), colour: value == 0 ? "#1a1a1a" : "#d0d0d0"))
      parts.append(Self.label(label, left - 5, y(value) + 4, anchor: "end"))
    }
    for (value, label) in zip(horizontal.values, horizontal.labels) {
      parts.append(Self.line(x(value), bottom, x(value), bottom + 4, colour: "#1a1a1a"))
      parts.append(Self.label(label, x(value), bottom + 18, anchor: "middle"))
    }
    parts.append(Self.line(left, bottom, right, bottom, colour: "#1a1a1a"))
    parts.append(Self.label(horizontalName, (left + right) / 2, bottom + 37, anchor: "middle"))
    parts.append(Self.label(verticalName, 2, 14, anchor: "start"))
    return parts
  }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String) -> Markup {
    .empty(
      "line",
      [
        "x1": short(x1), "y1": short(y1), "x2": short(x2), "y2": short(y2), "stroke": colour,
      ])
  }

  static func label(_ text: String, _ x: Double, _ y: Double, anchor: String) -> Markup {
    .element("text", ["x": short(x), "y": short(y), "text-anchor": anchor], text)
  }

  /// With one decimal.
  static func short(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }

  /// The drawing with its name and description for those who do not see it.
  static func drawing(title: String, description: String, height: Double = height, _ parts: [Markup]) -> Markup {
    .element(
      "svg", ["class": "chart", "viewBox": "0 0 \(short(width)) \(short(height))", "role": "img", "aria-label": title],
      [.element("title", title), .element("desc", description)] + parts)
  }
}
