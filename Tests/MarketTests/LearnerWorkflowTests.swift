// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

@testable import Market

/// What the market trains on under each workflow, against loops that share nothing with it, and against the learner
/// itself fed by hand with the same luck.
struct LearnerWorkflowTests {
  /// A normal distribution retrained on records that are drawn, kept, chosen and averaged one by one.
  private struct RecordByRecord {
    var workflow: WorkflowRule
    var human: Int
    var synthetic: Int
    var bias = 1.0
    var realWeight: Double?

    /// KL after each period.
    func play(_ periods: Int, _ draws: inout Draws) -> [Double] {
      var (mean, deviation) = (0.0, 1.0)
      var kept: [(value: Double, human: Bool, period: Int)] = []
      return (1...periods).map { period in
        for place in 0..<(human + synthetic) {
          let isHuman = place < human
          let value = isHuman ? draws.gaussian() : mean + deviation * bias.squareRoot() * draws.gaussian()
          kept.append((value, isHuman, period))
        }
        switch workflow {
        case .replace: kept.removeAll { $0.period < period }
        case .window: kept.removeAll { $0.period <= period - 3 }
        case .accumulate, .accumulateSubsample: break
        }
        var used = kept
        if workflow == .accumulateSubsample {
          for place in 0..<(human + synthetic) { used.swapAt(place, place + draws.index(below: used.count - place)) }
          used.removeLast(used.count - human - synthetic)
        }
        (mean, deviation) = fit(used.map { ($0.value, $0.human) })
        return (deviation * deviation + mean * mean - 1 - 2 * log(deviation)) / 2
      }
    }

    /// The weighted mean and the weighted standard deviation whose square has no bias if all records have one variance.
    private func fit(_ records: [(value: Double, human: Bool)]) -> (Double, Double) {
      let humans = records.reduce(0) { $0 + ($1.human ? 1 : 0) }
      let weights = records.map { record -> Double in
        guard let realWeight, humans > 0, humans < records.count else { return 1 / Double(records.count) }
        return record.human ? realWeight / Double(humans) : (1 - realWeight) / Double(records.count - humans)
      }
      let mean = zip(records, weights).reduce(0) { $0 + $1.0.value * $1.1 }
      let squares = zip(records, weights).reduce(0) { $0 + ($1.0.value - mean) * ($1.0.value - mean) * $1.1 }
      return (mean, (squares / (1 - weights.reduce(0) { $0 + $1 * $1 })).squareRoot())
    }
  }

