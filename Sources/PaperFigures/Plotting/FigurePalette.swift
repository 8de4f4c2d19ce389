// SPDX-License-Identifier: GPL-3.0-or-later

/// What figures make of the colours of `RegimePalette`.
enum FigurePalette {
  /// A colour at half its brightness, for what is held against a series of that colour.
  static func darker(_ colour: String) -> String {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let digits = String(number >> 1 & 0x7F7F7F, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
