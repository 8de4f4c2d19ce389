// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of a calibration file.
public enum CalibrationKey: String, CaseIterable, Sendable {
  case name, description, scenario, set, parameters, targets, method, replicates, seed, starts, draws, accept, within

  public var meaning: String {
    switch self {
    case .name: "Names the calibration; the file's name without extension unless given."
    case .description: "What it is for."
    case .scenario: "The base scenario, a file relative to this one. Needed."
    case .set: "Parameters that are not looked for, over the base: {run.periods: 40}."
    case .parameters:
      "What is looked for, as in a sweep file, each with a range {from: 0, to: 2, scale: log} or a distribution, which is "
        + "its prior. Needed."
    case .targets:
      "What simulated metrics are to meet: {name: fidelity_final, value: 0.8, standardError: 0.02}, or instead of a "
        + "metric's name one that is spelt out as in a sweep file. The standard error is that of the measurement. Needed."
    case .method: "moments, abc or both (below); moments unless given."
    case .replicates: "Runs of each place and of each draw; those of the base scenario unless given."
    case .seed: "Names all luck; that of the base scenario unless given."
    case .starts: "Sobol points from which moments begins (\(CalibrationPlan.usualStarts) unless given)."
    case .draws: "Draws from the prior that abc makes (\(CalibrationPlan.usualDraws) unless given)."
    case .accept: "The share of the draws that abc accepts, the nearest (0.05 unless given)."
    case .within: "Instead of accept: accepts what is no farther from the targets, in standard errors."
    }
  }
}
