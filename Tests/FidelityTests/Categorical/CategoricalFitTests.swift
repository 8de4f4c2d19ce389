// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CategoricalFitTests {
  private func fit(
    _ learner: CategoricalLearner, real: [Int], synthetic: [Int], weight: Double? = nil
  ) -> CategoricalModel {
    var model = learner.truth
    learner.fit(
      to: TrainingSet(
        real: CategoricalRecords(counts: real), synthetic: CategoricalRecords(counts: synthetic), realWeight: weight),
      &model)
    return model
  }

  @Test func `probabilities are frequencies and facts without records are lost`() {
    let learner = CategoricalLearner(facts: 5, exponent: 1)
    let model = fit(learner, real: [1, 0, 2], synthetic: [0, 0, 3, 0, 2])
    #expect(model.facts == [0, 2, 4] && model.probabilities == [1 / 8.0, 5 / 8.0, 2 / 8.0])
    #expect(fit(learner, real: [0, 3], synthetic: []).probabilities == [1])
  }

  @Test func `a weight divides the fit between human and synthetic records`() {
    let learner = CategoricalLearner(facts: 3, exponent: 1)
    let model = fit(learner, real: [1, 1], synthetic: [0, 2, 6], weight: 0.75)
    #expect(model.facts == [0, 1, 2])
    for (probability, expected) in zip(model.probabilities, [0.375, 0.375 + 0.0625, 0.1875]) {
      #expect(abs(probability - expected) < 1e-15)
    }
    // What only the kind without weight tells of is lost; without the other kind a weight does nothing.
    #expect(fit(learner, real: [1, 1], synthetic: [0, 2, 6], weight: 1).facts == [0, 1])
    #expect(fit(learner, real: [], synthetic: [0, 2, 6], weight: 1).probabilities == [0.25, 0.75])
  }

  @Test func `smoothing adds to every fact`() {
    let learner = CategoricalLearner(facts: 4, exponent: 1, smoothing: 0.5)
    let model = fit(learner, real: [2, 0, 1], synthetic: [0, 0, 3])
    #expect(model.facts == [0, 1, 2, 3])
    for (probability, expected) in zip(model.probabilities, [2.5 / 8, 0.5 / 8, 4.5 / 8, 0.5 / 8]) {
      #expect(abs(probability - expected) < 1e-15)
    }
  }

  @Test func `with smoothing no fact is ever lost`() throws {
    let learner = CategoricalLearner(facts: 50, exponent: 1.5, smoothing: 0.1)
    var sampler = try Sampler()
    var loop = RetrainingLoop(
      learner, plan(synthetic: 30, generations: 0), luck: Luck(seed: 17, replicate: 0), sampler: &sampler)
    for _ in 0..<100 {
      loop.step(&sampler)
      #expect(loop.model.facts.count == 50)
      #expect(abs(loop.model.probabilities.reduce(0, +) - 1) < 1e-13)
      let reverse = learner.divergence(of: loop.model).reverseKL!
      #expect(reverse.isFinite && reverse >= 0)
    }
  }

  @Test func `without smoothing a fact once lost stays lost under every tail`() throws {
    let learner = CategoricalLearner(facts: 200, exponent: 1)
    for sampling in [
      Sampling.faithful, Sampling(bias: 0.9), Sampling(bias: 1.2, topMass: 0.95), Sampling(topFacts: 40),
    ] {
      var plan = plan(synthetic: 300, generations: 0)
      plan.sampling = sampling
      var sampler = try Sampler()
      var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 18, replicate: 0), sampler: &sampler)
      var known = Set(loop.model.facts)
      for _ in 0..<50 {
        loop.step(&sampler)
        let now = Set(loop.model.facts)
        #expect(now.isSubset(of: known) && !now.isEmpty)
        #expect(abs(loop.model.probabilities.reduce(0, +) - 1) < 1e-13)
        known = now
      }
      #expect(known.count <= sampling.topFacts ?? 199)
    }
  }

  @Test func `a million facts are drawn, fitted and compared`() throws {
    let learner = CategoricalLearner(facts: 1_000_000, exponent: 1)
    var sampler = try Sampler()
    var loop = RetrainingLoop(
      learner, plan(synthetic: 2_000_000, generations: 0), luck: Luck(seed: 19, replicate: 0), sampler: &sampler)
    loop.step(&sampler)
    // Expected facts in a sample: sum of 1 - (1 - p)^n; their number has a variance below its mean.
    let expected = learner.truth.probabilities.reduce(0) { $0 - expm1(2e6 * log1p(-$1)) }
    let support = Double(loop.model.facts.count)
    #expect(abs(support - expected) < 4 * expected.squareRoot())
    // Likewise the mass that the sample misses.
    var (missed, variance) = (0.0, 0.0)
    for probability in learner.truth.probabilities {
      let unseen = exp(2e6 * log1p(-probability))
      missed += probability * unseen
      variance += probability * probability * unseen * (1 - unseen)
    }
    let divergence = learner.divergence(of: loop.model)
    #expect(abs(divergence.coverage! - (1 - missed)) < 4 * variance.squareRoot())
    #expect(divergence.reverseKL == .infinity && divergence.kl > 0 && divergence.wasserstein2! > 0)
  }
}
