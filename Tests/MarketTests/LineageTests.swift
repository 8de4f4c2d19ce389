// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import Testing

/// Weights of creators in models, against sums done by hand.
struct LineageTests {
  /// Data for nothing, so that everybody takes everything: sellers of 600, 300 and 100 effective records, and producers
  /// of 500 apparent records that sample the models given.
  static func market(
    sampling models: [Int] = [], buyers: Int = 2, events: [Event] = [], _ change: (inout Parameters) -> Void = { _ in }
  ) throws -> Market {
    let population = Population(
      sellers: [
        .init(quality: 0.6, records: 1_000), .init(quality: 0.3, records: 1_000), .init(quality: 1, records: 100),
      ],
      buyers: (0..<buyers).map { .init(value: 1e6 * Double($0 + 1), budget: 1e6) },
      producers: models.map { .init(costPerRecord: 0, model: $0) })
    return try handmade(
      population,
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.producers.records = 500
        $0.producers.quality = .perfect
        $0.producers.worth = 0.5
        $0.producers.ownOutputWorthless = false
        $0.fidelity.learning.learner = .law
        $0.fidelity.learning.lawCoefficient = 0
        $0.provenance.lineage = .tracked
        change(&$0)
      }, events: events)
  }

  /// The weights of the three sellers in a model, and what is unattributed.
  static func weights(_ market: borrowing Market, _ model: Int) -> [Double] {
    let lineage = market.lineages()[model]
    var weights = [0.0, 0, 0, lineage.unattributed]
    for part in lineage.parts { weights[part.creator] = part.weight }
    return weights
  }

  private func expect(_ found: [Double], _ expected: [Double], _ comment: String = "") {
    for (left, right) in zip(found, expected) {
      #expect(abs(left - right) < 1e-12, "\(comment): \(found) for \(expected)")
    }
  }

  @Test func `before the first training nothing is attributed, after it records are by effective volume`() throws {
    var market = try Self.market()
    #expect(market.lineages().isEmpty)
    try market.playPeriod()
    for model in 0..<2 { expect(Self.weights(market, model), [0.6, 0.3, 0.1, 0]) }
    #expect(market.last(.lineageAccuracy) == 1)
    // Three names and weights of 4 and 8 bytes.
    #expect(market.last(.lineageBytes) == 36)
  }

  @Test func `who does not track knows nothing and pays nothing`() throws {
    var market = try Self.market { $0.provenance.lineage = .none }
    try market.playPeriod()
    #expect(market.lineages().isEmpty)
    #expect(market.last(.lineageAccuracy).isNaN && market.last(.lineageBytes).isNaN)
    #expect(market.last(.royalties) == 0 && market.last(.royaltiesUntraced) == 0)
  }

  @Test func `synthetic records carry the weights of the model that they were sampled from, of the period before`()
    throws
  {
    // Both buyers take 1,000 effective human records and 250 of each producer's; the first producer samples model 0,
    // the second model 1. With no loss of fidelity the share of each source is constant.
    var market = try Self.market(sampling: [0, 1, 1])
    var unattributed = 1.0
    for period in 1...5 {
      try market.playPeriod()
      // 750 of 1,750 effective records come from models of which so much was unattributed.
      unattributed *= 750 / 1_750.0
      let known = 1 - unattributed
      for model in 0..<2 {
        expect(Self.weights(market, model), [0.6 * known, 0.3 * known, 0.1 * known, unattributed], "\(period)")
      }
    }
  }

  @Test func `weights follow who sold what to whom through two generations`() throws {
    // Tasks split the sellers: buyer 0 gets only the first domain's, buyer 1 only the second's; the producer samples
    // model 0, so that model 1 learns of the first domain's creators through synthetic records alone.
    let population = Population(
      sellers: [
        .init(quality: 0.5, records: 800, domain: 0), .init(quality: 0.5, records: 200, domain: 0),
        .init(quality: 0.5, records: 600, domain: 1),
      ],
      buyers: [.init(value: 1e6, budget: 1e6, tasks: [1, 0]), .init(value: 1e6, budget: 1e6, tasks: [0, 1])],
      producers: [.init(costPerRecord: 0, model: 0)])
    var market = try handmade(
      population,
      bare {
        $0.sellers.domains = 2
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.producers.records = 1_000
        $0.producers.quality = .perfect
        $0.producers.worth = 0.8
        $0.fidelity.learning.learner = .law
        $0.fidelity.learning.lawCoefficient = 0
        $0.provenance.lineage = .tracked
      })
    try market.playPeriod()
    expect(Self.weights(market, 0), [0.8, 0.2, 0, 0])
    // 2 x 300 of its own domain's, 800 synthetic of a model of which nothing was known.
    expect(Self.weights(market, 1), [0, 0, 600 / 1_400.0, 800 / 1_400.0])
    try market.playPeriod()
    // Its own model's output is worth nothing to buyer 0.
    expect(Self.weights(market, 0), [0.8, 0.2, 0, 0])
    let share = 800 / 1_400.0
    expect(Self.weights(market, 1), [0.8 * share, 0.2 * share, 1 - share, 0])
  }

  @Test(arguments: [1, 2, 3])
  func `metadata that name few creators keep the largest weights and lose the rest`(depth: Int) throws {
    var market = try Self.market { $0.provenance.lineageDepth = depth }
    try market.playPeriod()
    let kept = [0.6, 0.3, 0.1].enumerated().map { $0.offset < depth ? $0.element : 0 }
    expect(Self.weights(market, 0), kept + [1 - kept.reduce(0, +)])
    #expect(market.last(.lineageBytes) == Double(12 * depth))
    #expect(abs(market.last(.lineageAccuracy) - kept.reduce(0, +)) < 1e-12)
  }

  @Test func `of equal weights the first places are kept`() throws {
    let population = Population(
      sellers: (0..<5).map { _ in .init(quality: 0.5, records: 10) }, buyers: [.init(value: 10, budget: 1)])
    let market = try played(
      population,
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.provenance.lineage = .tracked
        $0.provenance.lineageDepth = 3
      })
    #expect(market.lineages()[0].parts.map(\.creator) == [0, 1, 2])
    #expect(abs(market.lineages()[0].unattributed - 0.4) < 1e-12)
  }

  @Test func `who buys nothing keeps the model and its lineage`() throws {
    // From period 2 on nobody can afford anything.
    var market = try Self.market(
      events: [Event(period: 2, changes: [("pricing.pricePerRecord", .number(1e9))])])
    try market.playPeriod()
    try market.playPeriod()
    #expect(market.last(.humanRecords) == 0)
    expect(Self.weights(market, 1), [0.6, 0.3, 0.1, 0])
  }

  @Test func `one model for all learns from what everybody bought`() throws {
    var market = try Self.market(sampling: [1]) { $0.fidelity.scope = .market }
    try market.playPeriod()
    #expect(market.lineages().count == 1)
    let human = 1_000 / 1_250.0
    expect(Self.weights(market, 0), [0.6 * human, 0.3 * human, 0.1 * human, 1 - human])
  }

  @Test func `what is kept of earlier periods keeps its creators`() throws {
    // The first seller leaves after period 1; half of what was bought from it is still in use in period 2.
    var market = try handmade(
      Population(
        sellers: [.init(quality: 0.6, records: 100, cost: 1), .init(quality: 0.4, records: 100)],
        buyers: [.init(value: 10, budget: 1)]),
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.sellers.patience = 1
        $0.buyers.depreciation = 0.5
        $0.provenance.lineage = .tracked
        $0.contract.modelRoyalty = 0.25
        $0.fidelity.learning.learner = .law
      })
    try market.playPeriod()
    #expect(market.last(.activeSellers) == 1)
    try market.playPeriod()
    let parts = market.lineages()[0].parts.map(\.weight)
    expect(parts, [30 / 90.0, 60 / 90.0])
    let royalties = market.values(.seller, "royalties")
    #expect(agree(royalties[0], 0.25 * market.values(.buyer, "utility")[0] / 3, within: 1e-12))
  }

  @Test func `who is replaced is forgotten`() throws {
    // Sold for nothing at a cost, both leave after period 1; in period 2 the first draws come in their places, too late
    // to offer anything, and nobody can be paid any more for what the model holds of those who left.
    var market = try handmade(
      Population(
        sellers: (0..<2).map { _ in .init(quality: 0.5, records: 10, cost: 1) }, buyers: [.init(value: 10, budget: 1)]),
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.sellers.patience = 1
        $0.sellers.afterExit = .replaced
        $0.sellers.entry = 1
        $0.provenance.lineage = .tracked
        $0.contract.modelRoyalty = 0.1
        $0.fidelity.learning.learner = .law
      })
    try market.playPeriod()
    #expect(market.last(.activeSellers) == 0 && market.lineages()[0].parts.count == 2)
    try market.playPeriod()
    #expect(market.last(.sellerEntries) == 2)
    #expect(market.lineages()[0].parts.isEmpty && market.lineages()[0].unattributed == 1)
  }
}
