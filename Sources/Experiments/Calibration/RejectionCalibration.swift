// SPDX-License-Identifier: GPL-3.0-or-later

public import GSL
internal import Luck

/// Approximate Bayesian computation by rejection: parameters are drawn from their prior, and those whose simulated
/// moments lie nearest to the targets are a sample of the posterior.
///
/// To the mean moments of a draw an error as large as each target's is added, since the targets have one: without it
/// the posterior would shrink to a point the more draws there are (Wilkinson 2013). Each draw has luck of its own. The
/// distance is the square root of the sum of squared differences to the targets in standard errors.
///
/// Sources: Pritchard et al., "Population growth of human Y chromosomes", Molecular Biology and Evolution 16, 1999;
/// Beaumont, Zhang and Balding, "Approximate Bayesian computation in population genetics", Genetics 162, 2002;
/// Wilkinson, "Approximate Bayesian computation (ABC) gives exact results under the assumption of model error",
/// Statistical Applications in Genetics and Molecular Biology 12, 2013.
public struct RejectionCalibration: Sendable {
  /// Which draws are accepted.
  public enum Acceptance: Sendable, Equatable {
    /// The nearest share of all draws, above 0 and up to 1; at least one draw.
    case nearest(Double)
    /// Those no farther than this, in standard errors, above 0.
    case within(Double)
  }

  public let targets: [MomentTarget]
  /// The number of parameters.
  public let dimensions: Int
  public let draws: Int
  /// Simulations for each draw, 1 or more.
  public let replicates: Int
  public let acceptance: Acceptance
  /// Names the luck of the draws from the prior.
  public let seed: UInt64
  private let simulator: MomentSimulator

  public init(
    targets: [MomentTarget], dimensions: Int, draws: Int, replicates: Int, acceptance: Acceptance, seed: UInt64,
    simulator: @escaping MomentSimulator
  ) {
    precondition(
      !targets.isEmpty && dimensions >= 1 && draws >= 1 && replicates >= 1, "nothing to draw")
    self.targets = targets
    self.dimensions = dimensions
    self.draws = draws
    self.replicates = replicates
    self.acceptance = acceptance
    self.seed = seed
    self.simulator = simulator
  }

  public var simulations: Int { draws * replicates }

  /// Draws and keeps those that are accepted. The result is the same for any number of threads.
  /// - Throws: ``CalibrationFailure`` where no draw is accepted; `Interrupted`.
  public func run(threads: Int = 1, stop: StopFlag = StopFlag()) async throws -> RejectionPosterior {
    let capacity: Int
    let tolerance: Double
    switch acceptance {
    case .nearest(let share): (capacity, tolerance) = (max(1, Int((share * Double(draws)).rounded())), .infinity)
    case .within(let distance): (capacity, tolerance) = (draws, distance)
    }
    var nearest = NearestDraws(capacity: capacity)
    var problems = 0
    var firstProblem: String?
    try await OrderedWork(count: draws, threads: threads, window: 64 * threads).run(
      stop: stop, job: { try simulated($0, shouldStop: $1) },
      consume: { outcome in
        switch outcome {
        case .success(let draw): if draw.distance <= tolerance { nearest.add(draw) }
        case .failure(let failure):
          problems += 1
          firstProblem = firstProblem ?? failure.message
        }
      })
    let kept = nearest.kept
    guard !kept.isEmpty else {
      throw CalibrationFailure(
        message: firstProblem.map { "no draw is accepted; \(problems) of \(draws) could not be simulated: \($0)" }
          ?? "none of \(draws) draws is within the tolerance")
    }
    return RejectionPosterior(
      accepted: kept, targets: targets, draws: draws, problems: problems, firstProblem: firstProblem)
  }

  /// One draw, or what kept it from being simulated; nil where the work was stopped.
  private func simulated(
    _ number: Int, shouldStop: () -> Bool
  ) throws -> Result<SimulatedDraw, CalibrationFailure>? {
    let key = Luck(seed: seed, replicate: 0).key(.calibrationDraw).agent(number)
    var prior = key.counterpart(0).draws
    let place = (0..<dimensions).map { _ in UnitCube.clamped(prior.uniform()) }
    var rows: [[Double]] = []
    for replicate in 1...replicates {
      let outcome = try MomentSimulation.outcome(
        simulator, place, number * replicates + replicate, shouldStop)
      switch outcome {
      case nil: return nil
      case .failure(let failure): return .failure(failure)
      case .success(let moments): rows.append(moments)
      }
    }
    let simulated = SimulatedMoments(place: place, replicates: rows)
    if let problem = simulated.problem { return .failure(CalibrationFailure(message: problem)) }
    var errors = key.counterpart(1).draws
    let moments = zip(simulated.means, targets).map { $0 + $1.standardError * errors.gaussian() }
    let squares = zip(moments, targets).reduce(0) { sum, pair in
      let error = (pair.0 - pair.1.value) / pair.1.standardError
      return sum + error * error
    }
    return .success(SimulatedDraw(number: number, place: place, moments: moments, distance: squares.squareRoot()))
  }
}

/// What the targets leave of the prior.
public struct RejectionPosterior: Sendable {
  /// In the order in which they were drawn; at least one.
  public let accepted: [SimulatedDraw]
  let targets: [MomentTarget]
  public let draws: Int
  /// Draws that could not be simulated or lacked a moment, and are not accepted.
  public let problems: Int
  public let firstProblem: String?

  /// In standard errors of the targets.
  public var largestDistance: Double { accepted.map(\.distance).max() ?? .nan }

  /// The accepted places of a parameter.
  public func places(of parameter: Int) -> [Double] { accepted.map { $0.place[parameter] } }

  /// The standard deviation of a parameter's places over that of its prior: near 1 where the targets say nothing of it.
  public func remainingSpread(of parameter: Int) -> Double {
    Statistics.standardDeviation(places(of: parameter)) / UnitCube.priorDeviation
  }

  /// Pearson's correlations of the parameters' places; NaN with fewer than two draws.
  public var correlation: Matrix {
    let columns = accepted[0].place.indices.map { places(of: $0) }
    return Matrix(columns.map { first in columns.map { Statistics.correlation(first, $0) } })
  }
}
