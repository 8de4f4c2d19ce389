// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// The reference market by which engines are compared, re-told period by period in plain Swift: posted prices, buyers
/// who take the best value for money among random offers, losers replaced, one market-wide fidelity. Who meets whom and
/// who is drawn anew is taken from the engine; everything else is computed again.
struct ReferencePeriodTests {
  private func parameters(spread: Double) -> Parameters {
    bare {
      $0.sellers.count = 240
      $0.sellers.qualityAlpha = 2
      $0.sellers.qualityBeta = 5
      $0.sellers.qualityCostCorrelation = 0
      $0.sellers.recordsMedian = 1
      $0.sellers.recordsLogSd = 0
      $0.sellers.costMedian = 0.05
      $0.sellers.costLogSd = 0.5
      $0.sellers.byproductShare = 0
      $0.sellers.exitProfit = .period
      $0.sellers.patience = 5
      $0.sellers.afterExit = .replaced
      $0.sellers.entry = 0.2
      $0.buyers.count = 15
      $0.buyers.utility = .additive
      $0.buyers.fidelityExponent = 0
      $0.buyers.valueMedian = 1
      $0.buyers.valueLogSd = 0.25
      $0.buyers.budgetRule = .absolute
      $0.buyers.budgetMedian = 2
      $0.buyers.budgetLogSd = 0.5
      $0.buyers.buyingRule = .valueForMoney
      $0.producers.count = 60
      $0.producers.records = 1
      $0.producers.costPerRecord = 0
      $0.producers.fixedCost = 0.001
      $0.producers.modelLicence = 0
      $0.producers.quality = .perfect
      $0.producers.ownOutputWorthless = false
      $0.matching.rule = .random
      $0.matching.candidates = 50
      $0.matching.withReplacement = true
      $0.matching.matchSpread = spread
      $0.fidelity.learning.recovery = 0
      $0.fidelity.scope = .market
      $0.welfare.informationLoss = false
      $0.pricing.rule = .posted
      $0.pricing.firstPrice = .cost
      $0.pricing.marginLow = 0.05
      $0.pricing.marginHigh = 0.5
      $0.pricing.floorSharesSales = false
    }
  }

  /// One supplier as the plain market knows it.
  private struct Supplier {
    var price: Double
    var streak = 0
    var active = true
    var floor: Double
    var cost: Double
  }

  private func fresh(_ market: borrowing Market, _ place: Int) -> Supplier {
    let cost = place < 240 ? market.world.suppliers.unitCost[place] : 0.001
    let floor = cost * (1 + market.world.suppliers.margin[place])
    return Supplier(price: floor, floor: floor, cost: cost)
  }

  @Test(arguments: [0.0, 0.3])
  func `a plain re-telling sells, earns, prices, leaves and learns the same for 60 periods`(spread: Double) throws {
    var market = try drawn(parameters(spread: spread), periods: 0)
    var suppliers = (0..<300).map { fresh(market, $0) }
    var logFidelity = 0.0
    var replaced = 0
    for period in 1...60 {
      let births = market.world.suppliers.birth
      let quality = market.world.suppliers.quality
      try market.playPeriod()
      // Buying, at the prices and fidelity with which the period began.
      var units = [Int](repeating: 0, count: 300)
      var (spend, surplus) = (0.0, 0.0)
      for buyer in 0..<15 {
        let first = buyer * 50
        let met = Set(market.world.matches.candidates[first..<first + 50].map { Int($0) })
        #expect(met.allSatisfy { suppliers[$0].active })
        let value = market.world.buyers.value[buyer]
        let offers = met.map { place -> (place: Int, value: Double, price: Double) in
          let usable = place < 240 ? quality[place] : 0.8 * exp(logFidelity)
          return (place, value * usable * market.world.drawMatch(place, buyer), suppliers[place].price)
        }
        var left = market.world.buyers.budget[buyer]
        for offer in offers.filter({ $0.value / $0.price > 1 }).sorted(by: {
          ($0.value / $0.price, $1.place) > ($1.value / $1.price, $0.place)
        }) {
          if offer.price > left { break }
          left -= offer.price
          units[offer.place] += 1
          spend += offer.price
          surplus += offer.value - offer.price
        }
      }
      let sold = market.world.suppliers.accounts.map { Int($0.sales) }
      try #require(sold == units, "period \(period)")
      #expect(agree(market.last(.spend), spend, within: rounding))
      #expect(agree(market.last(.expectedSurplus), surplus, within: 1e-10))
      // Prices, losses, exits and replacements.
      for place in suppliers.indices {
        guard suppliers[place].active else {
          if market.world.suppliers.birth[place] != births[place] {
            suppliers[place] = fresh(market, place)
            replaced += 1
          }
          continue
        }
        let profit = Double(units[place]) * suppliers[place].price - suppliers[place].cost
        suppliers[place].streak = profit < 0 ? suppliers[place].streak + 1 : 0
        suppliers[place].price =
          units[place] > 0 ? suppliers[place].price * 1.05 : max(suppliers[place].floor, suppliers[place].price * 0.95)
        if suppliers[place].streak == 5 { suppliers[place].active = false }
      }
      #expect(market.world.suppliers.isActive == suppliers.map(\.active))
      let prices = market.world.suppliers.offers.map(\.price)
      for place in suppliers.indices where suppliers[place].active {
        #expect(agree(prices[place], suppliers[place].price, within: rounding))
      }
      // Contamination and fidelity.
      let synthetic = Double(units[240...].reduce(0, +))
      let share = synthetic / Double(units.reduce(0, +))
      logFidelity -= 0.183 * share * share
      #expect(agree(market.last(.contamination), share, within: rounding))
      #expect(agree(market.last(.fidelity), exp(logFidelity), within: rounding))
    }
    #expect(replaced > 50)
  }
}
