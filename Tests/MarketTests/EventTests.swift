// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Market

/// Changes of parameters take effect at the start of their period, neither before nor after.
struct EventTests {
  private let population = Population(
    sellers: [.init(quality: 1, records: 10)], buyers: [.init(value: 2, budget: 1e6)],
    producers: [.init(costPerRecord: 0.5, model: 0), .init(costPerRecord: 1, model: 0)])

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 1
      $0.producers.records = 4
      $0.producers.costPerRecord = 0.5
      $0.producers.fixedCost = 0
      $0.producers.modelLicence = 0
      $0.producers.ownOutputWorthless = false
      $0.producers.quality = .perfect
      $0.fidelity.learning.lawCoefficient = 0
      change(&$0)
    }
  }

  private func event(_ period: Int, _ key: String, _ value: ParameterValue) -> Event {
    Event(period: period, changes: [(key, value)])
  }

  @Test(arguments: [1, 2, 4])
  func `a price changes in its period`(period: Int) throws {
    let market = try played(
      population, parameters(), events: [event(period, "pricing.pricePerRecord", .number(1.25))], periods: 5)
    #expect(market.series(.priceHuman) == (1...5).map { $0 < period ? 1 : 1.25 })
  }

  @Test func `several changes of a period, and several periods in any order, all take effect`() throws {
    let events = [
      event(4, "pricing.pricePerRecord", .number(0.5)), event(2, "pricing.pricePerRecord", .number(0.75)),
      event(4, "policy.rule", .choice("tax")), event(4, "policy.taxRate", .number(0.5)),
    ]
    let market = try played(population, parameters(), events: events, periods: 5)
    #expect(market.series(.priceHuman) == [1, 0.75, 0.75, 0.5, 0.5])
    #expect(market.series(.policyBalance) == [0, 0, 0, 2, 2])
  }

  @Test func `a fall in synthetic costs reaches the producers that there are`() throws {
    let market = try played(
      population, parameters(), events: [event(3, "producers.costPerRecord", .number(0.25))], periods: 4)
    // Costs of .5 and 1 a record for 4 records each, then half of that.
    #expect(market.series(.syntheticProducerSurplus) == [2, 2, 5, 5])
  }

  @Test func `capacity, fixed cost, licence and worth of producers change too`() throws {
    let events = [
      event(2, "producers.records", .number(8)), event(3, "producers.fixedCost", .number(0.5)),
      event(4, "producers.modelLicence", .number(0.25)), event(5, "producers.worth", .number(0.5)),
    ]
    let market = try played(population, parameters { $0.producers.worth = 1 }, events: events, periods: 5)
    #expect(market.series(.syntheticRecords) == [8, 16, 16, 16, 16])
    #expect(market.series(.licences) == [0, 0, 0, 4, 4])
    #expect(market.series(.syntheticProducerSurplus) == [2, 4, 3, -1, -1])
    // A record is worth 2; at a worth of .5 it is still worth its price of 1.
    #expect(market.series(.buyerSurplus) == [18, 26, 26, 30, 14])
  }

  @Test func `what is laid out once cannot be changed by an event`() throws {
    // The planner's order and the rows of who sees what are made at the start.
    for key in ["welfare.firstBest", "buyers.buyingRule", "matching.rule", "sellers.count", "pricing.marginLow"] {
      #expect(try #require(ParameterTable.parameter(key)).mayChange == false)
    }
  }

  @Test func `every parameter that an event may change can be changed while the market runs`() throws {
    for parameter in ParameterTable.all where parameter.mayChange {
      let values: [ParameterValue] =
        switch parameter.kind {
        case .number(let bounds): [.number(bounds.upper == 1 ? 0.5 : 2)]
        case .integer(let range): [.integer(max(range.lowerBound, 3))]
        case .flag: [.flag(true), .flag(false)]
        case .choice(let names): names.map { .choice($0) }
        // Files are read before a market begins.
        case .path: []
        }
      for value in values {
        var market = try drawn(small(), events: [event(3, parameter.key, value)], periods: 5)
        #expect(market.rows.allSatisfy { !$0.isInfinite }, "\(parameter.key): \(value)")
        // And back again.
        let back = event(4, parameter.key, parameter.value(in: small()))
        market = try drawn(small(), events: [event(2, parameter.key, value), back], periods: 5)
        #expect(market.rows.allSatisfy { !$0.isInfinite }, "\(parameter.key): \(value)")
      }
    }
  }

  private func small() -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = 1
    parameters.sellers.count = 20
    parameters.buyers.count = 2
    parameters.producers.count = 2
    parameters.pricing.rule = .uniform
    return parameters
  }
}
