// SPDX-License-Identifier: GPL-3.0-or-later

/// The colours of all plots: those of Okabe and Ito (2008, "Color universal design"), which the colour-blind can tell
/// apart, each in its hue but so much darker that lines on white have the contrast that WCAG 2.1 asks of graphics, 3 to
/// 1. A regime has the same one everywhere.
public enum RegimePalette {
  public static let black = "#000000"
  public static let orange = "#C48700"
  public static let skyBlue = "#3A9BD6"
  public static let green = "#007A59"
  public static let blue = "#005A8D"
  public static let vermillion = "#B04C00"
  public static let purple = "#BE699B"

  /// In the order in which lines that are no regimes take them, the darkest first. The yellow of the eight is left out:
  /// it cannot be seen on white.
  public static let all = [blue, vermillion, green, purple, orange, skyBlue, black]

  /// One colour for each regime. Posted prices that are compared on their own have that of the regime with such prices.
  public static let regimes = [
    "exploitative": vermillion, "fairshare": blue, "random": purple, "laissez-faire": orange, "posted": orange,
    "provenance-subsidy": green, "edvex": skyBlue, "fairshare-subsidy": black,
  ]

  /// One colour for each name, as `#RRGGBB`: regimes have their own, other names those that are left over in turn; more
  /// names than colours use them again.
  public static func colours(of names: [String]) -> [String] {
    let taken = names.compactMap { regimes[$0] }
    let free = all.filter { !taken.contains($0) }
    let rest = free.isEmpty ? all : free
    var next = 0
    return names.map { name in
      if let own = regimes[name] { return own }
      defer { next += 1 }
      return rest[next % rest.count]
    }
  }
}
