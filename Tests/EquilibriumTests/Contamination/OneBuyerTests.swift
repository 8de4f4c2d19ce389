// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import GSL
import Luck
import Market
import Testing

@Suite("Equilibria of one buyer, found by other means")
struct OneBuyerTests {
  @Test("at a fixed price per record the buyer takes the qualities that are worth it")
  func fixedPrice() throws {
    var market = OneBuyer(costMedian: 800, costLogSd: 1)
    market.parameters.pricing.rule = .fixed
    market.parameters.pricing.pricePerRecord = 60
    let found = try market.equilibria(starts: 8)
    try #require(found.equilibria.count == 1)
    let outcome = found.equilibria[0].outcome
    // Those above the cut q = P/s sell; who sells nothing leaves. E = N n G (1 - cut^2)/2.
    let price = 60.0
    let supply = 1_000 * OneBuyer.records * market.active(price * OneBuyer.records * market.keep)
    let cut = OneBuyer.root(0, 1) { price / $0 - market.slope(supply * (1 - $0 * $0) / 2) }
    #expect(cut > 0.2 && cut < 0.9)
    let records = supply * (1 - cut)
    #expect(abs(outcome[.humanRecords] / records - 1) < 2e-3)
    #expect(abs(outcome[.activeSellers] / (records / OneBuyer.records) - 1) < 2e-3)
    #expect(abs(outcome.buyers[0].effective / (supply * (1 - cut * cut) / 2) - 1) < 2e-3)
    #expect(abs(outcome[.spend] / (records * price) - 1) < 2e-3)
    #expect(abs(outcome[.meanQualityActive] - (1 + cut) / 2) < 2e-3)
    #expect(outcome[.fidelity] == 1 && outcome[.contamination] == 0)
    #expect(abs(outcome[.lossInformation]) < 1e-6 * outcome[.welfare] && outcome[.lossCollapse] == 0)
  }

  /// Supply to one buyer under fairshare, where each seller asks s q n: E = N n times the mean of q G((1 - tau) s q n),
  /// by the trapezoidal rule.
  private func supply(_ market: OneBuyer, bid: Double) -> Double {
    let steps = 20_000
    let sum = (1...steps).reduce(0.0) { sum, step in
      let quality = Double(step) / Double(steps)
      return sum + (step == steps ? 0.5 : 1) * quality * market.active(market.keep * bid * quality * OneBuyer.records)
    }
    return 1_000 * OneBuyer.records * sum / Double(steps)
  }

  @Test("under fairshare one buyer pays what each seller's records are worth at the margin")
  func fairshare() throws {
    var market = OneBuyer(costMedian: 8_000, costLogSd: 1.5)
    market.parameters.pricing.rule = .fairshare
    let found = try market.equilibria(starts: 8)
    try #require(found.equilibria.count == 1)
    let outcome = found.equilibria[0].outcome
    let bid = OneBuyer.root(1, 1e4) { market.slope(supply(market, bid: $0)) - $0 }
    let held = supply(market, bid: bid)
    #expect(abs(outcome.buyers[0].effective / held - 1) < 2e-3)
    #expect(abs(outcome[.spend] / (bid * held) - 1) < 2e-3)
    // u(E) - E u'(E) > 0 is what concave utility leaves the buyer.
    let exponent = market.parameters.buyers.scalingExponent
    let utility = market.parameters.buyers.valueMedian * (1 - pow(1 + held / market.scale, -exponent))
    #expect(abs(outcome[.buyerSurplus] / (utility - bid * held) - 1) < 2e-3)
    #expect(outcome.buyers[0].multiplier == 1)
    #expect(found.equilibria[0].stability?.isStable == true)
  }

  @Test("a budget that binds is spent, and its shadow price is what utility would add beyond it")
  func budget() throws {
    var market = OneBuyer(costMedian: 8_000, costLogSd: 1.5)
    market.parameters.pricing.rule = .fairshare
    market.parameters.buyers.budgetMedian = 0.03
    let found = try market.equilibria(starts: 8)
    try #require(found.equilibria.count == 1)
    let buyer = found.equilibria[0].outcome.buyers[0]
    let bid = OneBuyer.root(1, 1e4) { 0.03 * 1e8 - $0 * supply(market, bid: $0) }
    let held = supply(market, bid: bid)
    #expect(market.slope(held) > 1.2 * bid)
    #expect(abs(buyer.spend / (0.03 * 1e8) - 1) < 1e-3)
    #expect(abs(buyer.effective / held - 1) < 2e-3)
    #expect(abs(buyer.multiplier / (market.slope(held) / bid) - 1) < 4e-3)
  }

  @Test("with bargaining and beta 1 one buyer pays as under fairshare, with beta 0 what just covers each cost")
  func bargaining() throws {
    var market = OneBuyer(costMedian: 8_000, costLogSd: 1.5)
    market.parameters.pricing.rule = .fairshare
    let fair = try market.equilibria(starts: 4).equilibria[0].outcome
    market.parameters.pricing.rule = .bargaining
    let all = try market.equilibria(starts: 4).equilibria[0].outcome
    #expect(abs(all[.spend] / fair[.spend] - 1) < 2e-3)
    #expect(abs(all[.humanRecords] / fair[.humanRecords] - 1) < 2e-3)
    market.parameters.pricing.beta = 0
    let none = try market.equilibria(starts: 4).equilibria[0].outcome
    #expect(abs(none[.sellerSurplus]) < 1e-6 * none[.sellerReceipts])
    #expect(abs(none[.humanRecords] / all[.humanRecords] - 1) < 2e-3)
    #expect(none[.sellerReceipts] < 0.7 * all[.sellerReceipts])
  }
}
