// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// How settings and notes write numbers.
enum Wording {
  /// A number to so many significant digits, 1 or more.
  static func short(_ value: Double, digits significant: Int = 6) -> String {
    guard value != 0, value.isFinite else { return "\(value)" }
    let digits = Double(significant - 1) - (log(abs(value)) / log(10)).rounded(.down)
    // Powers of ten to the 22nd are exact, so that one rounding is all there is.
    let scale = pow(10, abs(digits))
    return "\(digits < 0 ? (value / scale).rounded() * scale : (value * scale).rounded() / scale)"
  }

  /// So many fits.
  static func fits(_ count: Int) -> String { count == 1 ? "1 fit" : "\(count) fits" }
}
