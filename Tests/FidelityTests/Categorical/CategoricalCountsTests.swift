// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CategoricalCountsTests {
  private let key = Luck(seed: 11, replicate: 0).key(.learner)

  /// Counts of all facts.
  private func dense(_ records: CategoricalRecords, facts: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: facts)
    for (fact, count) in zip(records.facts, records.counts) { counts[Int(fact)] = count }
    return counts
  }

  @Test(arguments: [0, 1, 7, 9, 1_000, 1_000_000, 4_000_000_000], [1, 2, 1_000])
  func `counts add up to the records and facts rise`(amount: Int, facts: Int) throws {
    let learner = CategoricalLearner(facts: facts, exponent: 1)
    var sampler = try Sampler()
    var records = learner.noRecords
    for trial in 0..<10 {
      sampler.begin(key.agent(trial))
      learner.draw(Double(amount), from: learner.truth, .faithful, with: &sampler, into: &records)
      #expect(records.total == Double(amount))
      #expect(records.counts.reduce(0, +) == Double(amount))
      #expect(records.counts.allSatisfy { $0 >= 1 && $0 == $0.rounded() })
      #expect(zip(records.facts, records.facts.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func `three records of three facts have the multinomial probabilities`() throws {
    let shares = [0.5, 0.3, 0.2]
    let learner = CategoricalLearner(proportions: shares)
    var sampler = try Sampler()
    var records = learner.noRecords
    var seen = [Double](repeating: 0, count: 16)
    let trials = 50_000
    for trial in 0..<trials {
      sampler.begin(key.agent(trial))
      learner.draw(3, from: learner.truth, .faithful, with: &sampler, into: &records)
      let counts = dense(records, facts: 3)
      seen[Int(counts[0] * 4 + counts[1])] += 1
    }
    let factorial = [1.0, 1, 2, 6]
    var statistic = 0.0
    for first in 0...3 {
      for second in 0...(3 - first) {
        let third = 3 - first - second
        let ways = 6 / (factorial[first] * factorial[second] * factorial[third])
        let mass = ways * pow(0.5, Double(first)) * pow(0.3, Double(second)) * pow(0.2, Double(third))
        let expected = mass * Double(trials)
        let difference = seen[first * 4 + second] - expected
        statistic += difference * difference / expected
      }
    }
    #expect(1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: 9) > 1e-3)
  }

  @Test(arguments: [2, 8, 9, 40, 3_000, 1_000_000])
  func `a fact's count is binomial`(amount: Int) throws {
    let learner = CategoricalLearner(proportions: [5, 1, 3, 4, 2, 2, 6, 2])
    var sampler = try Sampler()
    var records = learner.noRecords
    var seen: [Int: Double] = [:]
    let trials = 20_000
    for trial in 0..<trials {
      sampler.begin(key.agent(trial).counterpart(amount))
      learner.draw(Double(amount), from: learner.truth, .faithful, with: &sampler, into: &records)
      seen[Int(dense(records, facts: 8)[3]), default: 0] += 1
    }
    var (statistic, cells, rest, restSeen) = (0.0, 0.0, Double(trials), Double(trials))
    let spread = Int(5 * (Double(amount) * 0.16 * 0.84).squareRoot()) + 5
    let middle = Int(0.16 * Double(amount))
    for count in max(0, middle - spread)...min(amount, middle + spread) {
      let expected = Distributions.binomialMass(count, probability: 0.16, trials: amount) * Double(trials)
      guard expected >= 10 else { continue }
      let observed = seen[count, default: 0]
      statistic += (observed - expected) * (observed - expected) / expected
      cells += 1
      rest -= expected
      restSeen -= observed
    }
    if rest > 5 {
      statistic += (restSeen - rest) * (restSeen - rest) / rest
      cells += 1
    }
    #expect(cells >= 3)
    #expect(1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: cells - 1) > 1e-3)
  }

  @Test(arguments: [1, 6, 30, 5_000, 4_000_000_000])
  func `counts have multinomial means, variances and covariances`(amount: Int) throws {
    let shares = [0.4, 0.05, 0.25, 0.1, 0.2]
    let learner = CategoricalLearner(proportions: shares)
    var sampler = try Sampler()
    var records = learner.noRecords
    var means = [Moments](repeating: Moments(), count: 5)
    var products = [Moments](repeating: Moments(), count: 25)
    let scale = Double(amount).squareRoot()
    for trial in 0..<20_000 {
      sampler.begin(key.agent(trial))
      learner.draw(Double(amount), from: learner.truth, .faithful, with: &sampler, into: &records)
      let counts = dense(records, facts: 5)
      let deviations = zip(counts, shares).map { ($0 - Double(amount) * $1) / scale }
      for row in 0..<5 {
        means[row].record(deviations[row])
        for column in 0...row { products[row * 5 + column].record(deviations[row] * deviations[column]) }
      }
    }
    for row in 0..<5 {
      #expect(abs(means[row].standardErrors(from: 0)) < 4)
      for column in 0...row {
        let expected = (row == column ? shares[row] : 0) - shares[row] * shares[column]
        #expect(abs(products[row * 5 + column].standardErrors(from: expected)) < 4)
      }
    }
  }

  @Test func `few records of a million facts fall where the mass is`() throws {
    let learner = CategoricalLearner(facts: 1_000_000, exponent: 1)
    // H_1000 / H_1000000.
    let share = 7.485470860550345 / 14.392726722865724
    var sampler = try Sampler()
    var records = learner.noRecords
    var inFront = Moments()
    for trial in 0..<5_000 {
      sampler.begin(key.agent(trial))
      learner.draw(20, from: learner.truth, .faithful, with: &sampler, into: &records)
      inFront.record(zip(records.facts, records.counts).reduce(0) { $1.0 < 1_000 ? $0 + $1.1 : $0 } / 20)
    }
    #expect(abs(inFront.standardErrors(from: share)) < 4)
    // Independent records: the variance is binomial.
    #expect(abs(inFront.variance / (share * (1 - share) / 20) - 1) < 4 * (2.0 / 5_000).squareRoot())
  }

  @Test func `piles add up fact by fact`() {
    let learner = CategoricalLearner(facts: 5, exponent: 0)
    var sum = CategoricalRecords(counts: [0, 2, 0, 1, 0])
    learner.add(CategoricalRecords(counts: [3, 1, 0, 0, 4]), to: &sum)
    #expect(sum.facts == [0, 1, 3, 4] && sum.counts == [3, 3, 1, 4] && sum.total == 11)
    learner.add(learner.noRecords, to: &sum)
    learner.add(CategoricalRecords(counts: [0, 0, 1, 0, 0]), to: &sum)
    #expect(sum.facts == [0, 1, 2, 3, 4] && sum.counts == [3, 3, 1, 1, 4] && sum.total == 12)
    var empty = learner.noRecords
    learner.add(sum, to: &empty)
    #expect(empty.facts == sum.facts && empty.counts == sum.counts && empty.total == 12)
  }
}
