// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import Testing

/// Royalties along lineages: what is paid in is paid out, or named as untraced.
struct RoyaltyTests {
  private func utilities(_ market: borrowing Market) -> [Double] { market.values(.buyer, "utility") }

  @Test(arguments: [1.0, 0.6, 0])
  func `royalties on models follow the weights, and what is not traced stays with the buyer`(accuracy: Double) throws {
    var market = try LineageTests.market {
      $0.contract.modelRoyalty = 0.2
      $0.provenance.lineageAccuracy = accuracy
    }
    try market.playPeriod()
    let revenue = utilities(market).reduce(0, +)
    let due = 0.2 * revenue
    for (royalty, weight) in zip(market.values(.seller, "royalties"), [0.6, 0.3, 0.1]) {
      #expect(agree(royalty, due * accuracy * weight, within: 1e-12))
    }
    #expect(agree(market.last(.royalties), due * accuracy, within: 1e-12))
    #expect(abs(market.last(.royaltiesUntraced) - due * (1 - accuracy)) <= 1e-12 * due)
    #expect(agree(market.last(.buyerSurplus), revenue - due * accuracy, within: 1e-12))
    #expect(agree(market.last(.sellerSurplus), due * accuracy, within: 1e-9))
    #expect(agree(market.last(.equityShareModels), 0.2 * accuracy, within: 1e-12) || accuracy == 0)
  }

  @Test func `a short list of names loses the small creators' royalties to the payer`() throws {
    var market = try LineageTests.market {
      $0.contract.modelRoyalty = 0.2
      $0.provenance.lineageDepth = 1
    }
    try market.playPeriod()
    let due = 0.2 * utilities(market).reduce(0, +)
    #expect(market.values(.seller, "royalties")[1...] == [0, 0])
    #expect(agree(market.values(.seller, "royalties")[0], 0.6 * due, within: 1e-12))
    #expect(agree(market.last(.royaltiesUntraced), 0.4 * due, within: 1e-12))
  }

  /// A market in which synthetic records have a price and people's have none.
  private func synthetic(_ change: (inout Parameters) -> Void = { _ in }) throws -> Market {
    try LineageTests.market(sampling: [0, 1]) {
      $0.pricing.pricePerRecord = 2
      $0.contract.lineageRoyalty = 0.3
      $0.producers.modelLicence = 0.2
      change(&$0)
    }
  }

  @Test func `royalties on synthetic records follow the model sampled as it was before training`() throws {
    var market = try synthetic()
    try market.playPeriod()
    // Models of the start are nobody's.
    #expect(market.last(.syntheticRecords) == 2_000)
    #expect(market.last(.royalties) == 0 && market.last(.equityShareSynthetic) == 0)
    #expect(agree(market.last(.royaltiesUntraced), 0.3 * 4_000, within: 1e-12))
    #expect(agree(market.last(.syntheticProducerSurplus), 0.8 * 4_000, within: 1e-12))
    let attributed = LineageTests.weights(market, 0)[0..<3].reduce(0, +)
    try market.playPeriod()
    let due = 0.3 * 4_000 * attributed
    #expect(agree(market.last(.royalties), due, within: 1e-12))
    #expect(agree(market.last(.equityShareSynthetic), 0.3 * attributed, within: 1e-12))
    #expect(agree(market.last(.syntheticProducerSurplus), 0.8 * 4_000 - due, within: 1e-12))
    for (royalty, weight) in zip(market.values(.seller, "royalties"), [0.6, 0.3, 0.1]) {
      #expect(agree(royalty, due * weight, within: 1e-12))
    }
  }

  @Test func `over all periods what is paid in is paid out or named`() throws {
    var market = try synthetic {
      $0.contract.modelRoyalty = 0.15
      $0.provenance.lineageAccuracy = 0.7
      $0.provenance.lineageDepth = 2
    }
    for _ in 0..<6 {
      try market.playPeriod()
      let revenue = 0.15 * utilities(market).reduce(0, +) + 0.3 * 4_000
      #expect(agree(market.last(.royalties) + market.last(.royaltiesUntraced), revenue, within: 1e-12))
      let received = market.values(.seller, "royalties").reduce(0, +)
      #expect(agree(received, market.last(.royalties), within: 1e-12))
    }
  }

