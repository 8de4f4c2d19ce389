// SPDX-License-Identifier: GPL-3.0-or-later

/// The points of the unit cube at which a model is to be evaluated.
///
/// A design is a rule, not a list: ``point(_:)`` works out any point by its index, so that memory does not grow with
/// the number of points, and any thread may ask for any of them in any order.
public struct UnitDesign: Sendable {
  /// How points are placed.
  public enum Rule: Sendable, Equatable {
    /// Independent uniform points.
    case random
    /// One point in each of `size` equal strata of every dimension, at random inside it, the strata of different
    /// dimensions matched at random.
    ///
    /// Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables in
    /// the analysis of output from a computer code", Technometrics 21(2), 1979.
    case latinHypercube
    /// The Sobol sequence in at most 40 dimensions, unscrambled and unshifted: the seed does not matter. The
    /// first 2^m points fill the cube evenly, so sizes are best powers of two.
    case sobol
    /// `size` trajectories through a grid of an even number of levels; see `MorrisTrajectories`.
    case morris(levels: Int)
    /// `size` base points with their mixtures, for variance-based indices; see `SaltelliRows`. Sizes are best powers
    /// of two.
    case saltelli
  }

  /// How the base points of ``Rule/saltelli`` are placed.
  public enum SaltelliBase: String, Sendable {
    case sobol
    case latinHypercube
  }

  public let rule: Rule
  /// The number of coordinates of a point, 1 or more.
  public let dimensions: Int
  /// What the design was asked for: points, or trajectories for `morris`, or base points for `saltelli`.
  public let size: Int
  /// The number of points: `size`, or size (dimensions + 1) for `morris`, or size (dimensions + 2) for `saltelli`.
  public let count: Int

  private let points: Points

  private enum Points: Sendable {
    case random(UniformPoints)
    case latinHypercube(LatinHypercube)
    case sobol(SobolPoints)
    case morris(MorrisTrajectories)
    case saltelli(SaltelliRows)
  }

  /// - Parameters:
  ///   - rule: how points are placed.
  ///   - dimensions: the number of coordinates of a point, 1 or more; at most 40 for `sobol`.
  ///   - size: points, trajectories or base points, 1 or more; fewer than 2^30 where points are Sobol's.
  ///   - seed: names the luck of the design. Two designs of one rule and seed are the same design.
  /// - Throws: ``DesignError``, which says what was expected.
  public init(_ rule: Rule, dimensions: Int, size: Int, seed: UInt64) throws(DesignError) {
    guard dimensions >= 1 else { throw DesignError("a design needs at least 1 dimension, not \(dimensions)") }
    guard size >= 1 else { throw DesignError("a design needs a size of at least 1, not \(size)") }
    let group: Int
    switch rule {
    case .random:
      group = 1
      points = .random(UniformPoints(seed: seed))
    case .latinHypercube:
      group = 1
      points = .latinHypercube(LatinHypercube(dimensions: dimensions, size: size, seed: seed))
    case .sobol:
      group = 1
      points = .sobol(try SobolPoints(dimensions: dimensions, size: size))
    case .morris(let levels):
      group = dimensions + 1
      points = .morris(try MorrisTrajectories(dimensions: dimensions, levels: levels, seed: seed))
    case .saltelli:
      group = dimensions + 2
      points = .saltelli(try SaltelliRows(dimensions: dimensions, size: size, seed: seed))
    }
    let (count, overflow) = size.multipliedReportingOverflow(by: group)
    guard !overflow else { throw DesignError("a design needs a size of at most \(Int.max / group), not \(size)") }
    self.rule = rule
    self.dimensions = dimensions
    self.size = size
    self.count = count
  }

  /// How the base points of ``Rule/saltelli`` were placed; nil under other rules.
  public var saltelliBase: SaltelliBase? {
    if case .saltelli(let rows) = points { rows.base } else { nil }
  }

  /// The trajectories of ``Rule/morris``; nil under other rules.
  var trajectories: MorrisTrajectories? {
    if case .morris(let trajectories) = points { trajectories } else { nil }
  }

  /// A point, always the same for the same index.
  /// - Parameter index: 0 to `count` - 1; any other is a programming error and stops the program.
  /// - Returns: `dimensions` numbers from 0 to 1; 0 and 1 themselves only under `morris`.
  public func point(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < count, "the design has no such point")
    return switch points {
    case .random(let points): points.point(index, dimensions: dimensions)
    case .latinHypercube(let points): points.point(index)
    case .sobol(let points): points.point(index)
    case .morris(let points): points.point(index)
    case .saltelli(let points): points.point(index)
    }
  }
}
