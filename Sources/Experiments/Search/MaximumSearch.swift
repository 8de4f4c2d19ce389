// SPDX-License-Identifier: GPL-3.0-or-later

internal import GSL
public import ScenarioFiles

/// Looks for the values of one or more numbers at which an objective is largest on average over replicates.
///
/// Of one number: an even grid; bisections of whatever interval the objective changes most in, as long as that is a
/// good part of all that it varies, which close in on a jump; then Brent's method in the interval around the best point.
/// A rise and fall that fit between two points of the grid are not seen. Of several: the corners where all are least and
/// greatest and a Sobol sequence, then the simplex method from the best two. What lies outside the ranges counts as the
/// nearest point inside.
public struct MaximumSearch: Sendable {
  public let ranges: [SearchRange]
  /// Points of the grid, 3 or more; of the Sobol sequence as many for each parameter.
  public let gridPoints: Int
  /// Points searched so far, in order, none of them twice.
  public private(set) var points: [SearchedPoint] = []
  private var places: [[Double]: Int] = [:]

  static let bisections = 8
  /// Share of all that the objective varies, above which its change within an interval is worth a closer look.
  static let steep = 0.1
  static let mostOfBrent = 10
  /// For each parameter and start.
  static let mostOfSimplex = 20
  static let simplexStarts = 2
  /// Of a range, to which Brent's method and the simplex go.
  static let resolution = 1e-3
  /// Of a range, how far the neighbours lie that tell whether the objective jumps beside the best point.
  static let neighbourhood = 2e-3

  public init(_ ranges: [SearchRange], gridPoints: Int) {
    precondition(!ranges.isEmpty && gridPoints >= 3, "a search needs a range and three points")
    self.ranges = ranges
    self.gridPoints = gridPoints
  }

  /// The most points that a search looks at.
  public var mostPoints: Int {
    let neighbours = 2 * ranges.count
    return ranges.count == 1
      ? gridPoints + Self.bisections + Self.mostOfBrent + neighbours
      : 2 + gridPoints * ranges.count + Self.simplexStarts * Self.mostOfSimplex * ranges.count + neighbours
  }

  /// Looks.
  /// - Throws: what `objective` throws; ``SearchFailure`` when it is missing at every point.
  public mutating func run(_ objective: ReplicatedObjective) async throws {
    if ranges.count == 1 {
      try await look(at: (0..<gridPoints).map { [Double($0) / Double(gridPoints - 1)] }, .grid, objective)
      try await bisectSteps(objective)
      try await closeIn(objective)
    } else {
      var sequence = try QuasiRandom.Sobol(dimensions: ranges.count)
      var starts = [0.0, 1].map { end in ranges.map { _ in end } }
      for _ in 0..<gridPoints * ranges.count { starts.append(try sequence.next()) }
      try await look(at: starts, .sobol, objective)
      try await slide(objective)
    }
    guard let best else {
      throw SearchFailure(message: "the objective is missing in some replicate at every point of the search")
    }
    try await look(at: neighbours(of: best), .neighbour, objective)
  }

  /// The best point of all, the first of equals; nil when the objective is missing everywhere.
  public var best: SearchedPoint? {
    var found: (point: SearchedPoint, mean: Double)?
    for point in points {
      if let mean = point.mean, found.map({ mean > $0.mean }) ?? true { found = (point, mean) }
    }
    return found?.point
  }

  // MARK: - Looking

  private func values(at place: [Double]) -> [Double] { zip(ranges, place).map { $0.value(at: $1) } }

  /// Looks at places of the unit cube that were not looked at before.
  private mutating func look(
    at wanted: [[Double]], _ stage: SearchedPoint.Stage, _ objective: ReplicatedObjective
  ) async throws {
    var new: [[Double]] = []
    for place in wanted {
      let values = values(at: place)
      if places[values] == nil && !new.contains(values) { new.append(values) }
    }
    guard !new.isEmpty else { return }
    for (values, replicates) in zip(new, try await objective(new)) {
      places[values] = points.count
      points.append(SearchedPoint(values: values, stage: stage, replicates: replicates))
    }
  }

