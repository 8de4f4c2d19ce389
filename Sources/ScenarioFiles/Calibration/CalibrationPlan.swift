// SPDX-License-Identifier: GPL-3.0-or-later

public import Market

/// A calibration file, read and checked.
public struct CalibrationPlan: Sendable {
  /// How parameters are found.
  public enum Method: String, CaseIterable, Sendable {
    case moments, abc, both
  }

  /// A metric and what was measured of it.
  public struct Target: Sendable, Equatable {
    public let metric: Metric
    public let value: Double
    /// Above 0, in the metric's unit.
    public let standardError: Double
  }

  /// Which draws are accepted.
  public enum Acceptance: Sendable, Equatable {
    /// A share of all draws, above 0 and at most 1.
    case nearest(Double)
    /// Up to a distance in standard errors, above 0.
    case within(Double)
  }

  public let name: String
  public let summary: String
  /// As the user named it.
  public let file: String
  /// The base scenario with what the file and the command line set in it.
  public let base: Scenario
  /// As the calibration file names it.
  public let baseFile: String
  /// What is looked for; each parameter has a range or a distribution, its prior.
  public let space: ParameterSpace
  public let targets: [Target]
  public let method: Method
  public let starts: Int
  public let draws: Int
  public let acceptance: Acceptance

  public static let usualStarts = 32
  public static let usualDraws = 2000
  public static let usualAcceptance = Acceptance.nearest(0.05)
}
