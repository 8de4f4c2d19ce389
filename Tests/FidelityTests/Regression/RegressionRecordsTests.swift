// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct RegressionRecordsTests {
  private let key = Luck(seed: 31, replicate: 0).key(.learner)
  private let learner = RegressionLearner(dimensions: 2, noise: 1.5)
  private let model = RegressionModel(coefficients: [2, -1])
  /// Covariance of two inputs and the response: I, w, and w'w + s^2.
  private let covariance = [[1.0, 0, 2], [0, 1, -1], [2, -1, 5 + 2.25]]

  /// Expects scatter matrices of normal records: means n C, covariances n (C_ik C_jl + C_il C_jk).
  private func expectWishart(
    _ records: Double, trials: Int, covariance: [[Double]], _ scatter: (Int) -> [Double]
  ) {
    let places = [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)]
    var means = [Moments](repeating: Moments(), count: 6)
    var products = [Moments](repeating: Moments(), count: 36)
    for trial in 0..<trials {
      let drawn = scatter(trial)
      let deviations = places.map { drawn[$0.0 * 3 + $0.1] - records * covariance[$0.0][$0.1] }
      for first in 0..<6 {
        means[first].record(deviations[first])
        for second in 0...first { products[first * 6 + second].record(deviations[first] * deviations[second]) }
      }
    }
    for (first, (i, j)) in places.enumerated() {
      #expect(abs(means[first].standardErrors(from: 0)) < 4)
      for (second, (k, l)) in places.enumerated() where second <= first {
        let expected =
          records * (covariance[i][k] * covariance[j][l] + covariance[i][l] * covariance[j][k])
        #expect(abs(products[first * 6 + second].standardErrors(from: expected)) < 4)
      }
    }
  }

  @Test(arguments: [1.0, 2, 3, 60, 1e9])
  func `scatter matrices have Wishart's moments`(amount: Double) throws {
    var sampler = try Sampler()
    var records = learner.noRecords
    expectWishart(amount, trials: 20_000, covariance: covariance) { trial in
      sampler.begin(key.agent(trial))
      learner.draw(amount, from: model, .faithful, with: &sampler, into: &records)
      return records.scatter
    }
    #expect(records.count == amount)
  }

  @Test func `sampling bias multiplies the variance of the noise`() throws {
    var sampler = try Sampler()
    var records = learner.noRecords
    var fattened = covariance
    fattened[2][2] = 5 + 2.25 * 1.7
    let sampling = Sampling(bias: 1.7, topMass: 0.5, topFacts: 1)
    expectWishart(20, trials: 10_000, covariance: fattened) { trial in
      sampler.begin(key.agent(trial))
      learner.draw(20, from: model, sampling, with: &sampler, into: &records)
      return records.scatter
    }
  }

  @Test func `fewer records than rows make a matrix of their rank`() throws {
    var sampler = try Sampler()
    var records = learner.noRecords
    for trial in 0..<200 {
      sampler.begin(key.agent(trial))
      learner.draw(2, from: model, .faithful, with: &sampler, into: &records)
      let s = records.scatter
      let determinant =
        s[0] * (s[4] * s[8] - s[7] * s[7]) - s[3] * (s[3] * s[8] - s[7] * s[6]) + s[6] * (s[3] * s[7] - s[4] * s[6])
      #expect(abs(determinant) < 1e-12 * s[0] * s[4] * s[8])
      learner.draw(1, from: model, .faithful, with: &sampler, into: &records)
      let one = records.scatter
      #expect(abs(one[3] * one[3] - one[0] * one[4]) < 1e-12 * one[0] * one[4])
      #expect(abs(one[6] * one[6] - one[0] * one[8]) < 1e-12 * one[0] * one[8])
    }
    learner.draw(0, from: model, .faithful, with: &sampler, into: &records)
    #expect(records.count == 0 && records.scatter.allSatisfy { $0 == 0 })
  }

  @Test func `a fixed design repeats the inputs of piles of one size and nothing else`() throws {
    let fixed = RegressionLearner(dimensions: 2, noise: 1.5, fixedInputs: key)
    var sampler = try Sampler()
    var (first, second, third) = (fixed.noRecords, fixed.noRecords, fixed.noRecords)
    sampler.begin(key.agent(1).counterpart(1))
    fixed.draw(30, from: fixed.truth, .faithful, with: &sampler, into: &first)
    fixed.draw(30, from: model, .faithful, with: &sampler, into: &second)
    fixed.draw(31, from: model, .faithful, with: &sampler, into: &third)
    let gram = [0, 3, 4]
    #expect(gram.allSatisfy { first.scatter[$0] == second.scatter[$0] && first.scatter[$0] != third.scatter[$0] })
    // Given the inputs, X'y ~ N(G w, s^2 G).
    let g = gram.map { second.scatter[$0] }
    let expected = [2 * g[0] - g[1], 2 * g[1] - g[2]]
    let products = [(0, 0, g[0]), (0, 1, g[1]), (1, 1, g[2])]
    var means = [Moments](repeating: Moments(), count: 2)
    var squares = [Moments](repeating: Moments(), count: 3)
    var responses = Moments()
    for trial in 0..<10_000 {
      sampler.begin(key.agent(trial).counterpart(2))
      fixed.draw(30, from: model, .faithful, with: &sampler, into: &second)
      let deviations = (0..<2).map { second.scatter[6 + $0] - expected[$0] }
      for place in 0..<2 { means[place].record(deviations[place]) }
      for (place, (row, column, _)) in products.enumerated() {
        squares[place].record(deviations[row] * deviations[column])
      }
      responses.record(second.scatter[8])
    }
    for mean in means { #expect(abs(mean.standardErrors(from: 0)) < 4) }
    for (square, product) in zip(squares, products) { #expect(abs(square.standardErrors(from: 2.25 * product.2)) < 4) }
    #expect(abs(responses.standardErrors(from: 2 * expected[0] - expected[1] + 30 * 2.25)) < 4)
  }

  @Test(arguments: [(50, 20), (5, 2), (4, 3), (3, 1), (2, 1), (40, 1), (40, 39)])
  func `the chosen and the rest of a pile are independent piles`(size: Int, taken: Int) throws {
    var sampler = try Sampler()
    var (pile, chosen) = (learner.noRecords, learner.noRecords)
    var overlap = [Moments](repeating: Moments(), count: 9)
    expectWishart(Double(taken), trials: 20_000, covariance: covariance) { trial in
      sampler.begin(key.agent(trial).counterpart(size))
      learner.draw(Double(size), from: model, .faithful, with: &sampler, into: &pile)
      learner.choose(Double(taken), of: [pile], with: &sampler, into: &chosen)
      for row in 0..<3 {
        for column in 0...row {
          let place = row * 3 + column
          let rest = pile.scatter[place] - chosen.scatter[place] - Double(size - taken) * covariance[row][column]
          overlap[place].record(rest * (chosen.scatter[place] - Double(taken) * covariance[row][column]))
        }
      }
      return chosen.scatter
    }
    for row in 0..<3 {
      for column in 0...row { #expect(abs(overlap[row * 3 + column].standardErrors(from: 0)) < 4) }
    }
  }

  @Test func `choices from one pile have its share of the pile on average`() throws {
    var sampler = try Sampler()
    sampler.begin(key)
    var (pile, other, chosen) = (learner.noRecords, learner.noRecords, learner.noRecords)
    learner.draw(12, from: model, .faithful, with: &sampler, into: &pile)
    learner.draw(8, from: learner.truth, .faithful, with: &sampler, into: &other)
    var parts = [Moments](repeating: Moments(), count: 9)
    for trial in 0..<20_000 {
      sampler.begin(key.agent(trial).counterpart(-1))
      learner.choose(5, of: [pile, other], with: &sampler, into: &chosen)
      #expect(chosen.count == 5)
      for place in [0, 3, 4, 6, 7, 8] { parts[place].record(chosen.scatter[place]) }
    }
    for place in [0, 3, 4, 6, 7, 8] {
      let expected = (pile.scatter[place] + other.scatter[place]) * 5 / 20
      #expect(abs(parts[place].standardErrors(from: expected)) < 4)
    }
    learner.choose(20, of: [pile, other], with: &sampler, into: &chosen)
    learner.add(other, to: &pile)
    #expect(chosen.count == 20 && zip(chosen.scatter, pile.scatter).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `a pile without noise is split without NaN`() throws {
    var sampler = try Sampler()
    sampler.begin(key)
    var (pile, chosen) = (learner.noRecords, learner.noRecords)
    learner.draw(30, from: model, Sampling(bias: 0), with: &sampler, into: &pile)
    learner.choose(10, of: [pile], with: &sampler, into: &chosen)
    // The response is 2 x1 - x2 in every record.
    let s = chosen.scatter
    #expect(abs(s[6] - (2 * s[0] - s[3])) < 1e-9 && abs(s[7] - (2 * s[3] - s[4])) < 1e-9)
    var fitted = learner.truth
    learner.fit(to: TrainingSet(real: learner.noRecords, synthetic: chosen), &fitted)
    #expect(abs(fitted.coefficients[0] - 2) < 1e-9 && abs(fitted.coefficients[1] + 1) < 1e-9)
  }
}
