// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CategoricalDivergenceTests {
  @Test func `divergences and quantities by hand`() throws {
    let learner = CategoricalLearner(proportions: [0.5, 0.25, 0.25])
    let model = CategoricalModel(proportions: [0.25, 0.25, 0.5])
    let divergence = learner.divergence(of: model)
    let kl = 0.25 * log(2)
    #expect(abs(divergence.kl - kl) < 1e-15)
    #expect(abs(divergence.reverseKL! - kl) < 1e-15)
    #expect(divergence.coverage == 1)
    // Two quarters each move by one rank; the truth's rank has a variance of 11/16.
    #expect(abs(divergence.wasserstein2! - (0.5 / (11 / 16.0)).squareRoot()) < 1e-15)
    let values = try measured(learner, model)
    #expect(abs(values["heterozygosity"]! - 0.625) < 1e-15)
    #expect(values["support"] == 3 && values["coverage"] == 1 && values["absorbed"] == 0)
    #expect(abs(values["l2_error"]! - 0.125) < 1e-15)
    #expect(abs(values["kl_divergence"]! - kl) < 1e-15 && abs(values["reverse_kl_divergence"]! - kl) < 1e-15)
  }

  @Test func `a lost fact makes the reverse divergence infinite`() throws {
    let learner = CategoricalLearner(proportions: [0.5, 0.3, 0.2])
    let model = CategoricalModel(proportions: [0.5, 0, 0.5])
    let divergence = learner.divergence(of: model)
    #expect(divergence.reverseKL == .infinity)
    #expect(abs(divergence.coverage! - 0.7) < 1e-15)
    #expect(abs(divergence.kl - 0.5 * log(2.5)) < 1e-15)
    let values = try measured(learner, model)
    #expect(values["reverse_kl_divergence"] == .infinity && values["support"] == 2)
    #expect(abs(values["l2_error"]! - 0.18) < 1e-15)
    let absorbed = try measured(learner, CategoricalModel(proportions: [0, 1, 0]))
    #expect(absorbed["absorbed"] == 1 && absorbed["heterozygosity"] == 0)
    #expect(abs(absorbed["kl_divergence"]! - log(1 / 0.3)) < 1e-15)
    #expect(abs(absorbed["l2_error"]! - (0.49 + 0.25 + 0.04)) < 1e-15)
  }

  @Test(arguments: [0.0, 1.0, 2.5])
  func `the truth is no distance from itself`(exponent: Double) throws {
    let learner = CategoricalLearner(facts: 500, exponent: exponent)
    #expect(learner.divergence(of: learner.truth) == Divergence(kl: 0, reverseKL: 0, wasserstein2: 0, coverage: 1))
    #expect(try measured(learner, learner.truth)["l2_error"] == 0)
  }

  @Test func `a single fact is never lost and nothing is NaN`() throws {
    for smoothing in [0.0, 2] {
      let learner = CategoricalLearner(facts: 1, exponent: 1, smoothing: smoothing)
      var plan = plan(synthetic: 5, generations: 4)
      plan.sampling = Sampling(bias: 0.5, topMass: 0.5, topFacts: 1)
      var sampler = try Sampler()
      var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 1, replicate: 0), sampler: &sampler)
      for _ in 0..<4 { loop.step(&sampler) }
      #expect(learner.divergence(of: loop.model) == Divergence(kl: 0, reverseKL: 0, wasserstein2: 0, coverage: 1))
      let expected: [String: Double] = [
        "heterozygosity": 0, "support": 1, "coverage": 1, "l2_error": 0, "kl_divergence": 0,
        "reverse_kl_divergence": 0, "absorbed": 1, "l2_error_fixed_real": 0,
      ]
      #expect(try measured(learner, loop.model) == expected)
      #expect(learner.cleanDivergence(records: 1) == 0 && learner.cleanDivergence(records: 1e9) == 0)
    }
  }

  /// The least cost of moving unit masses at some ranks to others, over all ways to pair them.
  private func leastCost(_ from: [Int], _ to: [Int]) -> Int {
    guard let first = from.first else { return 0 }
    return to.indices.map { place in
      var rest = to
      let distance = first - rest.remove(at: place)
      return distance * distance + leastCost(Array(from.dropFirst()), rest)
    }.min()!
  }

  @Test func `the Wasserstein distance is that of the best of all transports`() {
    var draws = Luck(seed: 15, replicate: 0).key(.learner).draws
    for _ in 0..<30 {
      // Seven units of mass over four facts, each fact having one in the truth at least.
      let truth = [0, 1, 2, 3] + (0..<3).map { _ in draws.index(below: 4) }
      let model = (0..<7).map { _ in draws.index(below: 4) }
      func shares(_ units: [Int]) -> [Double] { (0..<4).map { fact in Double(units.count { $0 == fact }) } }
      let mean = Double(truth.reduce(0, +)) / 7
      let variance = truth.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) / 7 }
      let distance = CategoricalLearner(proportions: shares(truth))
        .divergence(of: CategoricalModel(proportions: shares(model))).wasserstein2!
      #expect(abs(distance * distance * variance - Double(leastCost(model, truth)) / 7) < 1e-12)
    }
  }

  @Test func `distances to a pile by hand`() {
    let learner = CategoricalLearner(facts: 4, exponent: 0)
    let model = CategoricalModel(proportions: [0.5, 0, 0.5, 0])
    let records = CategoricalRecords(counts: [1, 2, 0, 1])
    #expect(abs(learner.squaredDistance(of: model, to: records) - (0.0625 + 0.25 + 0.25 + 0.0625)) < 1e-15)
  }

  /// E KL of a clean fit, summed over every count of every fact.
  private func fullSum(_ learner: CategoricalLearner, records: Int) -> Double {
    let total = Double(records) + learner.smoothing * Double(learner.facts)
    return learner.truth.probabilities.reduce(0) { sum, probability in
      sum
        + (0...records).reduce(0) { inner, count in
          let share = (Double(count) + learner.smoothing) / total
          guard share > 0 else { return inner }
          let mass = Distributions.binomialMass(count, probability: probability, trials: records)
          return mass > 1e-30 ? inner + mass * share * log(share / probability) : inner
        }
    }
  }

  @Test(arguments: [0.0, 0.3, 1, 60], [1, 5, 70, 1_000, 5_000])
  func `the divergence of clean fits agrees with the full sum`(smoothing: Double, records: Int) {
    for proportions in [
      (1...300).map { 1 / Double($0) }, [0.999, 0.001], (1...40).map { Double($0) }, [0.01, 0.01, 0.98],
    ] {
      let learner = CategoricalLearner(proportions: proportions, smoothing: smoothing)
      let expected = fullSum(learner, records: records)
      #expect(abs(learner.cleanDivergence(records: Double(records)) / expected - 1) < 1e-5)
    }
  }

  @Test(arguments: [0.0, 0.5])
  func `clean fits diverge as much as they should on average`(smoothing: Double) throws {
    let learner = CategoricalLearner(facts: 80, exponent: 1.2, smoothing: smoothing)
    // The first generation is sampled from the truth.
    let divergence = try outcomes(learner, plan(synthetic: 150, generations: 1), replicates: 5_000, seed: 16) {
      learner.divergence(of: $0.model).kl
    }
    #expect(abs(divergence.standardErrors(from: learner.cleanDivergence(records: 150))) < 3.5)
  }
}
