// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing
import Valuation

@testable import Market

/// Pay for a bundle as a whole: `valuation` prices and shares of model revenue, and how they are divided.
struct BundlePayTests {
  private let population = Population(
    sellers: [
      .init(quality: 0.5, records: 10), .init(quality: 0.2, records: 15), .init(quality: 1, records: 12),
    ],
    buyers: [.init(value: 100, budget: 1e6), .init(value: 60, budget: 1e6)])
  private let utility = BundleUtility(.dataScaling(exponent: 0.35))

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.scalingExponent = 0.35
      $0.buyers.scaleToSupply = 1
      $0.pricing.rule = .valuation
      $0.pricing.valuationShare = 0.3
      change(&$0)
    }
  }

  @Test func `a buyer pays the share of its uplift, divided by effective records`() throws {
    let market = try played(population, parameters())
    // v = 5, 3, 12: E = E0 = 20.
    let uplift = 1 - pow(2, -0.35)
    let spend = market.values(.buyer, "spend")
    #expect(agree(spend[0], 0.3 * 100 * uplift, within: rounding))
    #expect(agree(spend[1], 0.3 * 60 * uplift, within: rounding))
    let receipts = market.values(.seller, "receipts")
    for (place, volume) in [5.0, 3, 12].enumerated() {
      #expect(agree(receipts[place], 0.3 * 160 * uplift * volume / 20, within: rounding))
    }
    #expect(agree(market.last(.buyerSurplus), 0.7 * 160 * uplift, within: rounding))
  }

  @Test(arguments: DivisionRule.allCases)
  func `each division pays out the whole by its own weights`(division: DivisionRule) throws {
    let market = try played(population, parameters { $0.pricing.division = division })
    let losses = [5.0, 3, 12].map { utility.gain(of: $0, above: 20 - $0, worth: 1, scale: 20) }
    let weights: [Double] =
      switch division {
      case .equal: [1, 1, 1]
      case .volume: [10, 15, 12]
      case .aumannShapley: [5, 3, 12]
      case .leaveOneOut: losses
      }
    let pay = 0.3 * 160 * (1 - pow(2, -0.35))
    let sum = weights.reduce(0, +)
    let receipts = market.values(.seller, "receipts")
    for place in 0..<3 { #expect(agree(receipts[place], pay * weights[place] / sum, within: rounding)) }
  }

  @Test func `a bundle beyond the budget loses its smallest records first`() throws {
    var poor = population
    // The share of the uplift is 6.47 for all three, 5.95 without the smallest and 4.63 for the largest alone.
    poor.buyers = [.init(value: 100, budget: 6)]
    let market = try played(poor, parameters())
    #expect(market.values(.seller, "sales") == [1, 0, 1])
    let pay = 30 * utility.value(17, worth: 1, scale: 20)
    #expect(pay < 6 && 30 * utility.value(20, worth: 1, scale: 20) > 6)
    #expect(agree(market.last(.spend), pay, within: rounding))
  }

  @Test func `pay on the realised uplift counts what records turn out to be worth`() throws {
    var mixed = population
    mixed.producers = [.init(costPerRecord: 0, model: 0)]
    for basis in UpliftBasis.allCases {
      let market = try played(
        mixed,
        parameters {
          $0.provenance.information = .posterior
          $0.provenance.detectorPower = 0.9
          $0.producers.records = 20
          $0.pricing.upliftBasis = basis
        })
      let world = market.world.buyers
      for buyer in 0..<2 {
        let (true_, believed) = (world.effective[buyer], world.believed[buyer])
        #expect(abs(true_ - believed) > 0.1, "beliefs err")
        // The price comes about before the model is retrained, at fidelity 1.
        let basisVolume = basis == .realised ? true_ : believed
        let pay = 0.3 * utility.value(basisVolume, worth: world.value[buyer], scale: 20)
        #expect(agree(world.spend[buyer], pay, within: rounding))
      }
    }
  }

  @Test(arguments: DivisionRule.allCases)
  func `a share x of realised utility is paid out beside the price, which x lowers`(division: DivisionRule) throws {
    let market = try played(
      population,
      parameters {
        $0.pricing.rule = .fixed
        $0.pricing.pricePerRecord = 0.05
        $0.pricing.division = division
        $0.contract.form = .revenueShare
        $0.contract.modelShare = 0.25
      })
    let utilities = market.values(.buyer, "utility").reduce(0, +)
    #expect(agree(utilities, 160 * (1 - pow(2, -0.35)), within: rounding))
    #expect(agree(market.last(.modelShares), 0.25 * utilities, within: rounding))
    #expect(agree(market.last(.sellerReceipts), 3.7 + 0.25 * utilities, within: rounding))
    #expect(agree(market.last(.buyerSurplus), 0.75 * utilities - 3.7, within: rounding))
  }

  @Test func `one buyer with additive utility and a share x pays price and share of all it gains`() throws {
    var one = population
    one.buyers = [.init(value: 3, budget: 1e6)]
    let market = try played(
      one,
      parameters {
        $0.buyers.utility = .additive
        $0.pricing.rule = .fairshare
        $0.contract.form = .revenueShare
        $0.contract.modelShare = 0.25
      })
    #expect(agree(market.last(.spend), 0.75 * 60, within: rounding))
    #expect(agree(market.last(.modelShares), 0.25 * 60, within: rounding))
    #expect(abs(market.last(.buyerSurplus)) < rounding * 60)
  }
}
