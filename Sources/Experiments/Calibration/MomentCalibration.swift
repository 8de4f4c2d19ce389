// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// Fits a model's parameters to targets by the simulated method of moments.
///
/// The mean moments over replicates come as near to their targets as they can, each weighted by 1/s² of its target.
/// Sources: as for `MomentInformation`.
public struct MomentCalibration: Sendable {
  public let targets: [MomentTarget]
  /// For each parameter how far to go to either side for the slopes of the moments, of its prior's range; above 0. For
  /// a parameter that takes whole numbers at least one of them.
  public let steps: [Double]
  /// Simulations at each place, 1 or more.
  public let replicates: Int
  /// Sobol points to begin with, 1 or more.
  public let starts: Int
  private let simulator: MomentSimulator

  /// That of a parameter without jumps.
  public static let usualStep = 0.025
  public static let usualStarts = 32
  /// Another optimum is one at least this far away in the cube, whose distance to the targets is at most this greater.
  public static let otherPlace = 0.1
  public static let otherDistance = 1.0

  public init(
    targets: [MomentTarget], steps: [Double], replicates: Int, starts: Int = usualStarts,
    simulator: @escaping MomentSimulator
  ) {
    precondition(!targets.isEmpty && !steps.isEmpty && replicates >= 1 && starts >= 1, "nothing to calibrate")
    self.targets = targets
    self.steps = steps
    self.replicates = replicates
    self.starts = starts
    self.simulator = simulator
  }

  private var search: MomentSearch { MomentSearch(targets: targets, dimensions: steps.count, starts: starts) }

  /// The most simulations that a calibration does.
  public var mostSimulations: Int { (search.mostPlaces + 2 * steps.count) * replicates }

  /// Calibrates. The result is the same for any number of threads.
  /// - Parameters:
  ///   - threads: workers, at least 1.
  ///   - stop: raising it ends the work with `Interrupted`.
  /// - Throws: ``CalibrationFailure`` where no start could be simulated; `GSLError` for more than 40 parameters;
  ///   `Interrupted`.
  public func run(threads: Int = 1, stop: StopFlag = StopFlag()) async throws -> MomentEstimate {
    var simulation = MomentSimulation(replicates: replicates, threads: threads, stop: stop, simulator: simulator)
    var search = search
    try await search.run(&simulation)
    let best = search.best
    guard let centre = search[best.place] else { preconditionFailure("the best place was not looked at") }
    let jacobian = try await MomentJacobian(at: centre, steps: steps, &simulation)
    let information = try MomentInformation(jacobian, at: centre, targets: targets)
    return MomentEstimate(
      optimum: best, moments: centre, standardErrors: information.standardErrors, test: information.test,
      identification: Identification(
        information, responses: jacobian.responses, place: best.place, moments: targets.count),
      others: Self.others(search.optima, than: best, jacobian.responses), places: simulation.places,
      problems: simulation.problems,
      firstProblem: simulation.firstProblem)
  }

  /// Ends of the search elsewhere that are nearly as good, none of them near another. Where a parameter without a
  /// response lies is chance, and no difference.
  private static func others(
    _ optima: [MomentOptimum], than best: MomentOptimum, _ responses: [MomentResponse]
  ) -> [MomentOptimum] {
    func responding(_ optimum: MomentOptimum) -> [Double] {
      zip(optimum.place, responses).filter { $1 != .absent }.map { $0.0 }
    }
    var found: [MomentOptimum] = []
    for optimum in optima where optimum.distance < best.distance + otherDistance {
      let isFar = ([best] + found).allSatisfy {
        UnitCube.distance(responding($0), responding(optimum)) > otherPlace
      }
      if isFar { found.append(optimum) }
    }
    return found
  }
}

/// What the simulated method of moments found.
public struct MomentEstimate: Sendable {
  public let optimum: MomentOptimum
  /// What was simulated there.
  public let moments: SimulatedMoments
  /// Of each parameter's place; infinite where the targets tell nothing of it. Without the simulation's luck where
  /// there is one replicate.
  public let standardErrors: [Double]
  public let test: MomentTest
  public let identification: Identification
  /// Other places at which the moments are nearly as close to their targets.
  public let others: [MomentOptimum]
  /// Places that were simulated.
  public let places: Int
  /// How many of them could not be, or lacked a moment.
  public let problems: Int
  public let firstProblem: String?

  /// The standard errors of the simulated mean moments; NaN for one replicate.
  public var simulationErrors: [Double] {
    let isKnown = moments.replicates.count > 1
    return moments.covarianceOfMeans.diagonal.map { isKnown ? $0.squareRoot() : .nan }
  }

  /// The ends of the interval that holds a parameter's place with probability 95%, cut at those of its prior.
  public func interval(of parameter: Int) -> ClosedRange<Double> {
    let half = 1.96 * standardErrors[parameter]
    let place = optimum.place[parameter]
    return UnitCube.clamped(place - half)...UnitCube.clamped(place + half)
  }
}
