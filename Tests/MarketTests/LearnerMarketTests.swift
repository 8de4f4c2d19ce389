// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import GSL
import Luck
import Testing

@testable import Market

/// Models that retrain on free data in a market follow the closed forms of the loops without one.
struct LearnerMarketTests {
  /// Of one coordinate.
  private func gaussian(_ estimator: Estimator, bias: Double = 1) -> @Sendable (inout Parameters) -> Void {
    {
      $0.fidelity.learning.dimensions = 1
      $0.fidelity.learning.estimator = estimator
      $0.producers.samplingBias = bias
    }
  }

  /// E log of chi^2/k with k degrees of freedom.
  private func meanLog(_ degrees: Double) -> Double {
    SpecialFunctions.digamma(degrees / 2) - log(degrees / 2)
  }

  @Test(arguments: [(30.0, 10.0, 1.0), (10, 30, 1), (10, 30, 0.5), (0, 20, 1)])
  func `a learned mean drifts as the fresh-data loop says`(
    human: Double, synthetic: Double, bias: Double
  ) throws {
    // m <- a^2 m + (n_r + n_s L)/n^2, and KL is m/2.
    let market = FreeData(human: human, synthetic: synthetic, change: gaussian(.knownVariance, bias: bias))
    let spreads = try market.mean(
      of: { $0.recorded(.klDivergence, $1) }, in: [1, 2, 5, 12], replicates: 1_500)
    let (total, share) = (human + synthetic, synthetic / (human + synthetic))
    var expected = 0.0
    var place = 0
    for period in 1...12 {
      expected = share * share * expected + (human + synthetic * bias) / (total * total)
      guard [1, 2, 5, 12].contains(period) else { continue }
      #expect(abs(spreads[place].z(expected / 2)) < 4, "\(period): \(spreads[place].mean) for \(expected / 2)")
      place += 1
    }
  }

  @Test func `a distribution trained on itself alone strays as the replace loop says`() throws {
    // E W2^2 = t/n + 2 - 2 c^t with c = E of a standard deviation; here .1499 after 10 periods of 100 records.
    let market = FreeData(synthetic: 100, change: gaussian(.unbiased))
    let spreads = try market.mean(
      of: { $0.recorded(.wasserstein2, $1) * $0.recorded(.wasserstein2, $1) }, in: [1, 10], replicates: 2_000)
    let mean = (2 / 99.0).squareRoot() * exp(SpecialFunctions.logGamma(50) - SpecialFunctions.logGamma(49.5))
    #expect(abs(0.1 + 2 - 2 * pow(mean, 10) - 0.1499) < 1e-4)
    #expect(abs(spreads[0].z(0.01 + 2 - 2 * mean)) < 4)
    #expect(abs(spreads[1].z(0.1499)) < 4)
  }

  /// E KL after each period of a distribution trained on `count` records of itself, of period by period another
  /// sampling bias: E variance is their product and each fit takes E log variance down.
  private func replaceLoop(_ count: Double, biases: [Double]) -> [Double] {
    var (mean, variance, logVariance) = (0.0, 1.0, 0.0)
    return biases.map { bias in
      mean += bias * variance / count
      variance *= bias
      logVariance += log(bias) + meanLog(count - 1)
      return (variance + mean - 1 - logVariance) / 2
    }
  }

