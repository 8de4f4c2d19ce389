// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// `random`: a price uniform below the highest willingness to pay; the benchmark of no information.
enum RandomPrice {
  static func quote(_ willingness: UnsafeBufferPointer<Double>, rank: Double) -> RowQuote {
    var highest = 0.0
    for value in willingness where value > highest { highest = value }
    return highest > 0 ? RowQuote(base: rank * highest) : .noTrade
  }
}

extension World {
  /// Where a supplier's random price lies below the highest willingness to pay; one draw a period.
  func randomPriceRank(_ supplier: Int) -> Double {
    let name = luckName(supplier)
    return luck.key(.randomPrice, period: clock, kind: name.kind).agent(name.agent).draws.uniform(0)
  }
}
