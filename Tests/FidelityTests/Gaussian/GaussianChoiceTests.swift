// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

/// Choosing among piles by their statistics against choosing among single records.
struct GaussianChoiceTests {
  @Test func `all records chosen are the piles pooled`() throws {
    let learner = GaussianLearner()
    var sampler = try Sampler()
    sampler.begin(Luck(seed: 1, replicate: 1).key(.learner))
    var piles = [learner.noRecords, learner.noRecords]
    learner.draw(7, from: learner.truth, .faithful, with: &sampler, into: &piles[0])
    learner.draw(5, from: .init(mean: [3], variance: [2]), .faithful, with: &sampler, into: &piles[1])
    var (chosen, pooled) = (learner.noRecords, piles[0])
    learner.add(piles[1], to: &pooled)
    learner.choose(12, of: piles, with: &sampler, into: &chosen)
    #expect(chosen == pooled)
  }

  @Test func `mean and variance of a choice have their moments over records and choices`() throws {
    let learner = GaussianLearner()
    var sampler = try Sampler()
    let (sizes, wanted, plays) = ([6.0, 10.0], 5.0, 200_000)
    // Two piles of N(0, 1) and N(2, 4): a random record has mean mu and variance v of their mixture.
    let models = [GaussianLearner.Model(mean: [0], variance: [1]), .init(mean: [2], variance: [4])]
    let mean = 10.0 / 16 * 2
    let variance = 6.0 / 16 * (1 + mean * mean) + 10.0 / 16 * (4 + (2 - mean) * (2 - mean))
    var sums = [0.0, 0, 0, 0]
    var piles = [learner.noRecords, learner.noRecords]
    var chosen = learner.noRecords
    for play in 0..<plays {
      sampler.begin(Luck(seed: 5, replicate: UInt64(play)).key(.learner))
      for place in 0..<2 {
        learner.draw(sizes[place], from: models[place], .faithful, with: &sampler, into: &piles[place])
      }
      learner.choose(wanted, of: piles, with: &sampler, into: &chosen)
      #expect(chosen.count == wanted)
      sums[0] += chosen.mean[0]
      sums[1] += chosen.mean[0] * chosen.mean[0]
      sums[2] += chosen.squares[0]
      sums[3] += chosen.squares[0] * chosen.squares[0]
    }
    let count = Double(plays)
    let means = sums.map { $0 / count }
    let meanError = ((means[1] - means[0] * means[0]) / count).squareRoot()
    let squaresError = ((means[3] - means[2] * means[2]) / count).squareRoot()
    #expect(abs(means[0] - mean) < 3.5 * meanError)
    // Records of one pile share nothing, so records chosen are independent but for which pile they come from: two of
    // them come from one pile a little less often than by chance, by 1/15 of the variance between piles.
    let between = 6.0 / 16 * 10 / 16 * 4
    #expect(abs(means[2] - (wanted - 1) * (variance + between / 15)) < 3.5 * squaresError)
  }
}