  /// Points of a search over one number, ascending, those where the objective is missing left out.
  private var curve: [(place: Double, mean: Double)] {
    points.compactMap { point in point.mean.map { (ranges[0].place(of: point.values[0]), $0) } }
      .sorted { $0.0 < $1.0 }
  }

  /// Halves the interval over which the objective changes most, again and again.
  private mutating func bisectSteps(_ objective: ReplicatedObjective) async throws {
    for _ in 0..<Self.bisections {
      let curve = curve
      let means = curve.map(\.mean)
      let steps = zip(curve, curve.dropFirst()).filter { $1.place - $0.place > Self.resolution }
      guard let steepest = steps.max(by: { abs($0.1.mean - $0.0.mean) < abs($1.1.mean - $1.0.mean) }),
        let (highest, lowest) = means.max().flatMap({ high in means.min().map { (high, $0) } }),
        abs(steepest.1.mean - steepest.0.mean) > Self.steep * (highest - lowest)
      else { return }
      try await look(at: [[(steepest.0.place + steepest.1.place) / 2]], .step, objective)
    }
  }

  /// Brent's method between the neighbours of the best point, where both are worse.
  private mutating func closeIn(_ objective: ReplicatedObjective) async throws {
    let curve = curve
    guard let top = curve.indices.max(by: { curve[$0].mean < curve[$1].mean }), top > 0, top < curve.count - 1,
      curve[top - 1].mean < curve[top].mean, curve[top + 1].mean < curve[top].mean
    else { return }
    try await follow(.brent, most: Self.mostOfBrent, objective) { value in
      _ = try Minimisation.brent(
        in: curve[top - 1].place...curve[top + 1].place, guess: curve[top].place, tolerance: Self.resolution
      ) { try value([$0]) }
    }
  }

  /// The simplex method from the best points.
  private mutating func slide(_ objective: ReplicatedObjective) async throws {
    let ranked = points.filter { $0.mean != nil }.sorted { $0.mean ?? 0 > $1.mean ?? 0 }
    for start in ranked.prefix(Self.simplexStarts) {
      let place = zip(ranges, start.values).map { $0.place(of: $1) }
      try await follow(.simplex, most: Self.mostOfSimplex * ranges.count, objective) { value in
        _ = try Minimisation.simplex(
          from: place, steps: place.map { $0 < 0.5 ? 0.15 : -0.15 }, size: Self.resolution, value)
      }
    }
  }

  private struct NotYetLooked: Error {}

  /// Runs a minimiser that asks for one value after another, each of which takes long and all processors to find: when
  /// it asks for a new one it is stopped, the value is found, and it starts again and soon comes as far.
  private mutating func follow(
    _ stage: SearchedPoint.Stage, most: Int, _ objective: ReplicatedObjective,
    _ minimise: (_ value: ([Double]) throws -> Double) throws -> Void
  ) async throws {
    for _ in 0..<most {
      var wanted: [Double] = []
      do {
        try minimise { place in
          guard let found = places[values(at: place)] else {
            wanted = place
            throw NotYetLooked()
          }
          // Worse than any value, and finite.
          return points[found].mean.map { -$0 } ?? 0x1p1000
        }
        return
      } catch is NotYetLooked {
        try await look(at: [wanted], stage, objective)
      } catch is GSLError {
        // It stands still or goes on for ever; what it has looked at stays.
        return
      }
    }
  }

  /// A place a little to either side of a point along each axis, where the range goes on.
  private func neighbours(of point: SearchedPoint) -> [[Double]] {
    let place = zip(ranges, point.values).map { $0.place(of: $1) }
    return ranges.indices.flatMap { axis in
      let step = ranges[axis].isWhole ? 1 / (ranges[axis].high - ranges[axis].low) : Self.neighbourhood
      return [-step, step].compactMap { step -> [Double]? in
        var other = place
        other[axis] += step
        return (0...1).contains(other[axis]) ? other : nil
      }
    }
  }
}

/// A search that cannot be carried out.
public struct SearchFailure: Error, Sendable, Equatable {
  public let message: String

  public init(message: String) { self.message = message }
}
