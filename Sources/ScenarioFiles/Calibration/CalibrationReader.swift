// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Reads calibration files.
public struct CalibrationReader: Sendable {
  private let overrides: [String]

  /// - Parameter overrides: as of ``ScenarioReader``; they hold wherever parameters are looked for.
  public init(overrides: [String] = []) {
    self.overrides = overrides
  }

  /// The calibration that a file and all files that it names amount to.
  /// - Throws: every problem found in them and in the overrides.
  public func read(_ path: String) throws(ScenarioProblems) -> CalibrationPlan {
    try CalibrationFileReader.read(path, overrides)
  }
}
