// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Fidelity
import Luck
import Market
import Testing

/// One buyer, one price for all, synthetic records that cannot be told from human ones: fidelity alone is left to be
/// found, so that all equilibria are the places where a curve crosses the diagonal.
@Suite("Several equilibria")
struct SeveralEquilibriaTests {
  private static let synthetic = 40 * 2_500.0

  private func market(costMedian: Double) -> OneBuyer {
    var market = OneBuyer(costMedian: costMedian, costLogSd: 0.3)
    market.parameters.pricing.rule = .uniform
    market.parameters.pricing.theta = 0.25
    market.parameters.producers.count = 40
    market.parameters.producers.records = 2_500
    market.parameters.producers.costPerRecord = 0
    market.parameters.producers.ownOutputWorthless = false
    market.parameters.provenance.information = .posterior
    market.parameters.provenance.falsePositiveRate = 0.3
    market.parameters.provenance.detectorPower = 0.3 + 1e-12
    market.parameters.provenance.auditRecords = 1_000_000_000
    return market
  }

  /// What a market at rest with its fidelity F makes of it.
  ///
  /// Who is below the cut, q < P/(s f), sells nothing and leaves; above it all are alike, so that the mean quality on
  /// offer is (1 + c)/2 of either kind and the price theta s f (1 + c)/2 = s f c: the cut is c = theta/(2 - theta).
  private func rest(_ market: OneBuyer, _ fidelity: Double) -> (fidelity: Double, contamination: Double, price: Double)
  {
    let cut = 0.25 / (2 - 0.25)
    let all = 1_000 * OneBuyer.records * (1 - cut)
    let omega = market.parameters.producers.worth
    func played(_ share: Double) -> (active: Double, contamination: Double, price: Double) {
      let contamination = Self.synthetic / (Self.synthetic + share * all)
      let factor = 1 - contamination * (1 - omega * fidelity)
      let believed = factor * (1 + cut) / 2 * (Self.synthetic + share * all)
      let price = cut * factor * market.slope(believed, fidelity: fidelity)
      return (market.active(price * OneBuyer.records * market.keep), contamination, price)
    }
    let share = OneBuyer.root(0, 1) { played($0).active - $0 }
    let law = market.parameters.fidelity.learning
    let contamination = played(share).contamination
    return (exp(-law.lawCoefficient * contamination * contamination / law.recovery), contamination, played(share).price)
  }

  /// All fidelities at rest, with whether the curve crosses the diagonal from above there, by a scan.
  private func scan(_ market: OneBuyer) -> [(fidelity: Double, isStable: Bool)] {
    let steps = 4_000
    var crossings: [(fidelity: Double, isStable: Bool)] = []
    var before = 1.0
    for step in 1...steps {
      let fidelity = Double(step) / Double(steps)
      let gap = rest(market, fidelity).fidelity - fidelity
      if step > 1 && before * gap < 0 { crossings.append((fidelity - 0.5 / Double(steps), before > 0)) }
      before = gap
    }
    return crossings
  }

  @Test("where people's work pays only while models are good, all three equilibria are found, the middle one unstable")
  func three() throws {
    let market = market(costMedian: 600)
    let expected = scan(market)
    try #require(expected.count == 3)
    #expect(expected.map(\.isStable) == [true, false, true])
    let found = try market.equilibria(starts: 32)
    try #require(found.equilibria.count == 3)
    for (equilibrium, other) in zip(found.equilibria.reversed(), expected) {
      let outcome = equilibrium.outcome
      #expect(abs(outcome[.fidelity] / other.fidelity - 1) < 5e-3)
      #expect(abs(outcome[.contamination] - rest(market, other.fidelity).contamination) < 5e-3)
      #expect(abs(outcome[.priceHuman] / rest(market, other.fidelity).price - 1) < 0.01)
      #expect(equilibrium.stability?.isStable == other.isStable)
    }
    // Every start is accounted for.
    let led = found.equilibria.flatMap(\.starts) + found.lost.flatMap { $0 }
    #expect(led.count + found.ends.count { $0.failure != nil } == 32)
  }

  @Test("where data is cheap or dear only one is left, and one is found", arguments: [200.0, 900])
  func one(costMedian: Double) throws {
    let market = market(costMedian: costMedian)
    let expected = scan(market)
    try #require(expected.count == 1)
    let found = try market.equilibria(starts: 16)
    try #require(found.equilibria.count == 1)
    #expect(abs(found.equilibria[0].outcome[.fidelity] / expected[0].fidelity - 1) < 5e-3)
    #expect(found.equilibria[0].stability?.isStable == true)
  }

  @Test("books balance in every equilibrium, and information and collapse cost what they do")
  func welfare() throws {
    for equilibrium in try market(costMedian: 600).equilibria(starts: 32).equilibria {
      let outcome = equilibrium.outcome
      let surpluses: [Observation] = [
        .sellerSurplus, .aggregatorSurplus, .syntheticProducerSurplus, .buyerSurplus, .policyBalance,
      ]
      #expect(abs(surpluses.reduce(0) { $0 + outcome[$1] } / outcome[.welfare] - 1) < 1e-9)
      let decomposed =
        outcome[.welfareProduction] + outcome[.welfareConsumption] - outcome[.lossCollapse] - outcome[.lossInformation]
      #expect(abs(decomposed / outcome[.welfare] - 1) < 1e-9)
      #expect(outcome[.lossInformation] >= 0)
      // F multiplies utility: what is lost to it is (1 - F)/F of what is left, if buyers would choose the same again.
      #expect(outcome[.lossCollapse] > 0)
    }
  }
}
