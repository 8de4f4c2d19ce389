// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

/// Published results about repeated regression. Errors are in units of s^2.
struct RegressionLoopTests {
  /// d = 10, T = 50, 20 fits, with s = 3.
  private func errorAfterTwenty(
    _ workflow: Workflow, fixedInputs: Bool, seed: UInt64, bias: Double = 1
  ) throws -> Moments {
    var sampler = try Sampler()
    var error = Moments()
    var plan = plan(synthetic: 50, generations: 20, workflow)
    plan.sampling.bias = bias
    for replicate in 0..<4_000 {
      let luck = Luck(seed: seed, replicate: UInt64(replicate))
      let learner = RegressionLearner(
        dimensions: 10, noise: 3, fixedInputs: fixedInputs ? luck.key(.learner, period: 1_000) : nil)
      var loop = RetrainingLoop(learner, plan, luck: luck, sampler: &sampler)
      for _ in 0..<20 { loop.step(&sampler) }
      error.record(loop.model.coefficients.reduce(0) { $0 + $1 * $1 } / 9)
    }
    return error
  }

  @Test func `replacing adds the same error every generation`() throws {
    let expected = 10 / 39.0 * 20
    #expect(abs(expected - 5.128) < 5e-4)
    #expect(abs(try errorAfterTwenty(.replace, fixedInputs: false, seed: 34).standardErrors(from: expected)) < 3.5)
    #expect(abs(try errorAfterTwenty(.replace, fixedInputs: true, seed: 35).standardErrors(from: expected)) < 3.5)
  }

  @Test func `sampling bias multiplies the error`() throws {
    let error = try errorAfterTwenty(.replace, fixedInputs: false, seed: 36, bias: 0.25)
    #expect(abs(error.standardErrors(from: 0.25 * 10 / 39 * 20)) < 3.5)
  }

  @Test func `accumulating over fresh inputs ends at .3854`() throws {
    let expected = (1...20).map(Double.init).reduce(0.0) { $0 + 10 / ($1 * ($1 * 50 - 11)) }
    #expect(abs(expected - 0.3854) < 5e-5)
    let error = try errorAfterTwenty(.accumulate, fixedInputs: false, seed: 37)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
    #expect(error.mean < 0.4218)
  }

  @Test func `accumulating over the same inputs ends at .4093`() throws {
    let squares = (1...20).map(Double.init).reduce(0.0) { $0 + 1 / ($1 * $1) }
    let expected = 10 / 39.0 * squares
    #expect(abs(expected - 0.4093) < 5e-5)
    let error = try errorAfterTwenty(.accumulate, fixedInputs: true, seed: 38)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
  }

  @Test func `the workflow of one generation's window replaces`() throws {
    let expected = 10 / 39.0 * 20
    #expect(abs(try errorAfterTwenty(.window(1), fixedInputs: false, seed: 39).standardErrors(from: expected)) < 3.5)
  }

  /// Strong collapse (Dohmatob et al., ICLR 2025): human records and such of a model whose coefficients are off by a
  /// vector of squared length c2, fitted together. Its limit is s2 phi/(1 - phi) + c2 (p2^2 + p1 p2 phi/(1 - phi)) with
  /// phi = d/n. With n finite, the second part is c2 (a + b (n d - 2)/(n - d - 1)) with
  /// b = n1 n2/((n - 1) n (n + 2)) and a + b = n2 (n2 + 2)/(n (n + 2)), from the second moments of a matrix beta
  /// distribution.
  private func expectedError(d: Double, human: Double, synthetic: Double, c2: Double) -> Double {
    let n = human + synthetic
    let b = human * synthetic / ((n - 1) * n * (n + 2))
    let a = synthetic * (synthetic + 2) / (n * (n + 2)) - b
    return d / (n - d - 1) + c2 * (a + b * (n * d - 2) / (n - d - 1))
  }

  private func twoSources(d: Int, human: Int, synthetic: Int, c2: Double, replicates: Int) throws -> Moments {
    let learner = RegressionLearner(dimensions: d)
    var sampler = try Sampler()
    var error = Moments()
    var training = TrainingSet(real: learner.noRecords, synthetic: learner.noRecords)
    for replicate in 0..<replicates {
      sampler.begin(Luck(seed: 40, replicate: UInt64(replicate)).key(.learner))
      var direction = (0..<d).map { _ in sampler.gaussian(1) }
      let length = direction.reduce(0) { $0 + $1 * $1 }
      for place in direction.indices { direction[place] *= (c2 / length).squareRoot() }
      let off = RegressionModel(coefficients: direction)
      learner.draw(Double(human), from: learner.truth, .faithful, with: &sampler, into: &training.real)
      learner.draw(Double(synthetic), from: off, .faithful, with: &sampler, into: &training.synthetic)
      var model = learner.truth
      learner.fit(to: training, &model)
      error.record(model.coefficients.reduce(0) { $0 + $1 * $1 })
    }
    return error
  }

  @Test func `two sources with 200 dimensions and 400 records have an error near 1.5`() throws {
    let expected = expectedError(d: 200, human: 200, synthetic: 200, c2: 1)
    #expect(abs(expected - 1.5) < 0.01)
    let error = try twoSources(d: 200, human: 200, synthetic: 200, c2: 1, replicates: 60)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
  }

  @Test(arguments: [(5, 10, 30), (8, 25, 5), (3, 1, 11)])
  func `two sources of few records have their exact error`(sizes: (Int, Int, Int)) throws {
    let (d, human, synthetic) = sizes
    let expected = expectedError(d: Double(d), human: Double(human), synthetic: Double(synthetic), c2: 4)
    let error = try twoSources(d: d, human: human, synthetic: synthetic, c2: 4, replicates: 20_000)
    #expect(abs(error.standardErrors(from: expected)) < 3.5)
  }

  @Test func `a fit on a choice of old records stays unbiased`() throws {
    let learner = RegressionLearner(dimensions: 2)
    let plan = plan(synthetic: 15, generations: 6, .accumulateSubsample)
    let coefficient = try outcomes(
      learner, plan, replicates: 4_000, seed: 41, start: RegressionModel(coefficients: [0.7, -0.2])
    ) { $0.model.coefficients[0] }
    #expect(abs(coefficient.standardErrors(from: 0.7)) < 3.5)
  }
}
