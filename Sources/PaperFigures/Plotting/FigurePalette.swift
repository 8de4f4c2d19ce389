// SPDX-License-Identifier: GPL-3.0-or-later

/// The colours of all figures: those of Okabe and Ito (2008), which colour-blind readers can tell apart.
public enum FigurePalette {
  /// In the order in which series without a colour of their own take them.
  public static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]

  /// One colour for each regime, the same in every figure. Pricing rules that are compared on their own have the colour
  /// of the regime that is named for them.
  public static let regimes = [
    "exploitative": "#D55E00",
    "fairshare": "#0072B2",
    "random": "#CC79A7",
    "laissez-faire": "#E69F00",
    "posted": "#E69F00",
    "provenance-subsidy": "#009E73",
    "edvex": "#56B4E9",
    "fairshare-subsidy": "#000000",
  ]

  /// The colour of a series: that of its regime, or the next of the others.
  /// - Parameter place: of the series among all of the figure, 0 or more.
  public static func colour(of series: String, at place: Int) -> String {
    regimes[series] ?? colours[place % colours.count]
  }

  /// A colour at half its brightness, for what is held against a series of that colour.
  static func darker(_ colour: String) -> String {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let digits = String(number >> 1 & 0x7F7F7F, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
