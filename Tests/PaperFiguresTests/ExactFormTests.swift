// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import PaperFigures

/// Exact forms against answers by hand, by limits or by simulation record by record.
struct ExactFormTests {
  @Test func `absorption takes two resamplings of two records, and as long from either side`() throws {
    // From (1, 1) half of all resamplings absorb.
    let two = try NeutralDrift.absorptionTimes(records: 2)
    #expect(two[0] == 0 && two[2] == 0 && abs(two[1] - 2) < 1e-14)
    let many = try NeutralDrift.absorptionTimes(records: 30)
    for count in 0...30 { #expect(abs(many[count] - many[30 - count]) < 1e-10) }
  }

  @Test func `a fact is known after resampling with the probability that counting gives`() {
    // Two records, one of the fact on average: lost at once in 1/4, then, from one record left, in 1/2 times 1/4.
    #expect(abs(NeutralDrift.survival(mean: 1, records: 2, resamplings: 1, greatest: 2) - 5 / 8.0) < 1e-15)
    // Nothing but the branching limit is left of many records.
    let chain = NeutralDrift.survival(mean: 2, records: 100_000_000, resamplings: 3, greatest: 80)
    #expect(abs(chain - NeutralDrift.branchingSurvival(mean: 2, resamplings: 3)) < 1e-7)
  }

  @Test func `counts beyond 300 do not matter to the fact that is played`() {
    let shorter = NeutralDrift.survival(mean: 5, records: 1_000_000, resamplings: 10, greatest: 200)
    let longer = NeutralDrift.survival(mean: 5, records: 1_000_000, resamplings: 10, greatest: 300)
    #expect(abs(shorter - longer) < 1e-12)
  }

  @Test func `mass that few records do not tell of is what counting gives`() {
    #expect(abs(LostTails.unseen(facts: 2, exponent: 0, records: 3) - 1 / 8.0) < 1e-15)
    // Half lies beyond; of the two facts kept, one record leaves out one.
    #expect(abs(LostTails.unseenAfterCut(facts: 4, exponent: 0, records: 1, kept: 2) - 3 / 4.0) < 1e-15)
    // Probabilities 2/3 and 1/3.
    #expect(abs(LostTails.unseen(facts: 2, exponent: 1, records: 1) - 4 / 9.0) < 1e-15)
    #expect(abs(LostTails.massBeyond(1, facts: 2, exponent: 1) - 1 / 3.0) < 1e-15)
  }

  @Test func `the loops' recursions settle at their limits, and start where they must`() throws {
    let limit = MixedLoops.fixedLimit(squares: 0.05, real: 100, synthetic: 100)
    #expect(abs(MixedLoops.fixedDistance(squares: 0.05, real: 100, synthetic: 100, fits: 100) / limit - 1) < 1e-12)
    // The truth is (1 - S)/N from the fixed set; with next to no synthetic records the set is learned as it is.
    #expect(abs(MixedLoops.fixedDistance(squares: 0.05, real: 100, synthetic: 100, fits: 0) - 0.0095) < 1e-15)
    #expect(MixedLoops.fixedDistance(squares: 0.05, real: 1e9, synthetic: 1, fits: 3) < 1e-15)
    // Without sampling bias and without human records nothing pulls a variance back; with human ones alone it is true.
    let human = try SelfConsumingLoops.freshDataLimit(real: 1_000, synthetic: 0, bias: 0.8)
    #expect(abs(human.squaredMean - 0.001) < 1e-15 && abs(human.variance - 1) < 1e-12)
  }

  @Test func `records chosen from all so far have the moments of the recursion`() {
    let (size, fits, replicates) = (4, 5, 20_000)
    var (means, variances) = ([Double](), [Double]())
    for replicate in 1...replicates {
      var draws = Luck(seed: 78, replicate: UInt64(replicate)).key(.learner).draws
      var pool: [Double] = []
      var (mean, variance) = (0.0, 1.0)
      for _ in 0..<fits {
        for _ in 0..<size { pool.append(mean + variance.squareRoot() * draws.gaussian()) }
        // A shuffle's first places are a choice without replacement.
        var chosen = pool
        for place in 0..<size { chosen.swapAt(place, place + draws.index(below: chosen.count - place)) }
        mean = chosen[..<size].reduce(0, +) / Double(size)
        variance = chosen[..<size].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size - 1)
      }
      means.append(mean * mean)
      variances.append(variance)
    }
    let expected = AccumulatedData.subsampledMoments(records: size, fits: fits)
    for (values, expected) in [(means, expected.squaredMean), (variances, expected.variance)] {
      let mean = values.reduce(0, +) / Double(replicates)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let standardError = (squares / Double(replicates - 1) / Double(replicates)).squareRoot()
      #expect(abs(mean - expected) <= 3.5 * standardError, "\(mean) for \(expected), s.e. \(standardError)")
    }
  }

  @Test func `a sample's expected deviation is that of two and of many records`() {
    // Of two records it is |x - y|/sqrt 2, whose mean is sqrt(2/pi).
    #expect(abs(RecursiveGaussian.expectedDeviation(records: 2) - (2 / Double.pi).squareRoot()) < 1e-14)
    #expect(abs((1 - RecursiveGaussian.expectedDeviation(records: 100_000)) * 4 * 99_999 - 1) < 1e-4)
    // The first fits are 1.5 n/M off, the paper's approximation.
    #expect(abs(RecursiveGaussian.expectedDistance(records: 100_000, fits: 1) * 100_000 / 1.5 - 1) < 1e-4)
  }
}
