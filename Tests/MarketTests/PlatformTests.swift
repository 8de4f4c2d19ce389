// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// Platforms between sellers and buyers: who works through which, at what fee.
struct PlatformTests {
  private let count = 3_000

  private func population(feeRanks: [Double], direct: Bool = false) -> Population {
    Population(
      sellers: (0..<count).map {
        .init(quality: 0.5, records: 2, aggregator: direct && $0 % 3 == 0 ? -1 : $0 % feeRanks.count)
      },
      buyers: [.init(value: 3, budget: 1e9)], feeRanks: feeRanks)
  }

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      $0.contract.feeLow = 0.1
      $0.contract.feeHigh = 0.5
      $0.aggregators.switching = 1
      $0.aggregators.switchingSensitivity = 2
      change(&$0)
    }
  }

  private func share(_ market: borrowing Market, of platform: Double) -> Double {
    Double(market.values(.seller, "aggregator").count { $0 == platform }) / Double(count)
  }

  /// 4 standard errors of a share among all sellers.
  private func near(_ share: Double, _ expected: Double) -> Bool {
    abs(share - expected) < 4 * (expected * (1 - expected) / Double(count)).squareRoot()
  }

  @Test func `sellers who re-choose do so by logit on net pay relative to its mean`() throws {
    // Gross pay is 1 a record, hence the same everywhere; fees are .1, .3, .5 and pay .9, .7, .5, with mean .7.
    let market = try played(population(feeRanks: [0, 0.5, 1]), parameters())
    #expect(market.values(.aggregator, "fee").elementsEqual([0.1, 0.3, 0.5]) { agree($0, $1, within: rounding) })
    let weights = [0.9, 0.7, 0.5].map { exp(2 * $0 / 0.7) }
    for platform in 0..<3 {
      #expect(near(share(market, of: Double(platform)), weights[platform] / weights.reduce(0, +)))
    }
  }

  @Test func `only the asked-for share re-chooses, and nobody who is locked in`() throws {
    let ranks = [0, 1.0]
    let before = try handmade(population(feeRanks: ranks), parameters()).values(.seller, "aggregator")
    let locked = try played(population(feeRanks: ranks), parameters { $0.aggregators.lockIn = true }, periods: 4)
    #expect(locked.values(.seller, "aggregator") == before)
    let market = try played(population(feeRanks: ranks), parameters { $0.aggregators.switching = 0.2 })
    let moved = zip(market.values(.seller, "aggregator"), before).count { $0 != $1 }
    // Of those who re-choose who were at the dearer one the logit share leaves, and the reverse: on average half of
    // all.
    #expect(near(Double(moved) / Double(count), 0.1))
    let equal = try played(
      population(feeRanks: ranks),
      parameters {
        $0.contract.feeHigh = 0.1
        $0.aggregators.switchingSensitivity = 0
      })
    #expect(near(share(equal, of: 0), 0.5))
  }

  @Test func `selling directly is an option only where it is one, and then pays in full`() throws {
    let ranks = [1.0]
    let none = try played(population(feeRanks: ranks), parameters(), periods: 2)
    #expect(share(none, of: 0) == 1)
    let market = try played(
      population(feeRanks: ranks), parameters { $0.aggregators.directOption = true })
    // Pay .5 through the platform, 1 directly, mean .75.
    let expected = 1 / (1 + exp(2 * (0.5 - 1) / 0.75))
    #expect(near(share(market, of: -1), expected))
  }

  @Test func `a fee that climbs goes on while income rises and turns back when it falls`() throws {
    let parameters = parameters {
      $0.aggregators.feeRule = .hillClimb
      $0.aggregators.feeStep = 0.04
      $0.aggregators.switchingSensitivity = 12
      $0.contract.feeHigh = 0.3
    }
    var market = try handmade(population(feeRanks: [0, 0.5, 1]), parameters)
    let start = market.values(.aggregator, "fee")
    #expect(start.elementsEqual([0.1, 0.2, 0.3]) { agree($0, $1, within: rounding) }, "it starts at its contract")
    var fees = start
    var incomes = [0.0, 0, 0]
    var directions = [1.0, 1, 1]
    var turns = 0
    for _ in 1...25 {
      try market.playPeriod()
      let income = market.values(.aggregator, "receipts")
      for platform in 0..<3 {
        if income[platform] < incomes[platform] {
          directions[platform] *= -1
          turns += 1
        }
        incomes[platform] = income[platform]
        fees[platform] = min(1, max(0, fees[platform] + 0.04 * directions[platform]))
      }
      let now = market.values(.aggregator, "fee")
      #expect(zip(now, fees).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    #expect(turns > 3)
  }

  @Test func `an entrant brought by an event starts empty at its own fee and draws sellers`() throws {
    let entrant = Event(
      period: 3, changes: [("aggregators.count", .integer(3)), ("aggregators.entrantFee", .number(0.05))])
    var market = try handmade(
      population(feeRanks: [0, 1]), parameters { $0.aggregators.switching = 0.5 }, events: [entrant])
    for _ in 1...2 { try market.playPeriod() }
    #expect(market.values(.aggregator, "fee").count == 2)
    try market.playPeriod()
    #expect(market.values(.aggregator, "fee").elementsEqual([0.1, 0.5, 0.05]) { agree($0, $1, within: rounding) })
    #expect(market.values(.aggregator, "receipts")[2] == 0)
    // Half re-chose after the period; pay .9, .5 and the others' gross at .95, mean of the three.
    let mean = (0.9 + 0.5 + 0.95) / 3
    let weights = [0.9, 0.5, 0.95].map { exp(2 * $0 / mean) }
    #expect(near(share(market, of: 2), 0.5 * weights[2] / weights.reduce(0, +)))
    for _ in 1...20 { try market.playPeriod() }
    #expect(near(share(market, of: 2), weights[2] / weights.reduce(0, +)))
    #expect(market.values(.aggregator, "receipts")[2] > 0)
  }

  @Test func `posted prices find back after a fee that left sellers nothing`() throws {
    let all = Event(period: 2, changes: [("contract.feeLow", .number(1)), ("contract.feeHigh", .number(1))])
    let none = Event(period: 5, changes: [("contract.feeLow", .number(0)), ("contract.feeHigh", .number(0))])
    let population = Population(
      sellers: [.init(quality: 0.5, records: 2, cost: 0.1, aggregator: 0)],
      buyers: [.init(value: 3, budget: 1e9)], feeRanks: [0])
    let market = try played(population, parameters { $0.pricing.rule = .posted }, events: [all, none], periods: 40)
    #expect(market.rows.allSatisfy { !$0.isInfinite })
    #expect(market.last(.sales) == 1 || market.recorded(.sales, 39) == 1)
  }
}
