// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

/// Fits against sums over single records.
struct GaussianFitTests {
  private let human = [1.0, 2.5, -0.5, 4.0]
  private let synthetic = [0.25, 3.5, 7.0]

  private func pile(_ values: [Double]) -> GaussianRecords {
    var records = GaussianRecords(dimensions: 1)
    records.count = Double(values.count)
    records.mean[0] = values.reduce(0, +) / records.count
    records.squares[0] = values.reduce(0) { $0 + ($1 - records.mean[0]) * ($1 - records.mean[0]) }
    return records
  }

  private func fit(_ estimator: Estimator, weight: Double?) -> GaussianLearner.Model {
    let learner = GaussianLearner(estimator: estimator)
    var model = learner.truth
    learner.fit(
      to: TrainingSet(real: pile(human), synthetic: pile(synthetic), realWeight: weight), &model)
    return model
  }

  /// Weighted mean and variance over all records; `unbiased` divides by 1 - sum of squared weights.
  private func bruteForce(weights: [Double], isUnbiased: Bool) -> (mean: Double, variance: Double) {
    let values = human + synthetic
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return (mean, isUnbiased ? spread / (1 - weights.reduce(0) { $0 + $1 * $1 }) : spread)
  }

  @Test(arguments: [Estimator.unbiased, .mle], [nil, 0.25, 0.9])
  func `a fit to pooled piles is one to all records`(estimator: Estimator, weight: Double?) {
    let (perHuman, perSynthetic) = weight.map { ($0 / 4, (1 - $0) / 3) } ?? (1.0 / 7, 1.0 / 7)
    let weights = [Double](repeating: perHuman, count: 4) + [Double](repeating: perSynthetic, count: 3)
    let expected = bruteForce(weights: weights, isUnbiased: estimator == .unbiased)
    let model = fit(estimator, weight: weight)
    #expect(abs(model.mean[0] - expected.mean) < 1e-14)
    #expect(abs(model.variance[0] - expected.variance) < 1e-13)
  }

  @Test func `the variance that is known stays`() {
    let model = fit(.knownVariance, weight: nil)
    #expect(model.variance == [1])
    #expect(abs(model.mean[0] - 17.75 / 7) < 1e-14)
  }

  @Test func `adding piles is pooling their records`() {
    let learner = GaussianLearner()
    var sum = learner.noRecords
    learner.add(pile(human), to: &sum)
    learner.add(learner.noRecords, to: &sum)
    learner.add(pile(synthetic), to: &sum)
    let whole = pile(human + synthetic)
    #expect(sum.count == 7)
    #expect(abs(sum.mean[0] - whole.mean[0]) < 1e-14)
    #expect(abs(sum.squares[0] - whole.squares[0]) < 1e-13)
  }

  @Test func `one kind of records has all the weight where the other is missing`() {
    let learner = GaussianLearner(estimator: .mle)
    var model = learner.truth
    learner.fit(to: TrainingSet(real: learner.noRecords, synthetic: pile(synthetic), realWeight: 0.9), &model)
    #expect(abs(model.mean[0] - 10.75 / 3) < 1e-14)
  }

  @Test func `a loop that loses all variance stays finite`() throws {
    var sampler = try Sampler()
    var plan = RetrainingPlan()
    plan.synthetic = 2
    plan.sampling.bias = 0.5
    let learner = GaussianLearner()
    var loop = RetrainingLoop(learner, plan, luck: Luck(seed: 3, replicate: 1), sampler: &sampler)
    for _ in 0..<20_000 { loop.step(&sampler) }
    // It bounces off the least that there is.
    #expect(loop.model.variance[0] >= GaussianLearner.leastVariance && loop.model.variance[0] < 1e-300)
    let divergence = learner.divergence(of: loop.model)
    #expect(divergence.kl.isFinite && divergence.kl > 300)
    #expect(divergence.wasserstein2?.isFinite == true)
    #expect(divergence.coverage == 0)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: GaussianLearner.quantities.count) { values in
      loop.measure(with: &sampler, into: values)
      #expect(values.allSatisfy { $0.isFinite })
    }
  }

  @Test func `a model sampled with bias 0 makes one record over and over`() throws {
    var sampler = try Sampler()
    sampler.begin(Luck(seed: 1, replicate: 1).key(.learner))
    let learner = GaussianLearner(dimensions: 2)
    var records = learner.noRecords
    learner.draw(50, from: learner.truth, Sampling(bias: 0), with: &sampler, into: &records)
    #expect(records.mean == [0, 0])
    #expect(records.squares == [0, 0])
  }
}
