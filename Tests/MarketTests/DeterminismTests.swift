// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Market

/// Same seed, same bits.
struct DeterminismTests {
  private func parameters(_ rule: PricingRule, warmup: Int = 3) -> Parameters {
    var parameters = Parameters()
    parameters.start.warmup = warmup
    parameters.sellers.count = 80
    parameters.sellers.afterExit = .replaced
    parameters.sellers.patience = 2
    parameters.sellers.entry = 0.5
    parameters.buyers.count = 4
    parameters.producers.count = 6
    parameters.matching.rule = .random
    parameters.matching.candidates = 30
    parameters.matching.sandboxNoise = 2
    parameters.pricing.rule = rule
    return parameters
  }

  @Test(arguments: PricingRule.allCases)
  func `a scenario and a replicate name every bit of every row`(rule: PricingRule) throws {
    func bits(_ replicate: Int) throws -> [UInt64] {
      try drawn(parameters(rule), replicate: replicate, periods: 8).rows.map(\.bitPattern)
    }
    let first = try bits(2)
    let again = try bits(2)
    let other = try bits(3)
    #expect(first == again)
    #expect(first != other)
    #expect(first.count == 8 * Observation.allCases.count)
  }

  @Test func `markets played at the same time do not touch each other`() async throws {
    let alone = try drawn(parameters(.fairshare), periods: 6).rows.map(\.bitPattern)
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<4 {
        group.addTask { try drawn(parameters(.fairshare), periods: 6).rows.map(\.bitPattern) }
      }
      for try await bits in group { #expect(bits == alone) }
    }
  }

  @Test func `how long the market warms up changes nobody's later luck`() throws {
    // Nobody leaves, so that the start is the same; prices are random, flags and candidates too.
    func play(_ warmup: Int) throws -> [UInt64] {
      var parameters = parameters(.random, warmup: warmup)
      parameters.sellers.patience = 1_000
      parameters.producers.quality = .perfect
      return try drawn(parameters, periods: 5).rows.map(\.bitPattern)
    }
    let short = try play(1)
    let long = try play(7)
    #expect(short == long)
  }

  @Test func `a warm-up under the regime itself leaves no trace but who is there and what was learnt of pay`() throws {
    func play(_ warmup: Int) throws -> [UInt64] {
      var parameters = parameters(.fairshare, warmup: warmup)
      parameters.sellers.patience = 1_000
      parameters.producers.count = 0
      return try drawn(parameters, periods: 4).rows.map(\.bitPattern)
    }
    let none = try play(0)
    let some = try play(5)
    #expect(none == some)
  }

  @Test func `a seller's state takes at most 200 bytes`() throws {
    var parameters = parameters(.fairshare, warmup: 0)
    parameters.producers.count = 0
    let market = try drawn(parameters, periods: 1)
    #expect(market.stateBytesPerSupplier <= 200)
    // Not fewer than the columns that can be seen from here.
    let suppliers = market.world.suppliers
    let seen =
      8 * (suppliers.records.count + suppliers.quality.count + suppliers.unitCost.count + suppliers.margin.count)
      + MemoryLayout<SupplierAccount>.stride * suppliers.accounts.count
      + MemoryLayout<OfferRecord>.stride * suppliers.offers.count
    #expect(market.stateBytesPerSupplier * suppliers.count >= seen)
  }
}
