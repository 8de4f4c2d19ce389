// SPDX-License-Identifier: GPL-3.0-or-later

extension Division {
  /// What each player is paid out of a whole: P phi+ / sum of phi+, where phi+ = max(0, phi) of its value phi; equal
  /// parts when no value is above 0.
  ///
  /// Rules that do not sum to the whole gain (leave-one-out, Banzhaf, Beta Shapley, sampled values) are so scaled to
  /// it; of one that does, without negative values, this is phi itself when P is the whole gain.
  /// - Parameters:
  ///   - values: the value of each player, finite, in any unit.
  ///   - whole: the pay P to divide, finite; $.
  /// - Returns: one payment a player, in $, summing to `whole` but for rounding; empty for no players.
  public static func pay(_ values: [Double], whole: Double) -> [Double] {
    var total = 0.0
    var largest = 0.0
    for value in values where value > largest { largest = value }
    guard largest > 0 else { return values.map { _ in whole / Double(values.count) } }
    // Relative to the largest, so that neither huge nor tiny values leave the range of numbers when they are summed.
    for value in values where value > 0 { total += value / largest }
    return values.map { $0 > 0 ? whole * ($0 / largest / total) : 0 }
  }
}
