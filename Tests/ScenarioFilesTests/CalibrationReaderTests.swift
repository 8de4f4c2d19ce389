// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles
import Testing

struct CalibrationReaderTests {
  private static let base = ("base.yaml", "run: {periods: 8, replicates: 3, seed: 5}\n")

  private static func plan(_ text: String, _ overrides: [String] = []) throws(ScenarioProblems) -> CalibrationPlan {
    try CalibrationReader(overrides: overrides).read(ScenarioFolder([base, ("c.yaml", text)]).path + "c.yaml")
  }

  /// What is wrong with a file, by line.
  private static func problems(_ text: String, _ overrides: [String] = []) -> [String] {
    let folder = ScenarioFolder([base, ("c.yaml", text)])
    do {
      _ = try CalibrationReader(overrides: overrides).read(folder.path + "c.yaml")
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: folder.path, with: "") }
    }
  }

  private static let parameters = "parameters: {pricing.theta: {from: 0.1, to: 0.5}}\n"
  private static let targets = "targets: [{name: fidelity_final, value: 0.8, standardError: 0.02}]\n"
  private static let whole = "scenario: base.yaml\n" + parameters + targets

  @Test func `what is not said is as usual`() throws {
    let folder = ScenarioFolder([Self.base, ("c.yaml", Self.whole)])
    let plan = try CalibrationReader().read(folder.path + "c.yaml")
    #expect(plan.name == "c" && plan.summary == "" && plan.method == .moments)
    #expect(plan.starts == 32 && plan.draws == 2000 && plan.acceptance == .nearest(0.05))
    #expect(plan.base.parameters.run.replicates == 3 && plan.base.parameters.run.seed == 5)
    #expect(plan.space.parameters.map(\.name) == ["pricing.theta"])
    #expect(plan.space.parameters[0].values == .range(ValueRange(low: 0.1, high: 0.5)))
    #expect(plan.targets.map(\.metric.name) == ["fidelity_final"])
    #expect(plan.targets[0].value == 0.8 && plan.targets[0].standardError == 0.02)
  }

  @Test func `everything can be said`() throws {
    let folder = ScenarioFolder([
      Self.base,
      (
        "c.yaml",
        """
        name: fit
        description: A fit.
        scenario: base.yaml
        set: {run.periods: 9}
        replicates: 7
        seed: 11
        method: both
        starts: 8
        draws: 300
        within: 2.5
        parameters:
          pricing: {theta: {from: 0.1, to: 0.5, scale: log}}
          sellers.count: {from: 10, to: 20}
        targets:
          - {name: late, column: contamination, take: mean, periods: [6, 9], value: 0.4, standardError: 0.1}
          - {name: welfare, value: -1e6, standardError: 2e5}
        """
      ),
    ])
    let plan = try CalibrationReader(overrides: ["run.seed=12"]).read(folder.path + "c.yaml")
    #expect(plan.name == "fit" && plan.summary == "A fit." && plan.method == .both)
    #expect(plan.starts == 8 && plan.draws == 300 && plan.acceptance == .within(2.5))
    let run = plan.base.parameters.run
    #expect(run.periods == 9 && run.replicates == 7 && run.seed == 12)
    #expect(plan.space.parameters.map(\.isWhole) == [false, true])
    #expect(plan.targets[0].metric.measure == Measure(.mean, of: .contamination, window: 6...9))
    #expect(plan.targets[1].value == -1e6)
  }

  @Test(arguments: [
    ("", "c.yaml: is empty; an experiment file has keys with values, such as 'scenario: exploitative.yaml'"),
    ("scenario: base.yaml\n" + parameters, "c.yaml: needs 'targets', what is to be met"),
    ("scenario: base.yaml\n" + targets, "c.yaml: needs 'parameters', what is looked for"),
    (parameters + targets, "c.yaml: needs 'scenario', the base scenario"),
    (whole + "targts: []\n", "c.yaml:4:1: targts: unknown key; did you mean 'targets'?"),
    (
      whole + "sellers: {count: 3}\n",
      "c.yaml:4:1: sellers: is a parameter of scenarios; it stands under 'parameters' to be looked for or under 'set' to "
        + "be set"
    ),
    (whole + "starts: 0\n", "c.yaml:4:9: starts: 0 is out of range; expected a whole number (from 1 to 1000000)"),
    (whole + "draws: 10\n", "c.yaml:4:1: draws: is for the method abc or both"),
    (whole + "method: abc\nstarts: 10\n", "c.yaml:5:1: starts: is for the method moments or both"),
    (
      whole + "method: abc\naccept: 1.5\n",
      "c.yaml:5:9: accept: 1.5 is out of range; expected a share from 0 to 1"
    ),
    (
      whole + "method: abc\naccept: 0.5\nwithin: 1\n",
      "c.yaml:6:1: within: says something else than 'accept'; give one"
    ),
    (
      whole + "set: {pricing.theta: 0.2}\n",
      "c.yaml:4:22: pricing.theta: is looked for; it cannot be set"
    ),
    (
      "scenario: base.yaml\n" + targets + "parameters:\n  pricing.theta: [0.1, 0.2]\n",
      "c.yaml:4:3: parameters.pricing.theta: needs a prior: a range such as {from: 0, to: 1} or a distribution, not a "
        + "list"
    ),
    (
      "scenario: base.yaml\n" + targets + "parameters:\n  pricing:\n    theta: {from: 0, to: 1, steps: 3}\n",
      "c.yaml:5:5: parameters.pricing.theta: 'steps' are for sweeps; every value in between is tried"
    ),
    (
      "scenario: base.yaml\n" + parameters + "targets: [{name: fidelity, value: 1}]\n",
      "c.yaml:3:11: targets[1]: needs 'standardError'"
    ),
    (
      "scenario: base.yaml\n" + parameters
        + "targets: [{name: a, column: fidelity, take: at, at: 9, value: 1, standardError: 1}]\n",
      "c.yaml:3:11: targets[1]: period 9 lies after the last one (run.periods is 8)"
    ),
    (
      "scenario: base.yaml\n" + parameters + "targets: [fidelity]\n",
      "c.yaml:3:11: targets[1]: expected a metric with its value, such as {name: fidelity_final, value: 0.8, "
        + "standardError: 0.02}, found 'fidelity'"
    ),
    (
      "scenario: base.yaml\n" + parameters + "targets: [{name: fidelity, value: 1, standardError: -1}]\n",
      "c.yaml:3:53: targets[1].standardError: -1.0 is out of range; expected a number above 0"
    ),
    (
      "scenario: base.yaml\n" + parameters
        + "targets:\n- {name: fidelity, value: 1, standardError: 1}\n- {name: fidelity, value: 2, standardError: 1}\n",
      "c.yaml:5:3: targets[2]: a target called 'fidelity' stands here already"
    ),
  ])
  func `a file that is no calibration is told line by line`(text: String, problem: String) {
    #expect(Self.problems(text) == [problem])
  }

  @Test func `what is looked for cannot be set on the command line`() {
    #expect(
      Self.problems(Self.whole, ["pricing.theta=0.2"]) == [
        "--set pricing.theta=0.2: pricing.theta: is looked for; it cannot be set"
      ])
  }
}
