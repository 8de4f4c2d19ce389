// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL

/// An end of the search for the place whose moments are nearest to their targets.
public struct MomentOptimum: Sendable, Equatable {
  /// Where in its prior each parameter lies.
  public let place: [Double]
  /// Sum of squared differences between mean moments and targets, in standard errors of the targets.
  public let distance: Double
  /// Whether the search came to rest.
  public let isConverged: Bool
}

/// Looks for the place of the cube whose mean moments are nearest to their targets, weighted by 1/s² of each target.
///
/// Weights are fixed and all places share their luck, so that the distance is as smooth as the model is. First a Sobol
/// sequence, then the simplex method from the best of its points side by side, so that all processors have work, then
/// once more from the best end with a small simplex, since a simplex may collapse before it arrives. The simplex
/// moves in unbounded space and is reflected at the faces of the cube.
struct MomentSearch {
  let targets: [MomentTarget]
  let dimensions: Int
  /// Points of the Sobol sequence, 1 or more.
  let starts: Int
  /// Ends of the simplex method, best first.
  private(set) var optima: [MomentOptimum] = []
  private var known: [[Double]: SimulatedMoments] = [:]

  /// How many of the starts the simplex method goes on from.
  static let polished = 3
  /// Of the cube's edge, to which the simplex shrinks.
  static let resolution = 1e-4
  /// Edges of the first simplices, and of that of the last round.
  static let firstStep = 0.15
  static let lastStep = 0.03
  /// Places for each start and parameter.
  static let mostOfSimplex = 100

  init(targets: [MomentTarget], dimensions: Int, starts: Int) {
    self.targets = targets
    self.dimensions = dimensions
    self.starts = starts
  }

  /// The most places that a search looks at.
  var mostPlaces: Int { starts + (Self.polished + 1) * Self.mostOfSimplex * dimensions }

  /// What was simulated at a place that was looked at.
  subscript(place: [Double]) -> SimulatedMoments? { known[place] }

  /// Looks.
  /// - Throws: ``CalibrationFailure`` where no start could be simulated; `GSLError` for more than 40 parameters;
  ///   `Interrupted`.
  mutating func run(_ simulation: inout MomentSimulation) async throws {
    var sequence = try QuasiRandom.Sobol(dimensions: dimensions)
    var places: [[Double]] = []
    for _ in 0..<starts { places.append(try sequence.next().map(UnitCube.clamped)) }
    try await look(at: places, &simulation)
    let usable = places.filter { known[$0]?.problem == nil }
    guard !usable.isEmpty else {
      throw CalibrationFailure(
        message: "the moments cannot be simulated at any of \(starts) starts: \(simulation.firstProblem ?? "")")
    }
    // The sort keeps the order of equals.
    let ranked = usable.sorted { distance(at: $0) < distance(at: $1) }
    optima = try await polish(from: Array(ranked.prefix(Self.polished)), step: Self.firstStep, &simulation)
    optima += try await polish(from: [best.place], step: Self.lastStep, &simulation)
    optima.sort { $0.distance < $1.distance }
  }

  var best: MomentOptimum {
    guard let best = optima.min(by: { $0.distance < $1.distance }) else {
      preconditionFailure("a search that was not run has no best place")
    }
    return best
  }

  private func distance(at place: [Double]) -> Double {
    known[place]?.distance(to: targets) ?? SimulatedMoments.worst
  }

  private mutating func look(at places: [[Double]], _ simulation: inout MomentSimulation) async throws {
    var new: [[Double]] = []
    for place in places where known[place] == nil && !new.contains(place) { new.append(place) }
    for moments in try await simulation.moments(at: new) { known[moments.place] = moments }
  }

  private struct NotYetLooked: Error {}

  /// A simplex on its way.
  private struct Descent {
    let start: [Double]
    var best: [Double]
    var looks = 0
    var isConverged = false
  }

  /// The simplex method from several places at once.
  ///
  /// It asks for one value after another, each of which takes long to find: when it asks for a new one it is stopped,
  /// the values that all of them wait for are found together, and it starts again and soon comes as far.
  private mutating func polish(
    from starts: [[Double]], step: Double, _ simulation: inout MomentSimulation
  ) async throws -> [MomentOptimum] {
    var descents = starts.map { Descent(start: $0, best: $0) }
    var open = Array(descents.indices)
    while !open.isEmpty {
      var wanted: [(descent: Int, place: [Double])] = []
      for number in open {
        var asked: [Double] = []
        do {
          let start = descents[number].start
          _ = try Minimisation.simplex(
            from: start, steps: start.map { $0 < 0.5 ? step : -step }, size: Self.resolution,
            maximumIterations: Self.mostOfSimplex * dimensions
          ) { point in
            let place = UnitCube.reflected(point)
            guard let moments = known[place] else {
              asked = place
              throw NotYetLooked()
            }
            return moments.distance(to: targets)
          }
          descents[number].isConverged = true
        } catch is NotYetLooked {
          guard descents[number].looks < Self.mostOfSimplex * dimensions else { continue }
          descents[number].looks += 1
          wanted.append((number, asked))
        } catch is GSLError {
          // It stands still or goes on for ever; what it has looked at stays.
        }
      }
      try await look(at: wanted.map(\.place), &simulation)
      for (number, place) in wanted where distance(at: place) < distance(at: descents[number].best) {
        descents[number].best = place
      }
      open = wanted.map(\.descent)
    }
    return descents.map {
      MomentOptimum(place: $0.best, distance: distance(at: $0.best), isConverged: $0.isConverged)
    }
  }
}
