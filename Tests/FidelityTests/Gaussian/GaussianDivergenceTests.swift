// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

/// Divergences against sums over a fine grid, and the expected one of clean fits against many fits.
struct GaussianDivergenceTests {
  private func density(_ value: Double, _ mean: Double, _ variance: Double) -> Double {
    exp(-(value - mean) * (value - mean) / (2 * variance)) / (2 * Double.pi * variance).squareRoot()
  }

  @Test(arguments: [(0.4, 0.7), (-1.1, 1.8), (0.0, 1.0)])
  func `they agree with sums over a grid`(model: (mean: Double, variance: Double)) throws {
    let step = 1e-3
    var (forward, reverse, reached) = (0.0, 0.0, 0.0)
    let reach = 2.576 * model.variance.squareRoot()
    for place in -12_000...12_000 {
      let value = Double(place) * step
      let q = density(value, model.mean, model.variance)
      let p = density(value, 0, 1)
      if q > 0 && p > 0 {
        forward += q * log(q / p) * step
        reverse += p * log(p / q) * step
      }
      if abs(value - model.mean) <= reach { reached += p * step }
    }
    let learner = GaussianLearner()
    let divergence = learner.divergence(of: .init(mean: [model.mean], variance: [model.variance]))
    // The grid's own error is of the order of the step for the interval, far less for the smooth integrals.
    #expect(abs(divergence.kl - forward) < 1e-8)
    #expect(abs(try #require(divergence.reverseKL) - reverse) < 1e-8)
    #expect(abs(try #require(divergence.coverage) - reached / 0.990_004_7) < 1e-3)
    // Two normals are matched quantile by quantile.
    let deviation = model.variance.squareRoot() - 1
    let distance = (model.mean * model.mean + deviation * deviation).squareRoot()
    #expect(abs(try #require(divergence.wasserstein2) - distance) < 1e-14)
  }

  @Test func `coordinates add up in distance and are averaged in KL and coverage`() throws {
    let one = GaussianLearner().divergence(of: .init(mean: [0.5], variance: [0.6]))
    let three = GaussianLearner(dimensions: 3).divergence(
      of: .init(mean: [0.5, 0.5, 0.5], variance: [0.6, 0.6, 0.6]))
    #expect(abs(three.kl - one.kl) < 1e-15)
    #expect(abs(try #require(three.coverage) - (try #require(one.coverage))) < 1e-15)
    #expect(
      abs(try #require(three.wasserstein2) - (try #require(one.wasserstein2)) * 3.0.squareRoot()) < 1e-14)
  }

  @Test(arguments: [Estimator.unbiased, .mle, .knownVariance], [2.0, 5, 100])
  func `the divergence of clean fits is as expected`(estimator: Estimator, records: Double) throws {
    let learner = GaussianLearner(estimator: estimator)
    var sampler = try Sampler()
    var (model, real) = (learner.truth, learner.noRecords)
    var (sum, squares) = (0.0, 0.0)
    let fits = 200_000
    for fit in 0..<fits {
      sampler.begin(Luck(seed: 11, replicate: UInt64(fit)).key(.learner))
      learner.draw(records, from: learner.truth, .faithful, with: &sampler, into: &real)
      learner.fit(to: TrainingSet(real: real, synthetic: learner.noRecords), &model)
      let kl = learner.divergence(of: model).kl
      sum += kl
      squares += kl * kl
    }
    let mean = sum / Double(fits)
    let error = ((squares / Double(fits) - mean * mean) / Double(fits)).squareRoot()
    #expect(abs(mean - learner.cleanDivergence(records: records)) < 3.5 * error)
  }
}
