// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import ScenarioFiles

extension SweptParameter {
  /// The number at a place of the prior.
  func number(at place: Double) -> Double { value(at: place).number ?? .nan }

  /// How far to go to either side for the slopes of moments, of the prior's range: of whole numbers at least to the
  /// next.
  var differenceStep: Double {
    guard isWhole else { return MomentCalibration.usualStep }
    let numbers = number(at: 1) - number(at: 0) + 1
    return numbers.isFinite ? max(MomentCalibration.usualStep, min(0.5, 1 / numbers)) : MomentCalibration.usualStep
  }

  /// The standard error of the number at a place, by the delta method.
  /// - Parameter error: of the place.
  func standardError(at place: Double, _ error: Double) -> Double {
    guard error.isFinite else { return .nan }
    // The slope of whole numbers shows over a few of them only.
    let step = isWhole ? 0.1 : 1e-4
    let (low, high) = (UnitCube.clamped(place - step), UnitCube.clamped(place + step))
    return (number(at: high) - number(at: low)) / (high - low) * error
  }
}
