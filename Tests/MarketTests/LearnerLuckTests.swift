// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

@testable import Market

/// Who trains on what, and with whose luck.
struct LearnerLuckTests {
  private func divergences(_ market: borrowing Market) -> [Double] { market.world.models.states.map(\.divergence.kl) }

  @Test func `models train on what records are, not on what they are held to be`() throws {
    func series(_ change: @escaping @Sendable (inout Parameters) -> Void) throws -> [Double] {
      try FreeData(
        human: 30, synthetic: 40, buyers: 3, sampled: [1, 0, 2], workflow: .window,
        change: {
          $0.producers.samplingBias = 0.7
          change(&$0)
        }
      ).played(8).series(.klDivergence)
    }
    let known = try series { _ in }
    let guessed = try series { $0.provenance.information = .posterior }
    let labelled = try series {
      $0.provenance.information = .posterior
      $0.provenance.labelledShare = 1
    }
    let ownDetectors = try series {
      $0.provenance.information = .posterior
      $0.provenance.flagsPerBuyer = true
      $0.provenance.detectorPower = 0.99
      $0.provenance.falsePositiveRate = 0.5
    }
    // Worthless to the buyer whose model made it; but who does not know takes it all the same.
    let worthless = try series {
      $0.provenance.information = .posterior
      $0.producers.ownOutputWorthless = true
      $0.producers.worth = 0.1
    }
    #expect(guessed == known && labelled == known && ownDetectors == known && worthless == known)
    #expect(Set(known).count == 8)
  }

  @Test func `buyers of one lot get the same records, and human records of their own`() throws {
    let synthetic = try FreeData(synthetic: 40, buyers: 3, sampled: [0]).played(4)
    let alike = divergences(synthetic)
    #expect(alike[1] == alike[0] && alike[2] == alike[0] && alike[0] > 0)
    let mixed = divergences(try FreeData(human: 10, synthetic: 40, buyers: 3, sampled: [0]).played(4))
    #expect(Set(mixed).count == 3)
  }

  @Test func `two lots of one model are two draws from it`() throws {
    // The squared mean of 40 records; that of 20 counted twice would be twice as large.
    let data = FreeData(
      synthetic: 20, buyers: 1, sampled: [0, 0],
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.learning.estimator = .knownVariance
      })
    let spreads = try data.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1], replicates: 1_500)
    #expect(abs(spreads[0].z(0.5 / 40)) < 4)
  }

  @Test func `who buys nothing keeps the model, and learns again when buying again`() throws {
    let data = FreeData(human: 20, synthetic: 20, sampled: [0])
    let events = [
      Event(period: 3, changes: [("pricing.pricePerRecord", .number(1e9))]),
      Event(period: 5, changes: [("pricing.pricePerRecord", .number(0))]),
    ]
    let market = try data.played(6, events: events)
    let divergence = market.series(.klDivergence)
    #expect(divergence[2] == divergence[1] && divergence[3] == divergence[1])
    #expect(market.recorded(.fidelity, 4) == market.recorded(.fidelity, 2))
    #expect(divergence[1] != divergence[0] && divergence[4] != divergence[3] && divergence[5] != divergence[4])
  }

  @Test func `a model for all is one: every buyer has its fidelity, and with one buyer it is the buyer's own`() throws {
    for rule in [LearnerRule.gaussian, .categorical, .regression] {
      func data(_ buyers: Int, _ scope: FidelityScope) -> FreeData {
        FreeData(
          human: 20, synthetic: 30, buyers: buyers, learner: rule,
          change: {
            $0.fidelity.scope = scope
            $0.producers.samplingBias = 0.6
          })
      }
      let all = try data(4, .market).played(6)
      #expect(all.world.models.owners == 1)
      let fidelity = all.values(.buyer, "fidelity")
      #expect(Set(fidelity).count == 1)
      #expect(all.last(.fidelityMin) == fidelity[0])
      let one = try data(1, .market).played(6).rows.map(\.bitPattern)
      let own = try data(1, .buyer).played(6).rows.map(\.bitPattern)
      #expect(one == own)
    }
  }

  @Test func `another buyer or producer changes nobody's human records`() throws {
    // A weight of 1 for human records leaves their mean alone.
    func states(buyers: Int, producers: Int) throws -> [Double] {
      let data = FreeData(
        human: 8, synthetic: 5, buyers: buyers, sampled: [Int](repeating: 0, count: producers),
        change: {
          $0.fidelity.learning.estimator = .knownVariance
          $0.fidelity.realWeight = 1
        })
      return divergences(try data.played(3))
    }
    let few = try states(buyers: 2, producers: 1)
    let more = try states(buyers: 5, producers: 1)
    let made = try states(buyers: 2, producers: 4)
    #expect(few[0] == more[0] && few[1] == more[1])
    #expect(made == few)
    #expect(few[0] != few[1])
  }

  @Test func `another buyer or producer changes no lot`() throws {
    func states(buyers: Int, producers: Int) throws -> [Double] {
      let data = FreeData(
        synthetic: 30, buyers: buyers, sampled: (0..<producers).map { $0 % 2 },
        change: { $0.producers.ownOutputWorthless = true })
      return divergences(try data.played(3))
    }
    // Buyer 0 takes producer 1's lots and buyer 1 those of producer 0, with the third buyer or without.
    let two = try states(buyers: 2, producers: 2)
    let three = try states(buyers: 3, producers: 2)
    #expect(Array(three[0..<2]) == two && two[0] != two[1])
  }

  @Test(arguments: [LearnerRule.gaussian, .categorical, .regression], WorkflowRule.allCases)
  func `the warm-up leaves nothing learned, gathered or lost`(rule: LearnerRule, workflow: WorkflowRule) throws {
    func play(_ warmup: Int) throws -> [[Double]] {
      let market = try FreeData(
        human: 20, synthetic: 30, buyers: 2, sampled: [1, 0], learner: rule, workflow: workflow,
        change: {
          $0.start.warmup = warmup
          $0.producers.samplingBias = 0.7
        }
      ).played(6)
      return [market.series(.klDivergence), market.series(.fidelity), market.series(.contamination)]
    }
    let none = try play(0)
    let some = try play(4)
    #expect(none == some)
  }

  @Test(arguments: LearnerRule.allCases.filter { $0 != .ngram })
  func `markets played in turns do not touch each other, nor does their order`(rule: LearnerRule) throws {
    func data(_ workflow: WorkflowRule) -> FreeData {
      FreeData(
        human: 20, synthetic: 30, buyers: 2, sampled: [1, 0], learner: rule, workflow: workflow,
        change: { $0.fidelity.learning.design = .fixed })
    }
    let alone = try (0..<2).map { try data(.accumulateSubsample).played(5, replicate: $0).rows.map(\.bitPattern) }
    var second = try data(.accumulateSubsample).market(replicate: 1)
    var other = try data(.window).market(replicate: 7)
    var first = try data(.accumulateSubsample).market(replicate: 0)
    for _ in 0..<5 {
      try first.playPeriod()
      try other.playPeriod()
      try second.playPeriod()
    }
    #expect(first.rows.map(\.bitPattern) == alone[0])
    #expect(second.rows.map(\.bitPattern) == alone[1])
    // The law has no luck.
    #expect((alone[0] == alone[1]) == (rule == .law))
  }
}
