// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

@testable import Market

/// Where records are very few, very many, shared or of unlike weight.
struct LearnerEdgeTests {
  private func mean(_ change: @escaping @Sendable (inout Parameters) -> Void = { _ in })
    -> @Sendable (inout Parameters) -> Void
  {
    {
      $0.fidelity.learning.dimensions = 1
      $0.fidelity.learning.estimator = .knownVariance
      change(&$0)
    }
  }

  @Test(arguments: [0.3, 1.4, 2.5])
  func `lots of less than a sample, or of odd ones, teach what they hold on the average`(samples: Double) throws {
    // Each of 12 lots has a sample more or less by chance. KL is (n_r + L n_s)/n^2/2, n_s binomial and more.
    let data = FreeData(
      human: 2_000, synthetic: 1_000 * samples, sampled: [Int](repeating: 0, count: 12), unit: 1_000,
      change: mean { $0.producers.samplingBias = 0 })
    let spreads = try data.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1], replicates: 3_000)
    let (whole, chance) = (samples.rounded(.down), samples - samples.rounded(.down))
    var expected = 0.0
    var ways = 1.0
    for more in 0...12 {
      let total = 2 + 12 * whole + Double(more)
      expected += ways * pow(chance, Double(more)) * pow(1 - chance, Double(12 - more)) * 2 / (total * total) / 2
      ways *= Double(12 - more) / Double(more + 1)
    }
    #expect(abs(spreads[0].z(expected)) < 4)
  }

  @Test(arguments: WorkflowRule.allCases)
  func `the law takes any amounts, however small or odd`(workflow: WorkflowRule) throws {
    for (human, synthetic) in [(2.4, 2.4), (0.25, 0.25), (1e-9, 1e-9), (1e12, 1e12)] {
      let data = FreeData(
        human: human, synthetic: synthetic, learner: .law, workflow: workflow,
        change: { $0.fidelity.learning.recovery = 0 })
      let market = try data.played(6)
      #expect(agree(market.last(.klDivergence), 6 * 0.183 / 4, within: rounding))
    }
  }

  @Test func `one human record with all the weight teaches a mean and no spread`() throws {
    // m is the square of one normal number, and the variance stays that of the truth.
    let data = FreeData(
      human: 1, synthetic: 30,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.realWeight = 1
      })
    let spreads = try data.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 5], replicates: 2_000)
    for spread in spreads { #expect(abs(spread.z(0.5)) < 4) }
    let market = try data.played(5)
    for period in 1...5 {
      let distance = market.recorded(.wasserstein2, period)
      #expect(agree(distance * distance / 2, market.recorded(.klDivergence, period), within: 1e-9))
    }
  }

  @Test(arguments: [0.3, 0.6, 1])
  func `unlike weights make records scarcer, and scarcity is no contamination`(weight: Double) throws {
    // Ten human and a thousand synthetic records of the truth: E KL is (w^2/10 + (1 - w)^2/1000)/2 without any.
    let data = FreeData(human: 10, synthetic: 1_000, change: mean { $0.fidelity.realWeight = weight })
    let clean = (weight * weight / 10 + (1 - weight) * (1 - weight) / 1_000) / 2
    var spread = Spread()
    for replicate in 0..<1_500 {
      let market = try data.played(1, replicate: replicate)
      let kl = market.last(.klDivergence)
      spread.add(kl)
      try #require(agree(market.last(.fidelity), exp(-max(0, kl - clean)), within: 1e-12))
    }
    #expect(abs(spread.z(clean)) < 4)
  }

  @Test(arguments: [2, 10])
  func `one model for all learns from every sale, and copies of a lot are not counted twice`(buyers: Int) throws {
    // Records of the truth, human and synthetic, in the first period: KL is 1/(2n), n the records of all sales.
    let data = FreeData(
      human: 10, synthetic: 30, buyers: buyers, change: mean { $0.fidelity.scope = .market })
    let spreads = try data.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1], replicates: 2_000)
    #expect(abs(spreads[0].z(0.5 / Double(40 * buyers))) < 4)
  }

  @Test(arguments: LearnerRule.allCases.filter { $0 != .law && $0 != .ngram }, WorkflowRule.allCases)
  func `more samples than can be counted are refused in words`(rule: LearnerRule, workflow: WorkflowRule) throws {
    for unit in [1e-3, 1e-12, 1e-300] {
      let data = FreeData(human: 1e7, synthetic: 1e7, learner: rule, workflow: workflow, unit: unit)
      let error = try #require(throws: MarketError.self) { _ = try data.played(2) }
      #expect(error.message.contains("fidelity.trainingUnit"))
    }
    // As many as there may be.
    let periods = workflow == .replace ? 1 : 3.0
    let data = FreeData(
      human: 2e9 / periods, synthetic: 2e9 / periods, learner: rule, workflow: workflow,
      change: { $0.run.periods = 3 })
    let market = try data.played(3)
    #expect(market.last(.klDivergence) < 1e-6)
  }

  @Test func `models too large for memory are refused before they are made`() throws {
    let data = FreeData(
      human: 10, buyers: 2_000, learner: .categorical, workflow: .window,
      change: { $0.fidelity.learning.facts = 1_000_000 })
    let error = try #require(throws: MarketError.self) { _ = try data.market() }
    #expect(error.code == .tooLarge)
  }

  @Test(arguments: [LearnerRule.gaussian, .categorical, .regression, .law], WorkflowRule.allCases)
  func `a model keeps on learning for a thousand periods`(rule: LearnerRule, workflow: WorkflowRule) throws {
    let data = FreeData(
      human: 20, synthetic: 20, learner: rule, workflow: workflow,
      change: {
        $0.fidelity.learning.recovery = 0.2
        $0.producers.samplingBias = 0.9
      })
    let periods = workflow == .accumulateSubsample ? 200 : 1_000
    let market = try data.played(periods)
    for period in [1, periods] {
      let kl = market.recorded(.klDivergence, period)
      #expect(kl.isFinite && kl >= 0 && kl < 2)
    }
    // Half of what comes in is human: nothing collapses. What is kept for ever settles, the rest goes on moving.
    let change = abs(market.recorded(.klDivergence, periods) - market.recorded(.klDivergence, periods - 1))
    if rule != .law { #expect((change < 1e-3) == (workflow == .accumulate)) }
  }
}
