// SPDX-License-Identifier: GPL-3.0-or-later

/// `bargaining(beta)`: each sale splits what lies between the seller's floor and the buyer's willingness to pay.
///
/// m is the largest number of buyers with MWP_(m) >= f_m = c / ((1 - tau) m); buyer k pays f_m + beta (MWP_k - f_m). No
/// such m: no trade.
enum BargainingPrice {
  /// Parameters as for `FairsharePrice.quote`.
  static func quote(_ willingness: UnsafeBufferPointer<Double>, breakEven: Double, beta: Double) -> RowQuote {
    var count = 0
    for index in 0..<willingness.count
    where willingness[index] > 0 && willingness[index] * Double(index + 1) >= breakEven {
      count = index + 1
    }
    guard count > 0 else { return .noTrade }
    return RowQuote(base: breakEven / Double(count), slope: beta, byRank: count)
  }
}
