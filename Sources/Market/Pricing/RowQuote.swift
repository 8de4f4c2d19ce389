// SPDX-License-Identifier: GPL-3.0-or-later

/// What a supplier asks of the buyers who see its offer: price = base + slope (w - base) for a buyer of willingness to
/// pay w, and who among them, in falling order of w, buys by rank alone.
struct RowQuote: BitwiseCopyable, Sendable {
  /// $ per period; infinite when there is no trade.
  var base: Double
  /// 0 for one price to all.
  var slope = 0.0
  /// The first so many buyers in falling order of willingness to pay (ties by buyer) buy whatever the comparison says.
  var byRank = 0

  static let noTrade = RowQuote(base: .infinity)

  /// The price for a buyer of willingness to pay `willingness`.
  @inline(__always)
  func price(_ willingness: Double) -> Double {
    slope == 0 ? base : base + slope * (willingness - base)
  }

  /// Buyers who are indifferent buy: p <= MWP (1 + 1e-9).
  static let tolerance = 1e-9

  /// Whether the buyer at this place of a row, in falling order of willingness to pay where the rule ranks, buys.
  @inline(__always)
  func isTaken(at place: Int, _ willingness: Double) -> Bool { place < byRank || accepts(willingness) }

  @inline(__always)
  func accepts(_ willingness: Double) -> Bool { base <= willingness * (1 + Self.tolerance) && willingness > 0 }
}
