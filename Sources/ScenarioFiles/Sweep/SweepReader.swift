// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads sweep files.
public struct SweepReader: Sendable {
  private let overrides: [String]

  /// - Parameter overrides: as of ``ScenarioReader``; they hold at every point.
  public init(overrides: [String] = []) {
    self.overrides = overrides
  }

  /// The keys that a sweep file may have, with what they mean.
  public static var keys: [(name: String, meaning: String)] { SweepKey.allCases.map { ($0.rawValue, $0.meaning) } }

  /// The sweep that a file and all files that it names amount to.
  /// - Throws: every problem found in them and in the overrides.
  public func read(_ path: String) throws(ScenarioProblems) -> SweepPlan {
    try SweepFileReader.read(path, overrides)
  }
}
