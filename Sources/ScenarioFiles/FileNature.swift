// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// What a YAML file is meant to be.
public enum FileNature: Sendable {
  case scenario, experiment, sweep, calibration, unclear

  /// With its article; nil where it is unclear.
  public var noun: String? {
    switch self {
    case .scenario: "a scenario"
    case .experiment: "a retraining experiment"
    case .sweep: "a sweep"
    case .calibration: "a calibration"
    case .unclear: nil
    }
  }

  /// The command that plays such a file; nil where that is unclear.
  public var command: String? {
    switch self {
    case .scenario: "run"
    case .experiment: "retrain"
    case .sweep: "sweep"
    case .calibration: "calibrate"
    case .unclear: nil
    }
  }

  /// Told by which keys at its top are more: those of scenarios or those of retraining experiments. What names a base
  /// scenario and parameters, or a design, is a sweep, or a calibration where it names targets.
  public init(of path: String) {
    self = .unclear
    guard let bytes = try? FileAccess.bytes(of: path, as: .experiment), let root = try? YAMLDocument.root(of: bytes),
      case .mapping(let entries) = root.content
    else { return }
    if ["scenario", "targets"].allSatisfy({ key in entries.contains { $0.key == key } }) {
      self = .calibration
      return
    }
    let names = Set(entries.map(\.key))
    // A list design has no 'parameters': those are in its table.
    if names.contains("scenario") && !names.isDisjoint(with: ["parameters", "design", "table"]) {
      self = .sweep
      return
    }
    let groups = Set(ParameterTable.groups.map(\.name) + ["extends", "regime", "base", "baseRegime", "events"])
    let settings = Set(RetrainingParameters.table.map(\.key))
    let asScenario = entries.count { groups.contains($0.key.split(separator: ".").first.map(String.init) ?? "") }
    let asExperiment = entries.count { settings.contains($0.key) }
    if asExperiment != asScenario { self = asExperiment > asScenario ? .experiment : .scenario }
  }
}
