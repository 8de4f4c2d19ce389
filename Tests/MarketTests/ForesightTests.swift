// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Testing
import Valuation

@testable import Market

/// What a record is worth to a buyer who looks ahead, against discounted utility by brute force.
struct ForesightTests {
  /// What training on `first` for one period does to discounted utility, with training on `later` ever after, each
  /// (records, synthetic), of a buyer whose bundle is worth u at the fidelity at which the law had come to rest before.
  private func discounted(
    first: (Double, Double), later: (Double, Double), utility: Double, law: SquareLaw, discount: Double,
    exponent: Double
  ) -> Double {
    let shares = (first.1 / first.0, later.1 / later.0)
    let rest = -law.coefficient * shares.1 * shares.1 / law.recovery
    var (state, sum, factor) = (rest, 0.0, 1.0)
    for period in 0..<3_000 {
      state = law.logFidelity(after: state, contamination: period == 0 ? shares.0 : shares.1)
      sum += factor * utility * expm1(exponent * (state - rest))
      factor *= discount
    }
    return sum
  }

  @Test(arguments: [0, 0.5, 0.9, 1], [0.05, 0.2, 1])
  func `a record is worth what it adds to discounted utility under the law`(discount: Double, recovery: Double) {
    for (coefficient, exponent, share) in [(0.183, 1.0, 0.4), (0.6, 0.5, 0.95), (0.05, 2, 0.03)] {
      let law = SquareLaw(coefficient: coefficient, recovery: recovery)
      let foresight = Foresight(
        share: 1, discount: discount, recovery: recovery, coefficient: coefficient, fidelityExponent: exponent)
      let (records, utility) = (500.0, 70.0)
      let bundle = (records, share * records)
      let outlook = foresight.outlook(
        stake: foresight.stake(utility: utility), records: records, synthetic: share * records, multiplier: 1)
      func value(adding more: Double, human: Double) -> Double {
        discounted(
          first: (bundle.0 + more, bundle.1 + (1 - human) * more), later: bundle, utility: utility, law: law,
          discount: discount, exponent: exponent)
      }
      for human in [0, 0.35, 1] {
        let slope = (value(adding: 0.1, human: human) - value(adding: -0.1, human: human)) / 0.2
        let scale = outlook.value(of: 1, human: 1) - outlook.value(of: 1, human: 0)
        #expect(abs(outlook.value(of: 1, human: human) - slope) < 2e-5 * scale, "\(human)")
      }
    }
  }

  @Test func `human records are worth more, synthetic less, doubt mixes them and over the bundle it comes to nothing`()
  {
    let foresight = Foresight(share: 0.7, discount: 0.9, recovery: 0.2, coefficient: 0.183, fidelityExponent: 1)
    let outlook = foresight.outlook(stake: foresight.stake(utility: 12), records: 90, synthetic: 30, multiplier: 1.5)
    let (human, synthetic) = (outlook.value(of: 6, human: 1), outlook.value(of: 6, human: 0))
    #expect(human > 0 && synthetic < 0)
    // rho is 1/3, and so is h - 1 + rho of a human record.
    let stake = 0.7 * 12 / (1 - 0.9 * 0.8)
    #expect(agree(human, stake * 2 * 0.183 / 9 / 90 / 1.5 * 6, within: rounding))
    #expect(agree(outlook.value(of: 6, human: 0.4), 0.4 * human + 0.6 * synthetic, within: rounding))
    #expect(abs(outlook.value(of: 60, human: 1) + outlook.value(of: 30, human: 0)) < rounding * human)
    let clean = foresight.outlook(stake: 5, records: 90, synthetic: 0, multiplier: 1)
    #expect(clean.value(of: 1, human: 1) == 0 && clean.value(of: 1, human: 0) == 0)
  }

  @Test(arguments: [1, 0.6])
  func `the market itself loses that much when its buyer gets a few synthetic records more for one period`(
    exponent: Double
  ) throws {
    // All is free and taken, for what it is believed to be; synthetic records add nothing but contamination.
    func utility(_ extra: Double) throws -> (sum: Double, at: Double) {
      let market = try played(
        Population(
          sellers: [.init(quality: 1, records: 100)], buyers: [.init(value: 50, budget: 1)],
          producers: [.init(costPerRecord: 0, model: 0)]),
        bare {
          $0.pricing.rule = .fixed
          $0.pricing.pricePerRecord = 0
          $0.producers.records = 60
          $0.producers.worth = 0
          $0.producers.ownOutputWorthless = false
          $0.provenance.information = .posterior
          $0.buyers.fidelityExponent = exponent
          $0.fidelity.learning.learner = .law
        },
        events: [
          Event(period: 80, changes: [("producers.records", .number(60 + extra))]),
          Event(period: 81, changes: [("producers.records", .number(60))]),
        ], periods: 300)
      #expect(market.recorded(.contamination, 80) == (60 + extra) / (160 + extra))
      let sum = (80...300).reduce(0) { $0 + pow(0.9, Double($1 - 80)) * 50 * market.recorded(.modelQuality, $1) }
      return (sum, 50 * market.recorded(.modelQuality, 79))
    }
    let slope = try utility(0.5).sum - utility(-0.5).sum
    let foresight = Foresight(
      share: 1, discount: 0.9, recovery: 0.2, coefficient: 0.183, fidelityExponent: exponent)
    let outlook = foresight.outlook(
      stake: foresight.stake(utility: try utility(0).at), records: 160, synthetic: 60, multiplier: 1)
    #expect(agree(outlook.value(of: 1, human: 0), slope, within: 1e-4))
  }
}
