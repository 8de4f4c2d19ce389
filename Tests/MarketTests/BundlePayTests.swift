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
    let market = try played(
      population,
      parameters {
        $0.pricing.division = division
        $0.pricing.divisionSamples = 4_000
      })
    let losses = [5.0, 3, 12].map { utility.gain(of: $0, above: 20 - $0, worth: 1, scale: 20) }
    let weights: [Double] =
      switch division {
      case .equal: [1, 1, 1]
      case .volume: [10, 15, 12]
      case .aumannShapley: [5, 3, 12]
      case .leaveOneOut: losses
      case .shapleyExact, .shapleySampled: orders([5, 3, 12])
      case .banzhaf: coalitions([5, 3, 12])
      }
    let pay = 0.3 * 160 * (1 - pow(2, -0.35))
    let sum = weights.reduce(0, +)
    let receipts = market.values(.seller, "receipts")
    let tolerance = division == .shapleySampled || division == .banzhaf ? 1e-3 : rounding
    for place in 0..<3 { #expect(agree(receipts[place], pay * weights[place] / sum, within: tolerance)) }
    #expect(agree(receipts.reduce(0, +), pay, within: rounding))
  }

  /// What each of three adds to those before it, over the six orders of arrival.
  private func orders(_ volumes: [Double]) -> [Double] {
    var values = [0.0, 0, 0]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var held = 0.0
      for place in order {
        values[place] += utility.gain(of: volumes[place], above: held, worth: 1, scale: 20) / 6
        held += volumes[place]
      }
    }
    return values
  }

  /// What each of three adds to the four coalitions of the others, on average.
  private func coalitions(_ volumes: [Double]) -> [Double] {
    volumes.indices.map { place in
      let others = volumes.indices.filter { $0 != place }.map { volumes[$0] }
      return [0, others[0], others[1], others[0] + others[1]].reduce(0) {
        $0 + utility.gain(of: volumes[place], above: $1, worth: 1, scale: 20) / 4
      }
    }
  }

  @Test func `many small suppliers get by Shapley values what they get by effective records`() throws {
    let crowd = Population(
      sellers: (0..<150).map { .init(quality: 0.2 + 0.005 * Double($0), records: 10) },
      buyers: [.init(value: 100, budget: 1e6), .init(value: 60, budget: 1e6)])
    func receipts(_ division: DivisionRule) throws -> [Double] {
      try played(crowd, parameters { $0.pricing.division = division }).values(.seller, "receipts")
    }
    let limit = try receipts(.aumannShapley)
    for division in [DivisionRule.shapleySampled, .banzhaf] {
      let found = try receipts(division)
      #expect(found != limit)
      #expect(zip(found, limit).allSatisfy { agree($0, $1, within: 0.01) })
    }
  }

  @Test func `sampled parts lie within their errors of the exact ones, and more samples bring them nearer`() throws {
    let crowd = Population(
      sellers: (0..<12).map { .init(quality: 0.1 + 0.07 * Double($0), records: 10) },
      buyers: [.init(value: 100, budget: 1e6)])
    func receipts(_ division: DivisionRule, sweeps: Int = 2, replicate: Int = 0) throws -> [Double] {
      try played(
        crowd,
        parameters {
          $0.pricing.division = division
          $0.pricing.divisionSamples = sweeps
        }, replicate: replicate
      ).values(.seller, "receipts")
    }
    let exact = try receipts(.shapleyExact)
    func errors(sweeps: Int) throws -> [[Double]] {
      try (0..<30).map { zip(try receipts(.shapleySampled, sweeps: sweeps, replicate: $0), exact).map { $0 - $1 } }
    }
    let (few, many) = (try errors(sweeps: 8), try errors(sweeps: 128))
    for seller in exact.indices {
      let mean = few.reduce(0) { $0 + $1[seller] } / 30
      let variance = few.reduce(0) { $0 + ($1[seller] - mean) * ($1[seller] - mean) } / 29
      #expect(variance > 0 && abs(mean) < 4 * (variance / 30).squareRoot())
    }
    func size(_ errors: [[Double]]) -> Double { errors.joined().reduce(0) { $0 + $1 * $1 }.squareRoot() }
    // A sixteenth of the variance, so about a quarter of the error.
    #expect(abs(size(many) / size(few) - 0.25) < 0.1)
  }

  @Test func `exact Shapley values are refused beyond twenty suppliers`() {
    var large = parameters { $0.pricing.division = .shapleyExact }
    (large.sellers.count, large.producers.count) = (18, 2)
    #expect(large.inconsistencies.isEmpty)
    large.producers.count = 3
    #expect(large.inconsistencies.map(\.key) == ["pricing.division"])
    #expect(large.inconsistencies[0].message.contains("use shapleySampled"))
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
