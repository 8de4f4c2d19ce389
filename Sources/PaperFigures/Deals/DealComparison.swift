// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// A figure about data deals that was published, or derived here from the published table, beside what a table gives.
public struct DealComparison: Sendable {
  public enum Source: String, Sendable, CaseIterable {
    /// Printed in arXiv 2601.09966.
    case paper = "P"
    /// Derived here from the paper's table.
    case ownDerivation = "O"
  }

  /// Such as `deals_2024`; unique.
  public let id: String
  /// The quantity.
  public let aggregate: String
  /// Of both numbers.
  public let unit: String
  /// As printed, to ``decimals`` digits.
  public let published: Double
  /// Digits after the point; below 0: that many digits before it are rounded as well.
  public let decimals: Int
  /// Unrounded; nan where the table discloses too little.
  public let recomputed: Double
  public let source: Source
  /// Whether the paper contradicts its own table here, so that its table cannot agree.
  public let isContradiction: Bool
  /// May be empty.
  public let note: String

  /// Whether the recomputed number is the published one to the digits printed.
  public var agrees: Bool {
    let scale = pow(10, Double(abs(decimals)))
    func rounded(_ value: Double) -> Double { (decimals < 0 ? value / scale : value * scale).rounded() }
    return rounded(recomputed) == rounded(published)
  }
}