  @Test(arguments: WorkflowRule.allCases, [nil, 0.6])
  func `each workflow does on average what it does record by record`(workflow: WorkflowRule, weight: Double?) throws {
    let market = FreeData(
      human: 5, synthetic: 9, workflow: workflow,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.producers.samplingBias = 0.7
        $0.fidelity.realWeight = weight ?? 0
      })
    let periods = [1, 2, 4, 9]
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: periods, replicates: 2_500)
    let loop = RecordByRecord(workflow: workflow, human: 5, synthetic: 9, bias: 0.7, realWeight: weight)
    var brute = periods.map { _ in Spread() }
    var draws = Luck(seed: 41, replicate: 0).key(.learner).draws
    for _ in 0..<4_000 {
      let play = loop.play(9, &draws)
      for (place, period) in periods.enumerated() { brute[place].add(play[period - 1]) }
    }
    for (place, period) in periods.enumerated() {
      #expect(abs(spreads[place].z(brute[place])) < 4, "\(period): \(spreads[place].mean), \(brute[place].mean)")
    }
  }

  @Test func `accumulated synthetic records hold a mean where the sum of 1/i^2 says`() throws {
    let market = FreeData(
      synthetic: 10, workflow: .accumulate,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.learning.estimator = .knownVariance
      })
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [5, 30], replicates: 1_500)
    for (spread, periods) in zip(spreads, [5, 30]) {
      let sum = (1...periods).reduce(0) { $0 + 1 / Double($1 * $1) }
      #expect(abs(spread.z(sum / 10 / 2)) < 4)
    }
  }

  /// KL of a model that is fed by hand what the market should feed to its one buyer, with the same luck.
  private func byHand<L: Learner>(
    _ learner: L, _ parameters: Parameters, human: Double, synthetic: Double, periods: Int
  ) throws -> [Double] {
    var sampler = try Sampler()
    let luck = Luck(seed: UInt64(parameters.run.seed), replicate: 0)
    let weight = parameters.fidelity.realWeight
    var memory = TrainingMemory(
      parameters.fidelity.workflow.workflow(window: 3), realWeight: weight > 0 ? weight : nil, learner: learner)
    var model = learner.truth
    return (1...periods).map { period in
      var (real, lot) = (learner.noRecords, learner.noRecords)
      let made = luck.key(.learner, period: period, kind: .producer).agent(0)
      sampler.begin(made)
      learner.draw(
        synthetic, from: model,
        Sampling(bias: parameters.producers.samplingBias, topMass: parameters.producers.topMass),
        with: &sampler, into: &lot)
      let bought = luck.key(.learner, period: period, kind: .buyer).agent(0)
      sampler.begin(bought)
      learner.draw(human, from: learner.truth, .faithful, with: &sampler, into: &real)
      memory.take(real: &real, synthetic: &lot, learner: learner, key: bought.counterpart(0), sampler: &sampler)
      learner.fit(to: memory.training, &model)
      return learner.divergence(of: model).kl
    }
  }

  @Test(arguments: [LearnerRule.gaussian, .categorical, .regression], WorkflowRule.allCases)
  func `the buyer's model is the one that the same records make outside the market, to the last bit`(
    rule: LearnerRule, workflow: WorkflowRule
  ) throws {
    for (weight, bias) in [(0, 1), (0.3, 1), (0, 0.6)] {
      let data = FreeData(
        human: 60, synthetic: 90, learner: rule, workflow: workflow, unit: 1,
        change: {
          $0.fidelity.realWeight = weight
          $0.producers.samplingBias = bias
          $0.producers.topMass = 0.95
        })
      let learner = try LearnerFactory(data.parameters.fidelity.learning).learner(luck: Luck(seed: 0, replicate: 0))
      let expected = try byHand(learner, data.parameters, human: 60, synthetic: 90, periods: 7)
      let found = try data.played(7).series(.klDivergence)
      #expect(found == expected)
      #expect(Set(found).count == 7)
      // The same with records that take a hundred to teach as much.
      let coarse = FreeData(
        human: 6_000, synthetic: 9_000, learner: rule, workflow: workflow, unit: 100, change: data.change)
      let rescaled = try coarse.played(7).series(.klDivergence)
      #expect(rescaled == expected)
    }
  }

  /// Records in each fit of one buyer.
  private func fitted(_ workflow: WorkflowRule, _ each: Double, _ period: Int) -> Double {
    switch workflow {
    case .replace, .accumulateSubsample: each
    case .window: each * Double(min(period, 3))
    case .accumulate: each * Double(period)
    }
  }

  @Test(arguments: [LearnerRule.gaussian, .categorical, .regression], WorkflowRule.allCases)
  func `fidelity is exp of minus what KL exceeds that of as many clean records by`(
    rule: LearnerRule, workflow: WorkflowRule
  ) throws {
    let data = FreeData(human: 20, synthetic: 30, learner: rule, workflow: workflow)
    let market = try data.played(25)
    let learner = try LearnerFactory(data.parameters.fidelity.learning).learner(luck: Luck(seed: 0, replicate: 0))
    var losses = 0
    for period in 1...25 {
      let clean = learner.cleanDivergence(records: fitted(workflow, 50, period))
      let expected = exp(-max(0, market.recorded(.klDivergence, period) - clean))
      #expect(market.recorded(.fidelity, period) == expected)
      losses += expected < 1 ? 1 : 0
    }
    #expect(losses > 0)
  }

  @Test(arguments: WorkflowRule.allCases)
  func `the law follows shares alone, whatever the unit of training and the size of the market`(
    workflow: WorkflowRule
  ) throws {
    func series(_ size: Double, unit: Double) throws -> [Double] {
      try FreeData(
        human: 300 * size, synthetic: 100 * size, learner: .law, workflow: workflow, unit: unit,
        change: { $0.fidelity.learning.recovery = 0.2 }
      ).played(20).series(.fidelity)
    }
    let expected = (1...20).map { exp(-0.183 / 16 / 0.2 * (1 - pow(0.8, Double($0)))) }
    for (size, unit) in [(1.0, 1.0), (1, 1e-6), (1, 1e9), (1_000, 7), (1e-9, 1), (0.0081, 1)] {
      for (found, expected) in zip(try series(size, unit: unit), expected) {
        #expect(agree(found, expected, within: rounding), "\(size) \(unit)")
      }
    }
  }
}
