// SPDX-License-Identifier: GPL-3.0-or-later

import GSL
import Luck
import Testing

@testable import Experiments

struct MomentCalibrationTests {
  private static let weights = LinearModel.diagonal(LinearModel.errors.map { 1 / ($0 * $0) })

  /// (GᵀWG)⁻¹GᵀW: what weighted least squares makes of the moments.
  private static func leastSquares() throws -> Matrix {
    let slopes = LinearModel.example
    return try LinearAlgebra.inverse(slopes.transposed * weights * slopes) * slopes.transposed * weights
  }

  @Test("The estimate of a linear model is that of weighted least squares, with its standard errors")
  func linear() async throws {
    let model = LinearModel(slopes: LinearModel.example, noise: 1)
    let targets = LinearModel.targets(seed: 3)
    let replicates = 400
    let estimate = try await MomentCalibration(
      targets: targets, steps: [0.025, 0.025], replicates: replicates, simulator: model.simulator
    ).run(threads: 2)
    let luck = (1...replicates).map { model.luck(of: $0) }
    let response = targets.indices.map { moment in
      targets[moment].value - luck.reduce(0) { $0 + $1[moment] } / Double(replicates)
    }
    let expected = try Self.leastSquares() * response
    #expect(UnitCube.distance(estimate.optimum.place, expected) < 3 * MomentSearch.resolution)
    #expect(estimate.optimum.isConverged && estimate.problems == 0 && estimate.others.isEmpty)
    // The sandwich with the covariance that the noise was made with; that of 400 replicates differs by a few percent.
    var noise = model.covariance
    for row in 0..<4 {
      for column in 0..<4 { noise[row, column] /= Double(replicates) }
      noise[row, row] += LinearModel.errors[row] * LinearModel.errors[row]
    }
    let left = try Self.leastSquares()
    for (found, variance) in zip(estimate.standardErrors, (left * noise * left.transposed).diagonal) {
      #expect(abs(found / variance.squareRoot() - 1) < 0.03)
    }
    for error in estimate.simulationErrors { #expect(abs(error / 0.05 - 1) < 0.15) }
  }

  @Test("Without luck standard errors are exact, and information is that of the slopes")
  func exact() async throws {
    let model = LinearModel(slopes: LinearModel.example, noise: 0)
    let estimate = try await MomentCalibration(
      targets: LinearModel.targets(seed: 3), steps: [0.025, 0.1], replicates: 1, simulator: model.simulator
    ).run()
    let slopes = LinearModel.example
    let cross = slopes.transposed * Self.weights * slopes
    for (found, variance) in zip(estimate.standardErrors, try LinearAlgebra.inverse(cross).diagonal) {
      #expect(abs(found / variance.squareRoot() - 1) < 1e-9)
    }
    for (parameter, square) in zip(estimate.identification.parameters, cross.diagonal) {
      #expect(abs(parameter.information / square.squareRoot() - 1) < 1e-9)
      #expect(parameter.isIdentified && !parameter.isAtBound && parameter.response == .present)
    }
    // The statistic is the least distance itself where the weights are the inverse of the covariance.
    #expect(abs(estimate.test.statistic - estimate.optimum.distance) < 1e-3)
    #expect(estimate.test.degreesOfFreedom == 2)
    let expected = 1 - Distributions.chiSquaredCumulative(estimate.test.statistic, degreesOfFreedom: 2)
    #expect(estimate.test.probability == expected)
    #expect(estimate.simulationErrors.allSatisfy { $0.isNaN })
  }

  /// Half of the variance is the simulation's, and correlated, so that both parts and the covariance matter.
  @Test("Over 300 measurements of a true model the test is chi-squared and intervals hold the truth")
  func distribution() async throws {
    var statistics: [Double] = []
    var held = [0, 0]
    for seed: UInt64 in 1...300 {
      let model = LinearModel(slopes: LinearModel.example, noise: 0.35, seed: 1000 + seed)
      let estimate = try await MomentCalibration(
        targets: LinearModel.targets(seed: seed), steps: [0.025, 0.025], replicates: 20, starts: 1,
        simulator: model.simulator
      ).run()
      statistics.append(estimate.test.statistic)
      for parameter in 0..<2 where estimate.interval(of: parameter).contains(LinearModel.truth[parameter]) {
        held[parameter] += 1
      }
    }
    let count = Double(statistics.count)
    #expect(abs(Statistics.mean(statistics) - 2) < 4 * (4 / count).squareRoot())
    // The fourth central moment of chi-squared with 2 degrees of freedom is 144.
    #expect(abs(Statistics.variance(statistics) - 4) < 4 * ((144 - 16) / count).squareRoot())
    let sorted = statistics.sorted()
    let distance =
      sorted.enumerated().map { rank, value in
        let expected = Distributions.chiSquaredCumulative(value, degreesOfFreedom: 2)
        return max(expected - Double(rank) / count, Double(rank + 1) / count - expected)
      }.max() ?? 1
    #expect(distance * count.squareRoot() < 1.949)
    for held in held { #expect(abs(Double(held) / count - 0.95) < 4 * (0.95 * 0.05 / count).squareRoot()) }
  }

  @Test("The number of threads changes nothing")
  func threads() async throws {
    let model = LinearModel(slopes: LinearModel.example, noise: 0.3)
    let calibration = MomentCalibration(
      targets: LinearModel.targets(seed: 5), steps: [0.025, 0.025], replicates: 5, simulator: model.simulator)
    let one = try await calibration.run(threads: 1)
    for threads in [2, 5] {
      let other = try await calibration.run(threads: threads)
      #expect(one.optimum == other.optimum && one.standardErrors == other.standardErrors && one.test == other.test)
      #expect(one.identification == other.identification && one.places == other.places)
    }
    #expect(one.places * 5 <= calibration.mostSimulations)
  }

  @Test("Places that cannot be simulated or lack a moment are counted and left alone")
  func problems() async throws {
    struct Broken: Error {}
    let targets = [0.7, 0.4].map { MomentTarget(value: $0, standardError: 0.01) }
    let calibration = MomentCalibration(
      targets: targets, steps: [0.025, 0.025], replicates: 3,
      simulator: { place, replicate, _ in
        if place[0] < 0.2 && replicate == 2 { throw Broken() }
        return [place[0], place[1] > 0.8 && replicate == 3 ? .nan : place[1]]
      })
    let estimate = try await calibration.run(threads: 2)
    #expect(UnitCube.distance(estimate.optimum.place, [0.7, 0.4]) < 3 * MomentSearch.resolution)
    #expect(estimate.problems > 0 && estimate.problems < estimate.places)
    #expect(estimate.firstProblem == "Broken()" || estimate.firstProblem == "a moment is missing in some replicate")
    let hopeless = MomentCalibration(targets: targets, steps: [0.1], replicates: 1) { _, _, _ in throw Broken() }
    await #expect(
      throws: CalibrationFailure(message: "the moments cannot be simulated at any of 32 starts: Broken()")
    ) { try await hopeless.run() }
    let stopped = StopFlag()
    stopped.raise()
    await #expect(throws: Interrupted.self) { try await calibration.run(stop: stopped) }
  }

  @Test("Two places that meet the targets alike are both told")
  func twoOptima() async throws {
    let estimate = try await MomentCalibration(
      targets: [MomentTarget(value: 0.04, standardError: 0.01)], steps: [0.01], replicates: 1
    ) { place, _, _ in [(place[0] - 0.5) * (place[0] - 0.5)] }.run()
    let places = ([estimate.optimum] + estimate.others).map { $0.place[0] }.sorted()
    try #require(places.count == 2)
    #expect(abs(places[0] - 0.3) < 1e-3 && abs(places[1] - 0.7) < 1e-3)
    #expect(estimate.test.statistic.isNaN && estimate.test.probability.isNaN && estimate.test.degreesOfFreedom == 0)
  }

  @Test("A valley that bends is followed to its end")
  func valley() async throws {
    // Rosenbrock's, whose least value is at (0.75, 0.75).
    let targets = [0.0, 0].map { MomentTarget(value: $0, standardError: 1) }
    let estimate = try await MomentCalibration(targets: targets, steps: [0.01, 0.01], replicates: 1) { place, _, _ in
      let (x, y) = (4 * place[0] - 2, 4 * place[1] - 2)
      return [10 * (y - x * x), 1 - x]
    }.run()
    #expect(UnitCube.distance(estimate.optimum.place, [0.75, 0.75]) < 1e-3)
  }

  @Test("What leaves the cube is reflected into it")
  func reflection() {
    let points = [-2.25, -1, -0.25, 0, 0.25, 1, 1.25, 2, 2.25, 3.75]
    let expected = [0.25, 1, 0.25, 0, 0.25, 1, 0.75, 0, 0.25, 0.25]
    for (found, expected) in zip(UnitCube.reflected(points), expected) {
      #expect(abs(found - expected) <= 1.01 * UnitCube.margin)
      #expect(found > 0 && found < 1)
    }
  }
}
