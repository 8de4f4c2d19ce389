// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

@testable import Market

/// What buyers believe about origins: Bayes' rule on one flag, and the audit's estimate of the prior.
struct BeliefTests {
  @Test(arguments: [(0.2, 0.3, 0.05), (0.7, 0.9, 0.1), (0.02, 0.5, 0.0)])
  func `beliefs are the shares of humans among the flagged and the unflagged`(
    prior: Double, power: Double, falseRate: Double
  ) {
    var belief = OriginBelief()
    belief.prior = prior
    belief.truePositive = OriginBelief.truePositive(power: power, watermark: 0.4)
    belief.falsePositive = falseRate
    belief.update()
    var draws = Luck(seed: 3, replicate: 1).key(.detectorFlag).draws
    var counts = [[0.0, 0.0], [0.0, 0.0]]
    for _ in 0..<200_000 {
      let synthetic = draws.uniform() < prior
      let flagged = draws.uniform() < (synthetic ? 1 - (1 - power) * exp(-0.4) : falseRate)
      counts[flagged ? 1 : 0][synthetic ? 1 : 0] += 1
    }
    for (flag, expected) in [belief.unflagged, belief.flagged].enumerated() {
      let seen = counts[flag][0] + counts[flag][1]
      let error = (expected * (1 - expected) / seen).squareRoot()
      #expect(abs(counts[flag][0] / seen - expected) <= 4 * error)
    }
    // On average belief is the truth.
    let flags = (1 - prior) * falseRate + prior * belief.truePositive
    #expect(abs(flags * belief.flagged + (1 - flags) * belief.unflagged - (1 - prior)) < 1e-15)
  }

  @Test func `a detector that never flags leaves the prior, and certainty stays certain`() {
    var belief = OriginBelief()
    belief.prior = 0.3
    belief.update()
    #expect(belief.unflagged == 0.7 && belief.flagged == 0.7)
    belief.prior = 0
    belief.falsePositive = 0.05
    belief.truePositive = 0.3
    belief.update()
    #expect(belief.unflagged == 1 && belief.flagged == 1)
  }

  @Test func `a watermark raises the power of the detector from psi to 1`() {
    #expect(abs(OriginBelief.truePositive(power: 0.3, watermark: 0) - 0.3) < 1e-15)
    #expect(abs(OriginBelief.truePositive(power: 0.3, watermark: 1) - (1 - 0.7 * exp(-1))) < 1e-15)
    #expect(abs(OriginBelief.truePositive(power: 0.3, watermark: 40) - 1) < 1e-15)
  }

  /// Half synthetic, by records offered: 3 sellers of 100, 1 producer of 300.
  private let population = Population(
    sellers: [Population.Seller](repeating: .init(quality: 0.5, records: 100), count: 3),
    buyers: [.init(value: 1, budget: 1)], producers: [.init(costPerRecord: 0, model: 0)])

  private func parameters(_ change: (inout Parameters) -> Void) -> Parameters {
    bare {
      $0.provenance.information = .posterior
      $0.producers.records = 300
      change(&$0)
    }
  }

  @Test(arguments: [(0.3, 4_000), (0.9, 500)])
  func `the audit's estimate is unbiased, and as uncertain as the detector makes it`(power: Double, audit: Int) throws {
    let runs = 1_500
    var estimates: [Double] = []
    for replicate in 0..<runs {
      let market = try handmade(
        population,
        parameters {
          $0.provenance.detectorPower = power
          $0.provenance.auditRecords = audit
        }, replicate: replicate)
      estimates.append(market.world.belief.prior)
    }
    // So many records that clipping at the ends does not matter: 12 standard deviations away.
    let gap = power - 0.05
    let flags = 0.05 + 0.5 * gap
    let variance = flags * (1 - flags) / (Double(audit) * gap * gap)
    #expect(abs(Statistics.mean(estimates) - 0.5) < 4 * (variance / Double(runs)).squareRoot())
    #expect(abs(Statistics.variance(estimates) / variance - 1) < 4 * (2 / Double(runs)).squareRoot())
  }

