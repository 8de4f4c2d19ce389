// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers for readers: few digits, with k, M, B and T for large ones.
public enum NumberText {
  /// A value and the half width of its interval, in the same unit and to the same decimal.
  /// - Parameter signed: whether a positive value gets a plus sign.
  public static func pair(_ value: Double, _ halfWidth: Double, signed: Bool = false) -> (
    value: String, halfWidth: String
  ) {
    guard value.isFinite else { return ("-", "") }
    let half = halfWidth.isFinite ? halfWidth : 0
    let scale = Scale(max(abs(value), half))
    let places = decimals(abs(value) / scale.factor, half / scale.factor)
    let sign = signed && value > 0 ? "+" : ""
    return (
      sign + fixed(value / scale.factor, places) + scale.suffix,
      halfWidth.isFinite ? "±" + fixed(half / scale.factor, places) + scale.suffix : ""
    )
  }

  public static func plain(_ value: Double) -> String { pair(value, .nan).value }

  /// A value and its standard error to the digits that the error leaves, with a power of ten where it is small or
  /// large.
  public static func measured(_ value: Double, _ error: Double) -> (value: String, error: String) {
    guard value.isFinite else { return ("-", "") }
    // An error of the size of rounding is none.
    let error = error < 1e-12 * abs(value) ? 0 : error
    let size = max(abs(value), error.isFinite ? error : 0)
    guard size > 0 else { return ("0", "") }
    var exponent = 0
    if size < 1e-4 { while size / power10(exponent) < 1 { exponent -= 1 } }
    if size >= 1e6 { while size / power10(exponent) >= 10 { exponent += 1 } }
    let unit = power10(exponent)
    var places = 0
    if error.isFinite && error > 0 {
      if exponent < 0 { places = 1 }
      while places < 9 && error / unit * power(places) < 0.95 { places += 1 }
    } else {
      while places < 6 && abs(value) / unit * power(places) < 1e4 && fixed(value / unit, places) != "\(value / unit)" {
        if value / unit == (value / unit).rounded() { break }
        places += 1
      }
    }
    let suffix = exponent == 0 ? "" : "e\(exponent)"
    return (
      fixed(value / unit, places) + suffix,
      error.isFinite && error > 0 ? "±" + fixed(error / unit, places) + suffix : ""
    )
  }

  /// Such as `1 replicate` or `20 replicates`.
  public static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func power10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { result, _ in exponent < 0 ? result / 10 : result * 10 }
  }

  /// Such as `12 s` or `3 min 20 s`.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "-" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private struct Scale {
    let factor: Double
    let suffix: String

    init(_ magnitude: Double) {
      (factor, suffix) =
        switch magnitude {
        // The limits are those at which three digits round up to the next unit.
        case 0.9995e12...: (1e12, "T")
        case 0.9995e9...: (1e9, "B")
        case 0.9995e6...: (1e6, "M")
        case 0.99995e4...: (1e3, "k")
        default: (1, "")
        }
    }
  }

  /// Three digits of the value, and enough for the half width to show, within reason.
  private static func decimals(_ value: Double, _ half: Double) -> Int {
    let magnitude = max(value, half)
    var places: Int
    switch magnitude {
    case 99.95...: places = 0
    case 9.995...: places = 1
    case 0.9995...: places = 2
    default: places = 3
    }
    let most = places + 2
    while places < most && half > 0 && half * power(places) < 0.95 { places += 1 }
    while places < 7 && half == 0 && magnitude > 0 && magnitude * power(places) < 10 { places += 1 }
    return places
  }

  /// With that many significant digits at least, or all there are of tiny and huge numbers.
  public static func significant(_ value: Double, digits: Int) -> String {
    let size = abs(value)
    guard size.isFinite, size == 0 || size >= 1e-4, size < 1e12 else { return "\(value)" }
    var places = digits - 1
    while places > 0 && size >= power(digits - places) { places -= 1 }
    while size > 0 && size * power(places) < power(digits - 1) { places += 1 }
    return fixed(value, places)
  }

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { result, _ in result * 10 } }

  /// A number with that many decimals and commas between thousands.
  public static func fixed(_ value: Double, _ places: Int) -> String {
    let scaled = (abs(value) * power(places)).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    var digits = Array("\(Int(scaled))".utf8)
    if digits.count <= places {
      digits = Array(repeating: UInt8(ascii: "0"), count: places + 1 - digits.count) + digits
    }
    var result = scaled > 0 && value < 0 ? "-" : ""
    let whole = digits.count - places
    for (place, digit) in digits.enumerated() {
      if place == whole {
        result += "."
      } else if place > 0 && place < whole && (whole - place) % 3 == 0 {
        result += ","
      }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }
}
