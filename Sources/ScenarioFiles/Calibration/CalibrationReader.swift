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
    var reader = CalibrationFileReader(file: path, problems: ProblemList())
    do {
      reader.read(try FileAccess.bytes(of: path, as: .experiment))
    } catch {
      reader.problems.add(Origin(file: path, position: nil), nil, error.message, kind: error.kind)
    }
    if let error = reader.problems.error { throw error }
    var base = BaseReader(problems: reader.problems)
    let scenario = base.read(reader.found, set: reader.settings, overrides)
    guard let scenario else { throw base.problems.error ?? ScenarioProblems([]) }
    let plan = reader.plan(over: scenario, base)
    if let error = reader.problems.error { throw error }
    guard let plan else { preconditionFailure("a calibration that cannot be planned has a problem") }
    return plan
  }
}
