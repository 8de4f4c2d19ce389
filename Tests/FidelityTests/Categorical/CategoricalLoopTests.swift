// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

/// Published results about repeated resampling of facts.
struct CategoricalLoopTests {
  @Test(arguments: [1, 5, 40])
  func `heterozygosity falls by 1/n a generation`(generations: Int) throws {
    let learner = CategoricalLearner(facts: 12, exponent: 1)
    let plan = plan(synthetic: 50, generations: generations)
    let start = 1 - learner.truth.probabilities.reduce(0) { $0 + $1 * $1 }
    let end = try outcomes(learner, plan, replicates: 4_000, seed: 21) {
      1 - $0.model.probabilities.reduce(0) { $0 + $1 * $1 }
    }
    #expect(abs(end.standardErrors(from: start * pow(1 - 1 / 50.0, Double(generations)))) < 3.5)
  }

  @Test func `a fact takes all with its true probability`() throws {
    let learner = CategoricalLearner(proportions: [0.5, 0.3, 0.2])
    var sampler = try Sampler()
    var shares = [Moments](repeating: Moments(), count: 3)
    for replicate in 0..<4_000 {
      var loop = RetrainingLoop(
        learner, plan(synthetic: 10, generations: 0), luck: Luck(seed: 22, replicate: UInt64(replicate)),
        sampler: &sampler)
      while loop.model.facts.count > 1 { loop.step(&sampler) }
      for fact in 0..<3 { shares[fact].record(loop.model.facts[0] == Int32(fact) ? 1 : 0) }
    }
    for (share, probability) in zip(shares, learner.truth.probabilities) {
      #expect(abs(share.standardErrors(from: probability)) < 3.5)
    }
  }

  @Test func `of two facts with 100 records one is lost after 136.60 generations`() throws {
    let learner = CategoricalLearner(facts: 2, exponent: 0)
    var sampler = try Sampler()
    var times = Moments()
    for replicate in 0..<3_000 {
      var loop = RetrainingLoop(
        learner, plan(synthetic: 100, generations: 0), luck: Luck(seed: 23, replicate: UInt64(replicate)),
        sampler: &sampler)
      while loop.model.facts.count > 1 { loop.step(&sampler) }
      times.record(Double(loop.generation))
    }
    #expect(abs(times.standardErrors(from: 136.60)) < 3.5)
  }

  @Test func `a rare fact of five expected records survives as a branching process does`() throws {
    // Of 10^4 facts all alike, each expects five records: P(alive) = 1 - exp(-5 s), s -> 1 - exp(-s).
    let learner = CategoricalLearner(facts: 10_000, exponent: 0)
    let plan = plan(synthetic: 50_000, generations: 11)
    let alive = try outcomes(learner, plan, replicates: 20, seed: 24) { Double($0.model.facts.count) / 10_000 }
    var survival = 1.0
    for _ in 0..<10 { survival = 1 - exp(-survival) }
    let expected = 1 - exp(-5 * survival)
    #expect(abs(expected - 0.5467) < 5e-5)
    #expect(abs(alive.standardErrors(from: expected)) < 3.5)
  }

  /// 20 equal facts, 100 synthetic and 100 human records a generation: a = 1/2.
  private func mixed(fixed: Bool) -> RetrainingPlan {
    var plan = plan(synthetic: 100, generations: 25)
    if fixed { plan.fixedReal = 100 } else { plan.freshReal = 100 }
    return plan
  }

  @Test func `with a fixed human set the error about it settles at .003125`() throws {
    let learner = CategoricalLearner(facts: 20, exponent: 0)
    let error = try outcomes(learner, mixed(fixed: true), replicates: 4_000, seed: 25) {
      learner.squaredDistance(of: $0.model, to: $0.fixedReal!)
    }
    // E(1 - S1) of the fixed set's own frequencies is (1 - 1/100)(1 - 1/20).
    let expected = 0.25 * 0.99 * 0.95 / 100 / (1 - 0.25 * 0.99)
    #expect(abs(expected - 0.003125) < 5e-7)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
  }

  @Test func `with fresh human records the error settles at .00631`() throws {
    let learner = CategoricalLearner(facts: 20, exponent: 0)
    let error = try outcomes(learner, mixed(fixed: false), replicates: 4_000, seed: 26) {
      $0.model.probabilities.reduce(Double(20 - $0.model.facts.count) / 400) { $0 + ($1 - 0.05) * ($1 - 0.05) }
    }
    let expected = 0.95 / 200 / (1 - 0.25 * 0.99)
    #expect(abs(expected - 0.00631) < 5e-6)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
  }

  @Test func `a learner that memorises misses the tail that it has not seen`() throws {
    // The published .09413 is of facts without end; a million of them have all but 8e-4 of the mass.
    let learner = CategoricalLearner(facts: 1_000_000, exponent: 1.5)
    let expected = learner.truth.probabilities.reduce(0) { $0 + $1 * exp(1_000 * log1p(-$1)) }
    #expect(abs(expected - 0.09413) < 1e-3)
    let missed = try outcomes(learner, plan(synthetic: 1_000, generations: 1), replicates: 300, seed: 27) {
      1 - learner.truth.coverage(by: $0.model)
    }
    #expect(abs(missed.standardErrors(from: expected)) < 3.5)
    var cut = plan(synthetic: 1_000_000, generations: 1)
    cut.sampling.topFacts = 100
    var sampler = try Sampler()
    var loop = RetrainingLoop(learner, cut, luck: Luck(seed: 28, replicate: 0), sampler: &sampler)
    loop.step(&sampler)
    let floor = 1 - learner.divergence(of: loop.model).coverage!
    let head = learner.truth.probabilities[..<100].reduce(0, +)
    #expect(abs(floor - (1 - head)) < 1e-12 && abs(floor - 0.0764) < 1e-3)
  }

  @Test func `a choice of old records keeps their expected frequencies`() throws {
    let learner = CategoricalLearner(proportions: [0.6, 0.3, 0.1])
    let plan = plan(synthetic: 40, generations: 12, .accumulateSubsample)
    let share = try outcomes(learner, plan, replicates: 4_000, seed: 29) {
      zip($0.model.facts, $0.model.probabilities).reduce(0) { $1.0 == 1 ? $0 + $1.1 : $0 }
    }
    #expect(abs(share.standardErrors(from: 0.3)) < 3.5)
  }
}

extension CategoricalModel {
  /// The mass that this model gives to the facts another knows.
  fileprivate func coverage(by other: CategoricalModel) -> Double {
    other.facts.reduce(0) { $0 + probabilities[Int($1)] }
  }
}
