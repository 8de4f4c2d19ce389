// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct RejectionCalibrationTests {
  /// Standard deviation over replicates of the one moment, and standard error of its target.
  private static let (noise, error) = (1.0, 0.5)

  /// A moment that is the parameter with normal luck.
  private static func calibration(
    _ value: @escaping @Sendable (Double) -> Double, target: Double, draws: Int = 60_000, replicates: Int = 1,
    _ acceptance: RejectionCalibration.Acceptance, seed: UInt64 = 4
  ) -> RejectionCalibration {
    RejectionCalibration(
      targets: [MomentTarget(value: target, standardError: error)], dimensions: 1, draws: draws,
      replicates: replicates, acceptance: acceptance, seed: seed
    ) { place, replicate, _ in
      var luck = Luck(seed: 77, replicate: UInt64(replicate)).key(.learner).draws
      return [value(place[0]) + noise * luck.gaussian()]
    }
  }

  /// Of a sample as large as `count`, in standard errors of a mean and of a standard deviation.
  private static func check(_ summary: PosteriorSummary, mean: Double, deviation: Double, count: Double) {
    #expect(abs(summary.mean - mean) < 4 * deviation / count.squareRoot())
    #expect(abs(summary.standardDeviation / deviation - 1) < 4 / (2 * count).squareRoot())
    #expect(abs(summary.low - (mean - 1.96 * deviation)) < 4 * 2.7 * deviation / count.squareRoot())
    #expect(abs(summary.high - (mean + 1.96 * deviation)) < 4 * 2.7 * deviation / count.squareRoot())
    #expect(abs(summary.median - mean) < 4 * 1.26 * deviation / count.squareRoot())
  }

  @Test(
    "Under a flat prior the posterior has the variance of the luck, the target and the tolerance", arguments: [1, 4])
  func flat(replicates: Int) async throws {
    let posterior = try await Self.calibration(
      { 10 * $0 }, target: 4, replicates: replicates, .within(1), seed: 4
    ).run(threads: 2)
    let count = Double(posterior.accepted.count)
    // A moment is as probable anywhere near the target: a tenth of it for each unit.
    let share = 2 * Self.error / 10
    #expect(abs(count / 60_000 - share) < 4 * (share * (1 - share) / 60_000).squareRoot())
    #expect(posterior.largestDistance <= 1 && posterior.largestDistance > 0.99)
    let variance = Self.noise * Self.noise / Double(replicates) + Self.error * Self.error
    let plain = PosteriorSummary(posterior.places(of: 0).map { 10 * $0 })
    let inflated = (variance + Self.error * Self.error / 3).squareRoot()
    Self.check(plain, mean: 4, deviation: inflated, count: count)
    #expect(
      abs(posterior.remainingSpread(of: 0) - inflated / (100.0 / 12).squareRoot()) < 0.01)
    // Five sixths of the draws' number is what Epanechnikov weights leave of it.
    let adjustment = try #require(RegressionAdjustment(posterior))
    let adjusted = PosteriorSummary(adjustment.places(of: 0).map { 10 * $0 }, weights: adjustment.weights)
    Self.check(adjusted, mean: 4, deviation: variance.squareRoot(), count: count * 5 / 6)
  }

  @Test("Under a normal prior the posterior is the conjugate one")
  func conjugate() async throws {
    let posterior = try await Self.calibration({ Distributions.normalQuantile($0) }, target: 1.2, .nearest(0.05))
      .run(threads: 2)
    #expect(posterior.accepted.count == 3000)
    let variance = Self.noise * Self.noise + Self.error * Self.error
    let shrinkage = 1 / (1 + variance)
    let tolerance = shrinkage * posterior.largestDistance * Self.error
    let summary = PosteriorSummary(posterior.places(of: 0).map { Distributions.normalQuantile($0) })
    Self.check(
      summary, mean: 1.2 * shrinkage, deviation: (variance * shrinkage + tolerance * tolerance / 3).squareRoot(),
      count: 3000)
  }

  @Test("The nearest draws are those of all, for any number of threads")
  func nearest() async throws {
    let calibration = Self.calibration({ 10 * $0 }, target: 4, draws: 500, .nearest(0.1))
    let all = try await Self.calibration({ 10 * $0 }, target: 4, draws: 500, .nearest(1)).run()
    #expect(all.accepted.map(\.number) == Array(0..<500))
    let expected = all.accepted.sorted { $0.distance < $1.distance }.prefix(50).sorted { $0.number < $1.number }
    for threads in [1, 2, 5] {
      let found = try await calibration.run(threads: threads)
      #expect(found.accepted == expected)
    }
    let other = try await Self.calibration({ 10 * $0 }, target: 4, draws: 500, .nearest(0.1), seed: 5).run()
    #expect(other.accepted != expected)
  }

  @Test("Of equally near draws the first are kept")
  func ties() {
    var nearest = NearestDraws(capacity: 7)
    var draws = Luck(seed: 1, replicate: 0).key(.learner).draws
    var all: [SimulatedDraw] = []
    for number in 0..<300 {
      all.append(SimulatedDraw(number: number, place: [], moments: [], distance: Double(draws.index(below: 60))))
      nearest.add(all[number])
      let expected = all.sorted { ($0.distance, $0.number) < ($1.distance, $1.number) }.prefix(7)
      #expect(nearest.kept == expected.sorted { $0.number < $1.number })
    }
  }

  @Test("A parameter of which the targets say nothing keeps its prior, and is correlated with none")
  func uninformed() async throws {
    let posterior = try await RejectionCalibration(
      targets: [MomentTarget(value: 0.5, standardError: 0.05), MomentTarget(value: 1, standardError: 0.05)],
      dimensions: 3, draws: 20_000, replicates: 1, acceptance: .nearest(0.05), seed: 2
    ) { place, _, _ in [place[0], place[0] + place[1]] }.run(threads: 2)
    #expect(posterior.remainingSpread(of: 0) < 0.4)
    // That of a uniform sample's deviation is sqrt(1/5 n).
    #expect(abs(posterior.remainingSpread(of: 2) - 1) < 4 / (5 * 1000.0).squareRoot())
    let correlation = posterior.correlation
    #expect(abs(correlation[0, 2]) < 4 / 1000.0.squareRoot() && abs(correlation[1, 2]) < 4 / 1000.0.squareRoot())
    // The sum and the first are measured alike: the second is their difference, with correlation -1/sqrt(2).
    #expect(abs(correlation[0, 1] + 0.5.squareRoot()) < 0.08)
    #expect(abs(correlation[2, 2] - 1) < 1e-12)
  }

  @Test("Draws that cannot be simulated or lack a moment are counted, and never accepted")
  func problems() async throws {
    struct Broken: Error {}
    let posterior = try await RejectionCalibration(
      targets: [MomentTarget(value: 0.5, standardError: 1)], dimensions: 1, draws: 2000, replicates: 2,
      acceptance: .nearest(1), seed: 3
    ) { place, _, _ in
      if place[0] < 0.2 { throw Broken() }
      return [place[0] > 0.9 ? .nan : 0.5]
    }.run(threads: 2)
    #expect(posterior.problems + posterior.accepted.count == 2000)
    let share = Double(posterior.problems) / 2000
    #expect(abs(share - 0.3) < 0.041, "four standard errors")
    #expect(posterior.places(of: 0).allSatisfy { $0 >= 0.2 && $0 <= 0.9 })
    await #expect(throws: CalibrationFailure(message: "none of 100 draws is within the tolerance")) {
      try await Self.calibration({ $0 }, target: 1e6, draws: 100, .within(1)).run()
    }
  }

  @Test("Too few draws for as many moments, or moments that depend on one another, are not adjusted")
  func unadjusted() async throws {
    let few = try await Self.calibration({ 10 * $0 }, target: 4, draws: 40, .nearest(0.05)).run()
    #expect(RegressionAdjustment(few) == nil)
    let one = try await Self.calibration({ 10 * $0 }, target: 4, draws: 40, .nearest(0.001)).run()
    #expect(one.accepted.count == 1 && RegressionAdjustment(one) == nil)
  }

  @Test("A summary is that of weighted values")
  func summary() {
    let equal = PosteriorSummary([3, 1, 2, 4])
    #expect(equal.mean == 2.5 && equal.median == 2.5 && equal.low == 1 && equal.high == 4)
    #expect(abs(equal.standardDeviation - (5.0 / 3).squareRoot()) < 1e-12)
    let weighted = PosteriorSummary([5, 1, 2], weights: [0, 3, 1])
    #expect(weighted.mean == 1.25)
    // Middles of the weights lie at 3/8 and 7/8.
    #expect(abs(weighted.median - 1.25) < 1e-12 && weighted.high == 2)
    #expect(PosteriorSummary([7]).standardDeviation.isNaN && PosteriorSummary([7]).median == 7)
  }
}
