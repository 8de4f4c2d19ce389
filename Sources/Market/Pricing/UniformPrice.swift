// SPDX-License-Identifier: GPL-3.0-or-later

internal import Valuation

extension World {
  /// Mean willingness to pay per record over all offers on the market and the buyers who see them, also those who
  /// already get them under a contract, each record counted, $.
  /// `uniform(theta)` offers theta times this to everybody, take it or leave it.
  mutating func meanWillingnessPerRecord() -> Double {
    let willingness = WillingnessToPay(utility)
    let looksAhead = looksAhead
    var sum = 0.0
    var records = 0.0
    for offer in offering {
      let supplier = Int(offer)
      if parameters.buyers.buyingRule == .valueForMoney {
        for buyer in 0..<buyers.count {
          sum += buyers.plans[buyer].valuePerRecord * suppliers.offers[supplier].expected
        }
        records += suppliers.records[supplier] * Double(buyers.count)
        continue
      }
      var seen = 0
      for index in matches.starts[supplier]..<matches.starts[supplier + 1] {
        let edge = matches.edges[index]
        let use = willingness(edge.estimate, buyers.plans[Int(edge.buyer)])
        sum += looksAhead ? foresighted(use, supplier, Int(edge.buyer)) : use
        seen += 1
      }
      evaluations += seen
      records += suppliers.records[supplier] * Double(seen)
    }
    return records > 0 ? sum / records : 0
  }
}
