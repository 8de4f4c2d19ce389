// SPDX-License-Identifier: GPL-3.0-or-later

/// A number that was measured, which simulated ones are to meet.
public struct MomentTarget: Sendable, Equatable {
  public let value: Double
  /// Of the measurement; above 0, in the unit of `value`. Errors of different targets are taken as independent.
  public let standardError: Double

  public init(value: Double, standardError: Double) {
    precondition(value.isFinite && standardError > 0 && standardError.isFinite, "a target needs a standard error")
    self.value = value
    self.standardError = standardError
  }
}

/// Simulates a model once.
///
/// `place` holds one number strictly between 0 and 1 for each parameter: where in its prior the parameter lies (the
/// probability of a lower value). `replicate` names the luck, from 1: it is the same at every place, so that a
/// difference between places is not one of luck. Returns one moment for each target, missing ones NaN, or nil where
/// `shouldStop` said so. An error makes a place count as one where the model cannot be simulated.
public typealias MomentSimulator =
  @Sendable (_ place: [Double], _ replicate: Int, _ shouldStop: () -> Bool) throws -> [Double]?

/// A calibration that cannot be carried out.
public struct CalibrationFailure: Error, Sendable, Equatable {
  public let message: String

  public init(message: String) { self.message = message }
}
