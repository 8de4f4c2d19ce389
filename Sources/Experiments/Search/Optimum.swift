// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck
internal import ScenarioFiles

/// The best point of a search, and how well the replicates at hand determine it.
public struct Optimum: Sendable, Equatable {
  /// Where in its range a number's best value lies.
  public enum Position: String, Sendable {
    case inside
    /// At an end of the range: it may lie beyond.
    case lowEnd = "low end"
    case highEnd = "high end"
    /// The objective falls at once on one side.
    case jump
    /// No point of the search differs from another.
    case flat
  }

  public struct Coordinate: Sendable, Equatable {
    public let value: Double
    /// Limits of the 95% interval; NaN for fewer than two replicates.
    public let low: Double
    public let high: Double
    public let position: Position
  }

  /// One for each parameter that was searched.
  public let coordinates: [Coordinate]

  public var values: [Double] { coordinates.map(\.value) }

  static let resamplings = 1000
  /// The objective jumps where it falls, beside its best point, by more than this share of what it varies in all.
  static let jump = 0.1
  /// Part of a step of the grid that the points of a parabola lie apart, at least.
  static let nearest = 0.25

  /// - Parameters:
  ///   - search: one that has been run.
  ///   - seed: names the luck of the resampling.
  init(of search: MaximumSearch, seed: Int) {
    guard let best = search.best else { preconditionFailure("a search that found nothing has no optimum") }
    let points = search.points.filter { $0.mean != nil }
    let means = points.compactMap(\.mean)
    let isFlat = means.min() == means.max()
    let positions = search.ranges.indices.map { axis in
      isFlat ? .flat : Optimum.position(of: best, axis, among: points, search.ranges[axis])
    }
    // Through a jump there is no parabola.
    let isSmooth = search.ranges.count == 1 && !search.ranges[0].isWhole && positions[0] != .jump
    let replicates = best.replicates.count
    var samples: [[Double]] = []
    if replicates > 1 {
      let key = Luck(seed: UInt64(seed), replicate: 0).key(.resampling)
      for number in 0..<Self.resamplings {
        var draws = key.agent(number).draws
        let weights = Optimum.weights(of: replicates, &draws)
        samples.append(Optimum.argument(of: points, weights: weights, isSmooth: isSmooth))
      }
    }
    coordinates = search.ranges.indices.map { axis in
      let value = best.values[axis]
      var drawn = samples.map { $0[axis] }
      drawn.sort()
      func quantile(_ share: Double) -> Double {
        drawn.isEmpty ? .nan : drawn[Int((share * Double(drawn.count - 1)).rounded())]
      }
      return Coordinate(
        value: value, low: min(value, quantile(0.025)), high: max(value, quantile(0.975)),
        position: positions[axis])
    }
  }

  /// How often each replicate is drawn when as many as there are are drawn with replacement.
  private static func weights(of count: Int, _ draws: inout Draws) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<count { weights[draws.index(below: count)] += 1 }
    return weights
  }

  /// Where the weighted mean is largest: of one number the top of the parabola through the best point and the nearest
  /// on either side that is not too near to tell a slope; of several, of whole numbers and beside a jump the best point.
  private static func argument(of points: [SearchedPoint], weights: [Double], isSmooth: Bool) -> [Double] {
    let means = points.map { zip($0.replicates, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    guard let top = means.indices.max(by: { means[$0] < means[$1] }) else { return [] }
    guard isSmooth else { return points[top].values }
    let centre = points[top].values[0]
    let grid = points.filter { $0.stage == .grid }.map { $0.values[0] }
    guard let first = grid.min(), let last = grid.max() else { return [centre] }
    let apart = (last - first) / Double(grid.count - 1) * nearest
    func distance(_ point: Int) -> Double { points[point].values[0] - centre }
    let below = points.indices.filter { distance($0) <= -apart }.max { distance($0) < distance($1) }
    let above = points.indices.filter { distance($0) >= apart }.min { distance($0) < distance($1) }
    guard let below, let above else { return [centre] }
    // Neither lies above the best, so that the top lies no further from it than half way to one of them.
    let (left, right) = (distance(below), distance(above))
    let (fallLeft, fallRight) = (means[top] - means[below], means[top] - means[above])
    let slope = fallLeft * right * right - fallRight * left * left
    let curvature = fallLeft * right - fallRight * left
    return [centre + (curvature > 0 ? slope / (2 * curvature) : 0)]
  }

  private static func position(
    of best: SearchedPoint, _ axis: Int, among points: [SearchedPoint], _ range: SearchRange
  ) -> Position {
    let place = range.place(of: best.values[axis])
    // A point beside an end, better by luck, is no better known than the end.
    if place < 2 * MaximumSearch.neighbourhood { return .lowEnd }
    if place > 1 - 2 * MaximumSearch.neighbourhood { return .highEnd }
    guard !range.isWhole, let top = best.mean else { return .inside }
    let lowest = points.compactMap(\.mean).min() ?? top
    let jumps = points.contains { point in
      // Only a neighbour along this axis differs in it alone.
      guard let mean = point.mean,
        abs(range.place(of: point.values[axis]) - place) <= 1.001 * MaximumSearch.neighbourhood,
        point.values.indices.allSatisfy({ $0 == axis || point.values[$0] == best.values[$0] })
      else { return false }
      return top - mean > jump * (top - lowest)
    }
    return jumps ? .jump : .inside
  }
}
