// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// From where to where an axis goes, and where its tick marks are.
struct AxisRange {
  /// As drawn, in the unit of the axis.
  let low: Double
  let high: Double
  private let axis: FigureAxis

  /// - Parameters:
  ///   - values: in the unit of the table; those that cannot be drawn are passed over.
  ///   - axis: divides them.
  init(_ values: [Double], of axis: FigureAxis) {
    self.axis = axis
    let drawn = values.map { $0 / axis.divisor }.filter { $0.isFinite && (!axis.isLogarithmic || $0 > 0) }
    let (least, most) = (drawn.min() ?? (axis.isLogarithmic ? 1 : 0), drawn.max() ?? 1)
    low = axis.startsAtZero && !axis.isLogarithmic ? min(0, least) : least
    high = most
  }

  /// Whether there are values on both sides of 0.
  var crossesZero: Bool { low < 0 && high > 0 }

  /// The range with some room at its ends.
  /// - Parameter room: as a share of its length, 0 or more.
  func command(_ name: String, room: Double) -> String {
    if axis.isLogarithmic {
      let factor = exp(max(room * log(high / low), low == high ? 1 : 0))
      return "set \(name)range [\(low / factor):\(high * factor)]"
    }
    let space = low == high ? 1 : room * (high - low)
    return "set \(name)range [\(axis.startsAtZero && low == 0 ? 0 : low - space):\(high + space)]"
  }

  /// The distance between tick marks, 1, 2 or 5 times a power of ten, at which there are about so many intervals.
  func step(about intervals: Int) -> Double {
    let length = high > low ? high - low : 1
    let power = Int((log(length / Double(intervals)) / log(10)).rounded(.down))
    return [1, 2, 5, 10].map { Self.power(power, times: $0) }.first { length / $0 <= Double(intervals) } ?? length
  }

  /// Tick marks of a logarithmic axis: labelled at powers of ten, or at 1, 2 and 5 times these where there are few.
  /// - Parameter isLabelled: whether numbers stand at them.
  func logarithmicTicks(_ name: String, isLabelled: Bool) -> String {
    let first = Int((log(low) / log(10)).rounded(.down)) - 1
    let last = Int((log(high) / log(10)).rounded(.up)) + 1
    let decades = log(high / low) / log(10)
    let labelled: Set<Int> = decades < 1 ? [1, 2, 3, 5, 7] : decades < 2 ? [1, 2, 5] : [1]
    // Many decades are labelled in steps.
    let step = max(1, Int((decades / 7).rounded(.up)))
    let isPlain = first + 1 >= -3 && last - 1 <= 4
    var ticks: [String] = []
    for decade in first...last {
      for digit in 1...9 {
        let value = Self.power(decade, times: digit)
        if !labelled.contains(digit) || digit == 1 && decade % step != 0 {
          ticks.append("'' \(value) 1")
        } else if !isLabelled {
          ticks.append("'' \(value)")
        } else {
          ticks.append("\(GnuplotText.quoted(Self.label(digit, decade, isPlain: isPlain || digit > 1))) \(value)")
        }
      }
    }
    return "set \(name)tics (\(ticks.joined(separator: ", ")))"
  }

  /// Read from digits, so that it is the nearest number.
  private static func power(_ decade: Int, times digit: Int) -> Double { Double("\(digit)e\(decade)") ?? .nan }

  private static func label(_ digit: Int, _ decade: Int, isPlain: Bool) -> String {
    if isPlain {
      let value = power(decade, times: digit)
      return decade >= 0 && decade < 7 ? "\(Int(value))" : "\(value)"
    }
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let digits = "\(abs(decade))".compactMap(\.wholeNumberValue).map { String(superscripts[$0]) }.joined()
    return "10" + (decade < 0 ? "⁻" : "") + digits
  }
}
