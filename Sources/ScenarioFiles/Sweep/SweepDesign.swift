// SPDX-License-Identifier: GPL-3.0-or-later

/// Which points of a parameter space are played.
public enum SweepDesign: Sendable, Equatable {
  /// Every combination of values; the last parameter changes fastest.
  case grid
  /// The base scenario, then each value of each parameter with all else as in the base.
  case oneAtATime
  /// The rows of a table, a value for each parameter.
  case list([[SweptValue]])
  case random(points: Int)
  case latinHypercube(points: Int)
  case sobol(points: Int)
  /// Elementary effects (Morris 1991).
  case morris(trajectories: Int, levels: Int)
  /// First-order and total indices (Saltelli 2010): `points` (parameters + 2) points.
  case saltelli(points: Int)
  /// Partial rank correlations (Marino et al. 2008).
  case rankCorrelation(points: Int)

  /// As `design:` names it.
  public enum Name: String, CaseIterable, Sendable {
    case grid, oneAtATime, list, random, latinHypercube, sobol, morris, saltelli, rankCorrelation

    /// What it does, for `describe`.
    public var meaning: String {
      switch self {
      case .grid: "every combination of the values"
      case .oneAtATime: "the base, then each value of each parameter with all else as in the base"
      case .list: "the rows of the CSV file that 'table' names; its header has the parameters"
      case .random: "'points' independent draws"
      case .latinHypercube: "'points' draws, one in each of as many equal strata of every parameter"
      case .sobol: "'points' of the Sobol sequence, at most 40 parameters"
      case .morris: "elementary effects: 'trajectories' (default 20) of one step each parameter on 'levels' (4)"
      case .saltelli:
        "Sobol's first-order and total indices from 'points' x (parameters + 2) points: Sobol points for at most 20 "
          + "parameters, a Latin hypercube beyond"
      case .rankCorrelation:
        "partial rank correlations from 'points': Sobol points for at most 20 parameters, a Latin hypercube beyond"
      }
    }
  }

  public var name: Name {
    switch self {
    case .grid: .grid
    case .oneAtATime: .oneAtATime
    case .list: .list
    case .random: .random
    case .latinHypercube: .latinHypercube
    case .sobol: .sobol
    case .morris: .morris
    case .saltelli: .saltelli
    case .rankCorrelation: .rankCorrelation
    }
  }

  /// Whether points are drawn from ranges and distributions, so that they need no steps.
  public var draws: Bool {
    switch self {
    case .grid, .oneAtATime, .list: false
    case .random, .latinHypercube, .sobol, .morris, .saltelli, .rankCorrelation: true
    }
  }
}

/// How often a point is played beyond its replicates.
public struct StoppingRule: Sendable, Equatable {
  /// Place in the plan's metrics.
  public let metric: Int
  /// The point is done when the metric's 95% interval is at most so wide, in the metric's unit.
  public let width: Double
  /// Or when it has been played so often.
  public let most: Int

  public init(metric: Int, width: Double, most: Int) {
    self.metric = metric
    self.width = width
    self.most = most
  }
}
