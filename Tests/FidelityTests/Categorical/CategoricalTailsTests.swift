// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CategoricalTailsTests {
  /// Frequencies of a thousand million records, sampled unfaithfully from a model.
  private func frequencies(_ proportions: [Double], _ sampling: Sampling) throws -> [Double] {
    let learner = CategoricalLearner(proportions: [Double](repeating: 1, count: proportions.count))
    var sampler = try Sampler()
    sampler.begin(Luck(seed: 13, replicate: 0).key(.learner))
    var records = learner.noRecords
    learner.draw(1e9, from: CategoricalModel(proportions: proportions), sampling, with: &sampler, into: &records)
    var result = [Double](repeating: 0, count: proportions.count)
    for (fact, count) in zip(records.facts, records.counts) { result[Int(fact)] = count / 1e9 }
    return result
  }

  private func expect(_ frequencies: [Double], near expected: [Double]) {
    for (frequency, share) in zip(frequencies, expected) {
      // Exactly none where there is no mass.
      #expect(abs(frequency - share) <= 4 * (share * (1 - share) / 1e9).squareRoot())
    }
  }

  @Test func `a mass keeps the most probable facts that reach it`() throws {
    let model = [0.1, 0.4, 0.2, 0.3]
    expect(try frequencies(model, Sampling(topMass: 0.4)), near: [0, 1, 0, 0])
    expect(try frequencies(model, Sampling(topMass: 0.41)), near: [0, 4 / 7.0, 0, 3 / 7.0])
    expect(try frequencies(model, Sampling(topMass: 0.7)), near: [0, 4 / 7.0, 0, 3 / 7.0])
    expect(try frequencies(model, Sampling(topMass: 0.71)), near: [0, 4 / 9.0, 2 / 9.0, 3 / 9.0])
    expect(try frequencies(model, Sampling(topMass: 0.95)), near: model)
    expect(try frequencies(model, Sampling(topMass: 1e-15)), near: [0, 1, 0, 0])
  }

  @Test func `equal facts are taken by rank, and a mass that they reach exactly takes no more of them`() throws {
    let model = [Double](repeating: 0.1, count: 10)
    for taken in 1...9 {
      let expected = (0..<10).map { $0 < taken ? 1 / Double(taken) : 0 }
      expect(try frequencies(model, Sampling(topMass: Double(taken) / 10)), near: expected)
      expect(try frequencies(model, Sampling(topFacts: taken)), near: expected)
    }
  }

  @Test func `a number of facts keeps the most probable`() throws {
    let model = [0.1, 0.4, 0.1, 0, 0.3, 0.1]
    expect(try frequencies(model, Sampling(topFacts: 1)), near: [0, 1, 0, 0, 0, 0])
    expect(try frequencies(model, Sampling(topFacts: 3)), near: [1 / 8.0, 4 / 8.0, 0, 0, 3 / 8.0, 0])
    expect(try frequencies(model, Sampling(topFacts: 9)), near: model)
  }

  @Test func `temperature takes probabilities to a power`() throws {
    let model = [0.1, 0.5, 0, 0.4]
    expect(try frequencies(model, Sampling(bias: 0.5)), near: [1 / 42.0, 25 / 42.0, 0, 16 / 42.0])
    let roots = [1, 5.0.squareRoot(), 0, 2]
    expect(try frequencies(model, Sampling(bias: 2)), near: roots.map { $0 / roots.reduce(0, +) })
    expect(try frequencies(model, Sampling(bias: 1e-300)), near: [0, 1, 0, 0])
    expect(try frequencies(model, Sampling(bias: 0)), near: [0, 1, 0, 0])
    expect(try frequencies([0.2, 0.4, 0.4], Sampling(bias: 0)), near: [0, 1, 0])
  }

  @Test func `cuts follow one another`() throws {
    // Squares 1, 16, 9, 4 of 30: 0.8 of the mass takes two and more, 25 of 30 being 0.83.
    let model = [0.1, 0.4, 0.3, 0.2]
    expect(try frequencies(model, Sampling(bias: 0.5, topMass: 0.8)), near: [0, 16 / 25.0, 9 / 25.0, 0])
    expect(
      try frequencies(model, Sampling(bias: 0.5, topMass: 0.9, topFacts: 3)), near: [0, 16 / 29.0, 9 / 29.0, 4 / 29.0])
    expect(try frequencies(model, Sampling(topMass: 0.9, topFacts: 2)), near: [0, 4 / 7.0, 3 / 7.0, 0])
  }

  @Test func `the cut of many facts agrees with a full sort`() throws {
    var draws = Luck(seed: 14, replicate: 0).key(.learner).draws
    for trial in 0..<50 {
      // Few levels, hence many ties.
      let count = 3 + trial * 7
      let proportions = (0..<count).map { _ in Double(1 + draws.index(below: 20)) }
      let total = proportions.reduce(0, +)
      let sorted = proportions.indices.sorted { (-proportions[$0], $0) < (-proportions[$1], $1) }
      // Half a record between two whole sums leaves no doubt about rounding.
      let mass = (draws.uniform() * (total - 1)).rounded(.down) + 0.5
      var kept: [Int] = []
      var sum = 0.0
      for place in sorted where sum < mass {
        sum += proportions[place]
        kept.append(place)
      }
      var expected = [Double](repeating: 0, count: count)
      for place in kept { expected[place] = proportions[place] / sum }
      let byMass = try frequencies(proportions, Sampling(topMass: mass / total))
      let byNumber = try frequencies(proportions, Sampling(topFacts: kept.count))
      for result in [byMass, byNumber] {
        #expect(result.indices.filter { result[$0] > 0 } == kept.sorted())
        #expect(zip(result, expected).allSatisfy { abs($0 - $1) <= 5 * ($1 / 1e9).squareRoot() })
      }
    }
  }
}