  @Test func `estimates are clipped to what m records can tell`() {
    var belief = OriginBelief()
    belief.truePositive = 0.3
    belief.falsePositive = 0.05
    #expect(belief.estimate(flags: 0, records: 200) == 1.0 / 200)
    #expect(belief.estimate(flags: 200, records: 200) == 1 - 1.0 / 200)
    #expect(abs(belief.estimate(flags: 35, records: 200) - 0.5) < 1e-15)
  }

  @Test func `where there are no synthetic goods nobody suspects any`() throws {
    var human = population
    human.producers = []
    let market = try played(human, parameters { _ in }, periods: 2)
    #expect(market.world.belief.prior == 0)
    #expect(market.last(.contaminationEstimated) == 0)
  }

  @Test func `a regime that begins to infer origins does not begin with a suspicion of its own`() throws {
    var human = population
    human.producers = []
    let event = Event(period: 2, changes: [("provenance.information", .choice("posterior"))])
    let market = try played(human, parameters { $0.provenance.information = .full }, events: [event], periods: 3)
    #expect(market.series(.contaminationEstimated) == [0, 0, 0])
    #expect(agree(market.recorded(.priceHuman, 2), market.recorded(.priceHuman, 1), within: 1e-3))
  }

  @Test func `certified records are held to be human, labelled ones synthetic and worth omega F`() throws {
    let market = try played(
      population,
      parameters {
        $0.provenance.labelledShare = 1
        $0.provenance.certification = .voluntary
        $0.provenance.certificationCost = 0
      })
    for seller in 0..<3 { #expect(market.world.humanBelief(seller) == 1) }
    #expect(market.world.humanBelief(3) == 0)
    #expect(market.world.beliefFactor(3) == 0.8 * market.world.belief.meanFidelity)
    #expect(market.last(.certifiedShare) == 1)
  }

  @Test func `the detector flags people, machines and mixtures as often as its rates say, anew in each period`() throws
  {
    let many = 4_000
    let population = Population(
      sellers: [Population.Seller](repeating: .init(quality: 0.5, records: 1, cost: 1), count: many),
      buyers: [.init(value: 1, budget: 1)],
      producers: [Population.Producer](repeating: .init(costPerRecord: 0, model: 0), count: many))
    for mixed in [0, 0.5] {
      let market = try played(
        population,
        parameters {
          $0.provenance.adulterationShare = mixed
          $0.policy.rule = .fixed
          $0.policy.watermark = 0.7
          $0.producers.costPerRecord = 0
          $0.buyers.coldRounds = 1
        })
      let strong = 1 - 0.7 * exp(-0.7)
      let human = (0..<many).count { market.world.isFlagged($0, buyer: nil) }
      let synthetic = (many..<2 * many).count { market.world.isFlagged($0, buyer: nil) }
      for (flags, rate) in [(human, (1 - mixed) * 0.05 + mixed * strong), (synthetic, strong)] {
        #expect(abs(Double(flags) - Double(many) * rate) < 4 * (Double(many) * rate * (1 - rate)).squareRoot())
      }
    }
  }

  @Test func `disclosure labels every producer, a share labels that share, for good`() throws {
    var many = population
    many.producers = (0..<4_000).map { _ in .init(costPerRecord: 0, model: 0) }
    func labelled(_ share: Double, _ rule: PolicyRule, periods: Int) throws -> [Bool] {
      let market = try played(
        many,
        parameters {
          $0.provenance.labelledShare = share
          $0.policy.rule = rule
          $0.buyers.coldRounds = 1
          $0.buyers.warmRounds = 1
        }, periods: periods)
      #expect((0..<3).allSatisfy { !market.world.isLabelled($0) })
      return (3..<4_003).map { market.world.isLabelled($0) }
    }
    let some = try labelled(0.25, .none, periods: 1)
    #expect(abs(Double(some.count { $0 }) - 1_000) < 4 * (4_000 * 0.25 * 0.75).squareRoot())
    let later = try labelled(0.25, .none, periods: 3)
    #expect(later == some)
    let nobody = try labelled(0, .none, periods: 1)
    #expect(!nobody.contains(true))
    let everybody = try labelled(0, .disclosure, periods: 1)
    #expect(!everybody.contains(false))
  }
}