  @Test func `sampling bias reaches the models: their variance falls as its powers`() throws {
    let market = FreeData(synthetic: 40, change: gaussian(.unbiased, bias: 0.8))
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 4, 10], replicates: 1_500)
    let expected = replaceLoop(40, biases: [Double](repeating: 0.8, count: 10))
    for (spread, period) in zip(spreads, [1, 4, 10]) { #expect(abs(spread.z(expected[period - 1])) < 4) }
  }

  @Test func `an event that changes the sampling bias takes effect in its period`() throws {
    let market = FreeData(synthetic: 40, change: gaussian(.unbiased))
    let events = [
      Event(period: 3, changes: [("producers.samplingBias", .number(0.5))]),
      Event(period: 5, changes: [("producers.samplingBias", .number(1.25))]),
    ]
    let spreads = try market.mean(
      of: { $0.recorded(.klDivergence, $1) }, in: [2, 3, 4, 6], replicates: 1_500, events: events)
    let expected = replaceLoop(40, biases: [1, 1, 0.5, 0.5, 1.25, 1.25])
    for (spread, period) in zip(spreads, [2, 3, 4, 6]) { #expect(abs(spread.z(expected[period - 1])) < 4) }
    let plain = try market.played(2)
    let changed = try market.played(2, events: events)
    #expect(plain.series(.klDivergence) == changed.series(.klDivergence))
  }

  @Test(arguments: [(1, FidelityScope.buyer), (3, .buyer), (3, .market)])
  func `human data alone strays by what their number makes of it`(
    buyers: Int, scope: FidelityScope
  ) throws {
    let market = FreeData(
      human: 50, buyers: buyers,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.scope = scope
      })
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 6], replicates: 1_500)
    // One model for all learns from what all buy.
    let count = scope == .market ? 50.0 * Double(buyers) : 50
    let expected = (1 / count - meanLog(count - 1)) / 2
    for spread in spreads { #expect(abs(spread.z(expected)) < 4) }
  }

  @Test func `luck alone takes from the fidelity of a clean model what its distribution says`() throws {
    // KL is chi^2/(2n) and expected to be 1/(2n), so that F = exp(-max(0, chi^2 - 1)/(2n)).
    let market = FreeData(human: 5, change: gaussian(.knownVariance))
    let spreads = try market.mean(of: { $0.recorded(.fidelity, $1) }, in: [1, 3], replicates: 2_000)
    let spread = (1 + 1 / 5.0).squareRoot()
    let expected =
      1 - 2 * Distributions.normalCumulative(-1) + exp(0.1) / spread * 2 * Distributions.normalCumulative(-spread)
    for found in spreads { #expect(abs(found.z(expected)) < 4) }
  }

  @Test func `two models that sample each other's output do so before either is trained`() throws {
    // Each takes the other's output alone: E m = t/n for both, and more for the one that came second otherwise.
    let market = FreeData(
      synthetic: 25, buyers: 2, sampled: [1, 0],
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.learning.estimator = .knownVariance
        $0.producers.ownOutputWorthless = true
      })
    for buyer in 0..<2 {
      let spreads = try market.mean(
        of: { market, _ in market.world.models.states[buyer].divergence.kl }, in: [3], replicates: 1_500)
      #expect(abs(spreads[0].z(0.5 * 3 / 25)) < 4)
    }
  }

  @Test func `facts are lost as the binomial chain says`() throws {
    // Two facts of equal probability, six records: coverage is 1 while both live and 1/2 after.
    let market = FreeData(
      synthetic: 6, learner: .categorical,
      change: {
        $0.fidelity.learning.facts = 2
        $0.fidelity.learning.exponent = 0
      })
    let periods = [1, 2, 4, 8]
    let spreads = try market.mean(of: { $0.recorded(.tailCoverage, $1) }, in: periods, replicates: 3_000)
    // What share of six records tells of the first fact, from one half.
    var chances = [Double](repeating: 0, count: 7)
    chances[3] = 1
    var place = 0
    for period in 1...8 {
      var next = [Double](repeating: 0, count: 7)
      for from in 0...6 {
        let share = Double(from) / 6
        var ways = 1.0
        for to in 0...6 {
          next[to] += chances[from] * ways * pow(share, Double(to)) * pow(1 - share, Double(6 - to))
          ways *= Double(6 - to) / Double(to + 1)
        }
      }
      chances = next
      guard periods.contains(period) else { continue }
      #expect(abs(spreads[place].z(1 - (chances[0] + chances[6]) / 2)) < 4)
      place += 1
    }
  }

  @Test func `facts that human data tell of are covered as often as sampling finds them`() throws {
    let market = FreeData(human: 30, learner: .categorical)
    let spreads = try market.mean(of: { $0.recorded(.tailCoverage, $1) }, in: [2], replicates: 1_000)
    let weights = (1...40).map { pow(Double($0), -1.5) }
    let total = weights.reduce(0, +)
    let expected = weights.reduce(0) { $0 + $1 / total * (1 - pow(1 - $1 / total, 30)) }
    #expect(abs(spreads[0].z(expected)) < 4)
  }

  @Test func `a regression retrained on its own responses adds the same error every period`() throws {
    // E |w|^2 = t s^2 d/(n - d - 1).
    let market = FreeData(synthetic: 20, learner: .regression, change: { $0.fidelity.learning.noise = 0.3 })
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 5], replicates: 1_500)
    #expect(abs(spreads[0].z(0.5 * 3 / 16)) < 4)
    #expect(abs(spreads[1].z(0.5 * 5 * 3 / 16)) < 4)
  }

  @Test(arguments: [0.25, 0.5, 1.0])
  func `human records weigh what realWeight says`(weight: Double) throws {
    // m <- (1 - w)^2 (m + 1/n_s) + w^2/n_r.
    let market = FreeData(
      human: 12, synthetic: 30,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.learning.estimator = .knownVariance
        $0.fidelity.realWeight = weight
      })
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 6], replicates: 1_500)
    var expected = [0.0]
    for _ in 1...6 {
      expected.append((1 - weight) * (1 - weight) * (expected.last! + 1 / 30.0) + weight * weight / 12)
    }
    #expect(abs(spreads[0].z(expected[1] / 2)) < 4)
    #expect(abs(spreads[1].z(expected[6] / 2)) < 4)
  }

  @Test(arguments: [1, 2])
  func `synthetic records that sellers mix in are trained on, where there are no producers too`(buyers: Int) throws {
    // Half of 40 records come from the buyer's own model, or from the other's of two: m <- m/4 + 1/40.
    let market = FreeData(
      human: 40, cost: 1, buyers: buyers,
      change: {
        $0.fidelity.learning.dimensions = 1
        $0.fidelity.learning.estimator = .knownVariance
        $0.provenance.adulterationShare = 0.5
        $0.provenance.adulterationPenalty = 0
        $0.producers.costPerRecord = 0
        $0.producers.samplingBias = 0.5
      })
    let spreads = try market.mean(of: { $0.recorded(.klDivergence, $1) }, in: [1, 4], replicates: 1_500)
    var expected = [0.0]
    for _ in 1...4 { expected.append(expected.last! / 4 + (20 + 20 * 0.5) / 1_600) }
    #expect(abs(spreads[0].z(expected[1] / 2)) < 4)
    #expect(abs(spreads[1].z(expected[4] / 2)) < 4)
  }
}
