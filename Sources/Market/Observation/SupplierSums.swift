// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums over suppliers that each period records. Activity enters as a factor of 0 or 1: who is active is as good as
/// random, and a branch on it would cost more than the sum.
extension Suppliers {
  /// Who is active: sellers with their quality, cost and quality x volume, producers, and the sum of posted prices.
  struct Activity {
    var sellers = 0.0
    var quality = 0.0
    var cost = 0.0
    var supply = 0.0
    var producers = 0.0
    var prices = 0.0
  }

  /// - Parameter sumsPrices: whether prices are posted, and so finite.
  func activity(sumsPrices: Bool) -> Activity {
    var sum = Activity()
    for seller in 0..<sellers {
      let weight = weight(seller)
      sum.sellers += weight
      sum.quality += weight * quality[seller]
      sum.cost += weight * unitCost[seller]
      sum.supply += weight * quality[seller] * records[seller]
    }
    for supplier in sellers..<count { sum.producers += weight(supplier) }
    if sumsPrices { for supplier in 0..<count { sum.prices += weight(supplier) * offers[supplier].price } }
    return sum
  }

  /// 1 for who is active, else 0, without a branch.
  @inline(__always)
  private func weight(_ supplier: Int) -> Double { Double(unsafeBitCast(isActive[supplier], to: UInt8.self)) }

  /// Sums of gross pay, spread over the periods paid for, and of its squares; and in `keys` the bit patterns of
  /// sellers' positive net pay, royalties included, with their number.
  /// - Parameter royalties: of each seller, or none.
  func pay(
    _ producing: borrowing IndexList, royalties: [Double], _ keys: inout [UInt64]
  ) -> (sum: Double, squares: Double, listed: Int) {
    var (sum, squares, listed) = (0.0, 0.0, 0)
    keys.withUnsafeMutableBufferPointer { keys in
      for place in 0..<producing.count {
        let supplier = Int(producing[place])
        let gross = accounts[supplier].accrued
        sum += gross
        squares += gross * gross
        // Sellers come first in the list; producers' pay is no creator's income.
        if supplier >= sellers { continue }
        var income = gross * (1 - accounts[supplier].takeRate)
        if !royalties.isEmpty { income += royalties[supplier] }
        keys[listed] = income.bitPattern
        listed += income > 0 ? 1 : 0
      }
    }
    return (sum, squares, listed)
  }
}

extension Suppliers {
  /// A period's costs and receipts, summed over those who produced.
  struct Close {
    var sellers = 0
    var sellerCosts = 0.0
    var fees = 0.0
    var sellerReceipts = 0.0
    /// Net pay of sellers spread over the periods paid for, and the effective records behind it.
    var accrued = 0.0
    var effective = 0.0
    var generationCosts = 0.0
    var generatedRecords = 0.0
    var syntheticGross = 0.0
    var producerReceipts = 0.0
    var syntheticAccrued = 0.0
    var sellerGross = 0.0
    /// Records sold, each sale counted.
    var delivered = 0.0
  }

  func close(_ producing: borrowing IndexList) -> Close {
    var sum = Close()
    for place in 0..<producing.count {
      let supplier = Int(producing[place])
      let account = accounts[supplier]
      let kept = 1 - account.takeRate
      sum.delivered += Double(account.sales) * records[supplier]
      if supplier < sellers {
        sum.sellers += 1
        sum.sellerCosts += account.cost
        sum.sellerGross += account.gross
        sum.fees += account.gross * account.takeRate
        sum.sellerReceipts += account.gross * kept
        sum.accrued += account.accrued * kept
        sum.effective += quality[supplier] * records[supplier]
      } else {
        sum.generationCosts += account.cost
        sum.generatedRecords += records[supplier]
        sum.syntheticGross += account.gross
        sum.producerReceipts += account.gross * kept
        sum.syntheticAccrued += account.accrued
      }
    }
    return sum
  }
}