  @Test func `a cap pays as much as a contract of that royalty, and one that does not bind changes nothing`() throws {
    func rows(model: Double, lineage: Double, cap: Double? = nil) throws -> [Double] {
      var market = try synthetic {
        $0.contract.modelRoyalty = model
        $0.contract.lineageRoyalty = lineage
        if let cap {
          $0.policy.rule = .royaltyCap
          $0.policy.royaltyCap = cap
        }
      }
      for _ in 0..<4 { try market.playPeriod() }
      return market.rows
    }
    func same(_ left: [Double], _ right: [Double]) -> Bool { zip(left, right).allSatisfy { agree($0, $1, within: 0) } }
    let capped = try rows(model: 0.25, lineage: 0.3, cap: 0.1)
    #expect(same(capped, try rows(model: 0.1, lineage: 0.1)))
    #expect(!same(capped, try rows(model: 0.25, lineage: 0.3)))
    #expect(same(try rows(model: 0.25, lineage: 0.3, cap: 0.28), try rows(model: 0.25, lineage: 0.28)))
    #expect(same(try rows(model: 0.25, lineage: 0.3, cap: 1), try rows(model: 0.25, lineage: 0.3)))
  }

  /// One seller of one record that is free, a cost, and one buyer; utility A/2 in every period.
  private func royaltyKeeps(cost: Double, rate: Double, events: [Event] = []) throws -> Market {
    try played(
      Population(sellers: [.init(quality: 1, records: 1, cost: cost)], buyers: [.init(value: 100, budget: 1)]),
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0
        $0.buyers.scalingExponent = 1
        $0.sellers.patience = 1
        $0.provenance.lineage = .tracked
        $0.contract.modelRoyalty = rate
        $0.fidelity.learning.learner = .law
      }, events: events, periods: 3)
  }

  @Test func `royalties on what a creator makes now keep it in the market`() throws {
    // With E0 the seller's own record, the model earns 50 $ a period.
    #expect(try royaltyKeeps(cost: 9, rate: 0.2).last(.activeSellers) == 1)
    #expect(try royaltyKeeps(cost: 11, rate: 0.2).last(.activeSellers) == 0)
    #expect(try royaltyKeeps(cost: 9, rate: 0).last(.activeSellers) == 0)
  }

  @Test func `royalties on past records come whether one stays or not, and keep nobody`() throws {
    // The records of a seller who left stay in the models and go on to earn.
    var left = try handmade(
      Population(
        sellers: [.init(quality: 1, records: 100, cost: 100)],
        buyers: [.init(value: 1e5, budget: 60), .init(value: 1e5, budget: 60)],
        producers: [.init(costPerRecord: 0, model: 0)]),
      bare {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0.3
        $0.producers.records = 100
        $0.producers.quality = .perfect
        $0.producers.ownOutputWorthless = false
        $0.sellers.patience = 1
        $0.provenance.lineage = .tracked
        $0.contract.lineageRoyalty = 0.5
        $0.fidelity.learning.learner = .law
      })
    try left.playPeriod()
    #expect(left.last(.activeSellers) == 0)
    let attributed = 1 - left.lineages()[0].unattributed
    try left.playPeriod()
    #expect(left.last(.humanRecords) == 0)
    #expect(attributed > 0)
    #expect(agree(left.last(.royalties), 0.5 * 60 * attributed, within: 1e-12))
    #expect(left.last(.activeSellers) == 0)
  }

  @Test func `a buyer who owes royalties values data by what it keeps`() throws {
    // Fairshare with one buyer asks its whole willingness to pay: u'(E) v as one offer of a bundle, less the royalty.
    func price(_ rate: Double, _ accuracy: Double) throws -> Double {
      let market = try played(
        Population(
          sellers: (0..<2).map { _ in .init(quality: 1, records: 10) }, buyers: [.init(value: 100, budget: 1e6)]),
        bare {
          $0.provenance.lineage = .tracked
          $0.provenance.lineageAccuracy = accuracy
          $0.contract.modelRoyalty = rate
        })
      return market.last(.priceHuman)
    }
    let free = try price(0, 1)
    #expect(free > 0)
    #expect(agree(try price(0.25, 1), 0.75 * free, within: 1e-6))
    #expect(agree(try price(0.5, 0.5), 0.75 * free, within: 1e-6))
  }
}
