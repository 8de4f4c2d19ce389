// SPDX-License-Identifier: GPL-3.0-or-later

/// `fairshare(beta)`: the price that maximises a seller's revenue given who would buy at it, after the pricing problem
/// of arXiv 2502.00198; our own reading, since the paper's formula is not available.
///
/// With willingness to pay sorted, MWP_(1) >= ... >= MWP_(M), m* = argmax m MWP_(m) (ties to the largest m) gives the
/// ceiling p* = MWP_(m*). The floor is f = c / ((1 - tau) m*). The price is f + beta (p* - f), or p* where p* < f: a
/// seller who cannot cover its cost still takes what it can get, since the cost is sunk. Buyers who exploit are left
/// out.
enum FairsharePrice {
  /// - Parameters:
  ///   - willingness: in falling order, $ per period.
  ///   - breakEven: c / (1 - tau), $ per period.
  ///   - beta: the seller's share of what lies between floor and ceiling, 0 to 1.
  static func quote(_ willingness: UnsafeBufferPointer<Double>, breakEven: Double, beta: Double) -> RowQuote {
    var best = 0.0
    var count = 0
    for index in 0..<willingness.count {
      let revenue = Double(index + 1) * willingness[index]
      if revenue >= best {
        best = revenue
        count = index + 1
      }
    }
    guard best > 0 else { return .noTrade }
    let ceiling = willingness[count - 1]
    let floor = breakEven / Double(count)
    let price = beta == 1 || ceiling < floor ? ceiling : floor + beta * (ceiling - floor)
    return RowQuote(base: price, byRank: count)
  }
}
