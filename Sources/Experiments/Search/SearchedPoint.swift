// SPDX-License-Identifier: GPL-3.0-or-later

/// What is to be made as large as can be: from the values of the parameters at some points, the objective at each point
/// in each replicate, missing ones NaN.
///
/// A search asks for the points of a batch together, so that all processors can work on it. The replicates of all points
/// share their luck. The market is one such objective; anything that gives as many replicates (or one) at each point can
/// be searched.
public typealias ReplicatedObjective = (_ points: [[Double]]) async throws -> [[Double]]

/// A point of a search and what was found there.
public struct SearchedPoint: Sendable, Equatable {
  /// What led the search there.
  public enum Stage: String, Sendable {
    case grid, step, brent, sobol, simplex, neighbour
  }

  /// One value for each parameter that is searched.
  public let values: [Double]
  public let stage: Stage
  /// The objective in each replicate, missing ones NaN.
  public let replicates: [Double]

  public var estimate: Estimate { Estimate(replicates) }

  /// The mean over replicates; nil where one is missing: such a point is not comparable with others.
  public var mean: Double? {
    guard !replicates.isEmpty, replicates.allSatisfy(\.isFinite) else { return nil }
    return replicates.reduce(0, +) / Double(replicates.count)
  }
}
