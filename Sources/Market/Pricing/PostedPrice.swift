// SPDX-License-Identifier: GPL-3.0-or-later

/// `posted`: a supplier keeps a price, raises it by `step` after a sale, else lowers it towards the price that would
/// cover its cost.
enum PostedPrice {
  /// The next price.
  ///
  /// - Parameters:
  ///   - price: the price of this period, $.
  ///   - sales: sales at that price.
  ///   - floor: below which the price does not fall, $.
  ///   - step: relative rise and fall, 0 to below 1.
  @inline(__always)
  static func next(_ price: Double, sales: Int32, floor: Double, step: Double) -> Double {
    let raised = price * (1 + step)
    let lowered = max(floor, price * (1 - step))
    return sales > 0 ? raised : lowered
  }
}

extension World {
  /// Names a first price for a supplier that has none, or had no trade under the rule before: the pool's mean
  /// willingness to pay for as many records, or the floor.
  mutating func postFirstPrices() {
    var meanPerRecord: Double?
    for offer in offering
    where !(suppliers.offers[Int(offer)].price > 0 && suppliers.offers[Int(offer)].price < .infinity) {
      let supplier = Int(offer)
      switch parameters.pricing.firstPrice {
      case .cost:
        suppliers.offers[supplier].price = suppliers.accounts[supplier].postedFloor * (1 + suppliers.margin[supplier])
      case .willingness:
        let mean = meanPerRecord ?? meanWillingnessPerRecord()
        meanPerRecord = mean
        suppliers.offers[supplier].price = mean * suppliers.records[supplier]
      }
    }
  }

  /// Moves every posted price after the sales of the period.
  mutating func movePostedPrices() {
    suppliers.movePrices(offering, step: parameters.pricing.step, sharesSales: parameters.pricing.floorSharesSales)
  }
}

extension Suppliers {
  /// The floor is c (1 + margin) / ((1 - tau) s), with s the sales of the period before, at least 1, or 1 when sales
  /// share no cost.
  fileprivate mutating func movePrices(_ offering: borrowing IndexList, step: Double, sharesSales: Bool) {
    for place in 0..<offering.count {
      let supplier = Int(offering[place])
      var floor = accounts[supplier].postedFloor * (1 + margin[supplier])
      if sharesSales { floor /= Double(max(1, accounts[supplier].salesBefore)) }
      offers[supplier].price = PostedPrice.next(
        offers[supplier].price, sales: accounts[supplier].sales, floor: floor, step: step)
    }
  }
}
