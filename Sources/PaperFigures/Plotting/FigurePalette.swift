// SPDX-License-Identifier: GPL-3.0-or-later

/// The colours of figures: those of `RegimePalette`.
public enum FigurePalette {
  /// The colour of a series: that of its regime, or the next of the others.
  /// - Parameter place: of the series among all of the figure, 0 or more.
  public static func colour(of series: String, at place: Int) -> String {
    RegimePalette.regimes[series] ?? RegimePalette.all[place % RegimePalette.all.count]
  }

  /// A colour at half its brightness, for what is held against a series of that colour.
  static func darker(_ colour: String) -> String {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let digits = String(number >> 1 & 0x7F7F7F, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
