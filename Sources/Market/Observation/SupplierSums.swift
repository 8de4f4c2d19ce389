// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums over suppliers that each period records. Activity enters as a factor of 0 or 1: who is active is as good as random, and a
/// branch on it would cost more than the sum.
extension Suppliers {
  /// Who is active: sellers with their quality, cost and quality x volume, producers, and the sum of their posted prices.
  struct Activity {
    var sellers = 0.0
    var quality = 0.0
    var cost = 0.0
    var supply = 0.0
    var producers = 0.0
    var prices = 0.0
  }

  func activity() -> Activity {
    var sum = Activity()
    for seller in 0..<sellers {
      let weight = isActive[seller] ? 1.0 : 0.0
      sum.sellers += weight
      sum.quality += weight * quality[seller]
      sum.cost += weight * unitCost[seller]
      sum.supply += weight * quality[seller] * records[seller]
      let price = offers[seller].price
      sum.prices += isActive[seller] ? price : 0
    }
    for supplier in sellers..<count {
      let price = offers[supplier].price
      sum.producers += isActive[supplier] ? 1 : 0
      sum.prices += isActive[supplier] ? price : 0
    }
    return sum
  }

  /// Sum of gross pay, spread over the periods paid for, and of its squares.
  var paySquares: (sum: Double, squares: Double) {
    var (sum, squares) = (0.0, 0.0)
    for supplier in 0..<count {
      let pay = accounts[supplier].accrued
      sum += pay
      squares += pay * pay
    }
    return (sum, squares)
  }

  /// Writes the bit patterns of sellers' positive incomes, net and spread over the periods paid for, and returns their number.
  func listIncomes(_ keys: inout [UInt64]) -> Int {
    var listed = 0
    for seller in 0..<sellers {
      let income = accounts[seller].accrued * (1 - accounts[seller].takeRate)
      keys[listed] = income.bitPattern
      listed += income > 0 ? 1 : 0
    }
    return listed
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
  }

  func close(_ producing: borrowing IndexList) -> Close {
    var sum = Close()
    for place in 0..<producing.count {
      let supplier = Int(producing[place])
      let account = accounts[supplier]
      let kept = 1 - account.takeRate
      if supplier < sellers {
        sum.sellers += 1
        sum.sellerCosts += account.cost
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
