// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct IdentificationTests {
  private static func targets(_ values: [Double], _ error: Double = 0.02) -> [MomentTarget] {
    values.map { MomentTarget(value: $0, standardError: error) }
  }

  @Test("Where only a product matters, the combination that leaves it alone is told")
  func product() async throws {
    // log a and log b are uniform from -1 to 1: their sum, all that is seen, does not change along (1, -1).
    let estimate = try await MomentCalibration(
      targets: Self.targets([1, 2, 1]), steps: [0.025, 0.025, 0.025], replicates: 2
    ) { place, _, _ in
      let product = exp(2 * (place[0] + place[1]) - 2)
      return [product, 2 * product, product * product + place[2] - 0.5]
    }.run()
    let parameters = estimate.identification.parameters
    #expect(parameters.map(\.isIdentified) == [false, false, true])
    #expect(parameters.map(\.response) == [.present, .present, .present])
    #expect(parameters[0].information > 50)
    try #require(estimate.identification.weakDirections.count == 1)
    let weak = estimate.identification.weakDirections[0]
    let half = 0.5.squareRoot()
    #expect(abs(weak.weights[0].magnitude - half) < 1e-3 && abs(weak.weights[0] + weak.weights[1]) < 1e-3)
    #expect(abs(weak.weights[2]) < 1e-3 && weak.singularValue < 0.1)
    #expect(estimate.standardErrors[2] < 0.1 && estimate.standardErrors[0] > 1)
  }

  @Test("A parameter that does nothing is told, and changes nothing about the others")
  func irrelevant() async throws {
    let model = LinearModel(slopes: LinearModel.example, noise: 0.3)
    let targets = LinearModel.targets(seed: 9)
    let alone = try await MomentCalibration(
      targets: targets, steps: [0.025, 0.025], replicates: 10, simulator: model.simulator
    ).run()
    let joined = try await MomentCalibration(targets: targets, steps: [0.025, 0.025, 0.025], replicates: 10) {
      place, replicate, _ in
      zip(model.moments(at: Array(place.prefix(2))), model.luck(of: replicate)).map { $0 + $1 }
    }.run()
    let parameters = joined.identification.parameters
    #expect(parameters.map(\.response) == [.present, .present, .absent])
    #expect(parameters.map(\.isIdentified) == [true, true, false])
    #expect(parameters[2].information == 0 && joined.standardErrors[2] == .infinity)
    for (found, expected) in zip(joined.standardErrors, alone.standardErrors) {
      #expect(abs(found / expected - 1) < 1e-6)
    }
    #expect(joined.test.degreesOfFreedom == 2)
    #expect(abs(joined.test.statistic - alone.test.statistic) < 0.01)
    #expect(joined.others.isEmpty, "another place of what does nothing is no other optimum")
    #expect(joined.identification.weakDirections.map(\.singularValue) == [0])
    #expect(abs(joined.identification.weakDirections[0].weights[2] - 1) < 1e-9)
  }

  /// Each replicate's luck changes with the third parameter, by more than the targets' errors over the whole prior.
  @Test("Luck that a parameter reshuffles is not taken for a response, but in one of a hundred cases")
  func reshuffled() async throws {
    var seen = 0
    for seed: UInt64 in 1...40 {
      let estimate = try await MomentCalibration(
        targets: Self.targets([0.3, 0.6], 0.1), steps: [0.025, 0.025, 0.025], replicates: 10, starts: 2
      ) { place, replicate, _ in
        var draws = Luck(seed: seed, replicate: UInt64(replicate)).key(.learner)
          .agent(Int(place[2] * 0x1p40)).draws
        return [place[0] + 0.1 * draws.gaussian(), place[1] + 0.1 * draws.gaussian()]
      }.run()
      if estimate.identification.parameters[2].response == .present { seen += 1 }
    }
    #expect(seen <= 3)
  }

  @Test("Fewer moments than parameters leave a combination open")
  func tooFew() async throws {
    let estimate = try await MomentCalibration(targets: Self.targets([1]), steps: [0.025, 0.025], replicates: 1) {
      place, _, _ in [place[0] + 2 * place[1]]
    }.run()
    #expect(estimate.identification.hasTooFewMoments && estimate.test.statistic.isNaN)
    try #require(estimate.identification.weakDirections.count == 1)
    let weights = estimate.identification.weakDirections[0].weights
    #expect(abs(weights[0] - 2 / 5.0.squareRoot()) < 1e-9 && abs(weights[1] + 1 / 5.0.squareRoot()) < 1e-9)
    #expect(estimate.standardErrors == [.infinity, .infinity])
    #expect(!estimate.others.isEmpty, "other ends of the search along the valley")
  }

  @Test("A parameter that is known less well than its prior is not identified")
  func weak() async throws {
    for (error, isIdentified) in [(0.28, true), (0.3, false)] {
      let estimate = try await MomentCalibration(targets: Self.targets([0.5], error), steps: [0.1], replicates: 1) {
        place, _, _ in place
      }.run()
      #expect(abs(estimate.standardErrors[0] - error) < 1e-9)
      #expect(estimate.identification.parameters[0].isIdentified == isIdentified)
      #expect(estimate.identification.weakDirections.isEmpty == isIdentified)
    }
  }

  @Test("A target out of reach draws its parameter to the bound, which is told", arguments: [-1.0, 2])
  func bound(target: Double) async throws {
    let estimate = try await MomentCalibration(
      targets: Self.targets([target, 0.5]), steps: [0.025, 0.025], replicates: 1
    ) { place, _, _ in place }.run()
    #expect(estimate.identification.parameters.map(\.isAtBound) == [true, false])
    #expect(abs(estimate.optimum.place[0] - (target > 0 ? 1 : 0)) < 1e-3)
    #expect(abs(estimate.standardErrors[0] - 0.02) < 1e-9, "differences to one side")
  }

  @Test("Where a model can be simulated on neither side, the response is unknown")
  func cliff() async throws {
    struct Broken: Error {}
    let estimate = try await MomentCalibration(
      targets: Self.targets([0.5, 0.5]), steps: [0.025, 0.2], replicates: 1
    ) { place, _, _ in
      if abs(place[1] - 0.5) > 0.1 { throw Broken() }
      return place
    }.run()
    #expect(estimate.identification.parameters.map(\.response) == [.present, .unknown])
    #expect(estimate.standardErrors[1] == .infinity)
  }
}
