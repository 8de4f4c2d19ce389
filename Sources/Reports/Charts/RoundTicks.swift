// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// Marks of an axis at round numbers: steps of 1, 2 or 5 times a power of ten.
struct RoundTicks {
  let low: Double
  let high: Double
  let values: [Double]
  private let step: Double

  /// An axis that holds `range`, both ends of it marks, with about `count` of them. An axis of values that are not
  /// negative begins at 0 unless that would waste most of it.
  init(_ range: ClosedRange<Double>, count: Int = 4, wholeNumbers: Bool = false) {
    var (from, to) = (range.lowerBound, range.upperBound)
    if from > 0 && from < 0.6 * to { from = 0 }
    if from == to {
      let room = from == 0 ? 1 : abs(from) * 0.1
      (from, to) = (from - (from == 0 ? 0 : room), to + room)
    }
    let rough = (to - from) / Double(count)
    let power = pow(10, floor(log10(rough)))
    let digit = [1.0, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
    let step = wholeNumbers ? max(1, (digit * power).rounded()) : digit * power
    let first = floor(from / step + 1e-9)
    let last = ceil(to / step - 1e-9)
    self.step = step
    low = first * step
    high = last * step
    values = stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The marks as people read them, all with the same suffix and as many decimals.
  var labels: [String] {
    let largest = values.map(abs).max() ?? 0
    let (factor, suffix) =
      largest >= 1e12
      ? (1e12, "T")
      : largest >= 1e9 ? (1e9, "B") : largest >= 1e6 ? (1e6, "M") : largest >= 1e4 ? (1e3, "k") : (1, "")
    if largest > 0 && largest < 1e-3 { return values.map { $0 == 0 ? "0" : NumberText.measured($0, .nan).value } }
    var places = 0
    while places < 9
      && abs((step / factor * pow(10, Double(places))).rounded() - step / factor * pow(10, Double(places))) > 1e-6
    {
      places += 1
    }
    return values.map { $0 == 0 ? "0" : NumberText.fixed($0 / factor, places) + suffix }
  }
}
