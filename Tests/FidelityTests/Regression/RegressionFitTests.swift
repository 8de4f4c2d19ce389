// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct RegressionFitTests {
  private let key = Luck(seed: 32, replicate: 0).key(.learner)

  @Test func `divergences and quantities by hand`() throws {
    let learner = RegressionLearner(dimensions: 2, noise: 2)
    let model = RegressionModel(coefficients: [3, -4])
    let divergence = learner.divergence(of: model)
    #expect(divergence.kl == 25 / 8.0 && divergence.reverseKL == 25 / 8.0 && divergence.wasserstein2 == 2.5)
    let values = try measured(learner, model)
    #expect(values == ["squared_error": 25, "kl_divergence": 25 / 8.0])
    let atTruth = learner.divergence(of: learner.truth)
    #expect(atTruth.kl == 0 && atTruth.wasserstein2 == 0)
    #expect(abs(atTruth.coverage! - 1) < 1e-15)
  }

  @Test(arguments: [0.1, 1.0, 20])
  func `coverage is the truth's mass around the prediction, averaged over inputs`(error: Double) {
    let learner = RegressionLearner(dimensions: 1, noise: 0.5)
    let covered = learner.divergence(of: RegressionModel(coefficients: [0.5 * error])).coverage!
    // The rule of midpoints over an input x ~ N(0, 1).
    let (step, reach) = (0.001, 2.576)
    var sum = 0.0
    for place in -9_000..<9_000 {
      let input = (Double(place) + 0.5) * step
      let inside =
        Distributions.normalCumulative(reach + error * input) - Distributions.normalCumulative(-reach + error * input)
      sum += inside * exp(-0.5 * input * input) * step / (2 * Double.pi).squareRoot()
    }
    let most = 1 - 2 * Distributions.normalCumulative(-reach)
    #expect(abs(covered - sum / most) < 1e-9)
  }

  @Test func `weights are those of weighted least squares`() throws {
    let learner = RegressionLearner(dimensions: 1)
    var sampler = try Sampler()
    sampler.begin(key)
    var (real, synthetic) = (learner.noRecords, learner.noRecords)
    learner.draw(7, from: learner.truth, .faithful, with: &sampler, into: &real)
    learner.draw(5, from: RegressionModel(coefficients: [3]), .faithful, with: &sampler, into: &synthetic)
    func fit(_ weight: Double?) -> Double {
      var model = learner.truth
      learner.fit(to: TrainingSet(real: real, synthetic: synthetic, realWeight: weight), &model)
      return model.coefficients[0]
    }
    let (r, s) = (real.scatter, synthetic.scatter)
    #expect(abs(fit(nil) - (r[2] + s[2]) / (r[0] + s[0])) < 1e-12)
    #expect(abs(fit(0.3) - (0.3 / 7 * r[2] + 0.7 / 5 * s[2]) / (0.3 / 7 * r[0] + 0.7 / 5 * s[0])) < 1e-12)
    #expect(abs(fit(1) - r[2] / r[0]) < 1e-12 && abs(fit(0) - s[2] / s[0]) < 1e-12)
  }

  @Test func `records that do not determine a model leave it as it was`() throws {
    let learner = RegressionLearner(dimensions: 3)
    var sampler = try Sampler()
    sampler.begin(key)
    var (real, synthetic) = (learner.noRecords, learner.noRecords)
    learner.draw(2, from: learner.truth, .faithful, with: &sampler, into: &real)
    learner.draw(9, from: learner.truth, .faithful, with: &sampler, into: &synthetic)
    var model = RegressionModel(coefficients: [1, 2, 3])
    learner.fit(to: TrainingSet(real: real, synthetic: synthetic, realWeight: 0), &model)
    #expect(model.coefficients != [1, 2, 3])
    let before = model.coefficients
    // No column of two inputs of three dimensions is determined; rounding may hide it, but never makes a NaN.
    learner.fit(to: TrainingSet(real: learner.noRecords, synthetic: learner.noRecords), &model)
    #expect(model.coefficients == before)
    learner.fit(to: TrainingSet(real: real, synthetic: synthetic, realWeight: 1), &model)
    #expect(model.coefficients.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [12, 20, 200])
  func `clean fits diverge by d/(2(n - d - 1)) on average`(records: Int) throws {
    let learner = RegressionLearner(dimensions: 6, noise: 0.3)
    let divergence = try outcomes(learner, plan(synthetic: records, generations: 1), replicates: 5_000, seed: 33) {
      learner.divergence(of: $0.model).kl
    }
    let expected = learner.cleanDivergence(records: Double(records))
    #expect(abs(expected - 3 / Double(records - 7)) < 1e-15)
    #expect(abs(divergence.standardErrors(from: expected)) < 3.5)
    #expect(learner.cleanDivergence(records: 7) == .infinity && learner.fewestRecords == 8)
    #expect(learner.cleanDivergence(records: 8) == 3)
  }
}
