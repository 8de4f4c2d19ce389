// SPDX-License-Identifier: GPL-3.0-or-later

extension World {
  /// What buyers hold becomes the next period's stock, as far as it does not depreciate:
  ///
  ///     stock <- (1 - depreciation) (stock + delivered),
  ///
  /// in true effective records and in those that the buyer expected. A buyer does not learn what its stock really is.
  ///
  /// What deliveries were paid for follows them: of a payment p, p / carry (1 - depreciation)^t falls to the t-th
  /// period after it, which sums to p when discounted. Plans move with the stock, so that a buyer plans the same
  /// purchases as before.
  mutating func keep() {
    let kept = 1 - parameters.buyers.depreciation
    let carry = carry
    for buyer in 0..<buyers.count {
      var paid = buyers.sharesPaid[buyer]
      for holding in buyers.holdings[buyer] { paid += holding.price }
      buyers.stockCharge[buyer] = kept * (buyers.stockCharge[buyer] + paid / carry)
      buyers.stock[buyer] = kept * buyers.effective[buyer]
      let before = buyers.believedStock[buyer]
      buyers.believedStock[buyer] = kept * buyers.believed[buyer]
      buyers.planned[buyer] = max(0, buyers.planned[buyer] + buyers.believedStock[buyer] - before)
    }
  }
}
