// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

struct CategoricalChoiceTests {
  private let learner = CategoricalLearner(facts: 4, exponent: 0)
  private let key = Luck(seed: 12, replicate: 0).key(.learner)

  private func choices(
    _ amount: Int, of piles: [CategoricalRecords], trials: Int, _ use: ([Double]) -> Void
  ) throws {
    var sampler = try Sampler()
    var chosen = learner.noRecords
    for trial in 0..<trials {
      sampler.begin(key.agent(trial))
      learner.choose(Double(amount), of: piles, with: &sampler, into: &chosen)
      #expect(chosen.total == Double(amount) && chosen.counts.reduce(0, +) == Double(amount))
      var counts = [Double](repeating: 0, count: 4)
      for (fact, count) in zip(chosen.facts, chosen.counts) { counts[Int(fact)] = count }
      use(counts)
    }
  }

  @Test func `four of nine records are chosen with the multivariate hypergeometric probabilities`() throws {
    let piles = [CategoricalRecords(counts: [2, 0, 1]), CategoricalRecords(counts: [1, 2, 3])]
    // Of 3, 2 and 4 records; every choice of four of the nine is as probable.
    let choose: [[Double]] = [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1]]
    var seen = [Double](repeating: 0, count: 25)
    try choices(4, of: piles, trials: 40_000) { seen[Int($0[0] * 5 + $0[1])] += 1 }
    var (statistic, cells) = (0.0, 0.0)
    for first in 0...3 {
      for second in 0...2 where (0...4).contains(4 - first - second) {
        let expected = choose[3][first] * choose[2][second] * choose[4][4 - first - second] / 126 * 40_000
        let difference = seen[first * 5 + second] - expected
        statistic += difference * difference / expected
        cells += 1
      }
    }
    #expect(1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: cells - 1) > 1e-3)
  }

  @Test(arguments: [(100, 40, 60, 70), (1_000, 80, 700, 500), (300, 299, 2, 150), (90, 400, 10, 430)])
  func `a fact's count among the chosen is hypergeometric`(sizes: (Int, Int, Int, Int)) throws {
    let (first, second, third, amount) = sizes
    let trials = 20_000
    var seen: [Int: Double] = [:]
    try choices(amount, of: [CategoricalRecords(counts: [first, 0, second, third])], trials: trials) {
      seen[Int($0[0]), default: 0] += 1
    }
    let rest = second + third
    func logChoose(_ objects: Int, _ chosen: Int) -> Double {
      var sum = 0.0
      for place in 0..<chosen { sum += log(Double(objects - place)) - log(Double(place + 1)) }
      return sum
    }
    var (statistic, cells, left, leftSeen) = (0.0, 0.0, Double(trials), Double(trials))
    for count in max(0, amount - rest)...min(amount, first) {
      let mass = exp(logChoose(first, count) + logChoose(rest, amount - count) - logChoose(first + rest, amount))
      guard mass * Double(trials) >= 10 else { continue }
      let expected = mass * Double(trials)
      let observed = seen[count, default: 0]
      statistic += (observed - expected) * (observed - expected) / expected
      cells += 1
      left -= expected
      leftSeen -= observed
    }
    if left > 5 {
      statistic += (leftSeen - left) * (leftSeen - left) / left
      cells += 1
    }
    #expect(cells >= 3)
    #expect(1 - Distributions.chiSquaredCumulative(statistic, degreesOfFreedom: cells - 1) > 1e-3)
  }

  @Test func `choices from large piles have hypergeometric means and covariances`() throws {
    let counts = [1_000_000_000, 500_000_000, 2_000_000_000, 500_000_000]
    let (size, amount) = (4e9, 1_000_000_000)
    var products = [Moments](repeating: Moments(), count: 16)
    var means = [Moments](repeating: Moments(), count: 4)
    let shares = counts.map { Double($0) / size }
    let factor = Double(amount) * (size - Double(amount)) / (size - 1)
    try choices(amount, of: [CategoricalRecords(counts: counts)], trials: 500) { chosen in
      let deviations = (0..<4).map { (chosen[$0] - Double(amount) * shares[$0]) / factor.squareRoot() }
      for row in 0..<4 {
        means[row].record(deviations[row])
        for column in 0...row { products[row * 4 + column].record(deviations[row] * deviations[column]) }
      }
    }
    for row in 0..<4 {
      #expect(abs(means[row].standardErrors(from: 0)) < 4)
      for column in 0...row {
        let expected = (row == column ? shares[row] : 0) - shares[row] * shares[column]
        #expect(abs(products[row * 4 + column].standardErrors(from: expected)) < 4)
      }
    }
  }

  @Test func `all or none are chosen as they are`() throws {
    let pile = CategoricalRecords(counts: [2, 0, 5, 1])
    try choices(8, of: [pile], trials: 3) { #expect($0 == [2, 0, 5, 1]) }
    try choices(0, of: [pile], trials: 3) { #expect($0 == [0, 0, 0, 0]) }
  }
}
