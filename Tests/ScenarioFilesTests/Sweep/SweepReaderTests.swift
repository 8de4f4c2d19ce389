// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

struct SweepReaderTests {
  private static let base = (
    "base.yaml",
    """
    name: base
    run: {periods: 10, replicates: 3, seed: 5}
    sellers.count: 50
    pricing.rule: uniform
    events:
      - {at: 8, policy.subsidy: 1}
      - {at: 4, policy.watermark: 0.5, policy.subsidy: 0.5}
    """
  )

  private func read(
    _ text: String, _ files: [(String, String)] = [], set overrides: [String] = []
  ) throws -> SweepPlan {
    let folder = ScenarioFolder(([Self.base, ("s.yaml", text)] + files).map { (name: $0.0, text: $0.1) })
    return try SweepReader(overrides: overrides).read(folder.path + "s.yaml")
  }

  /// What is wrong, with paths as seen from the folder.
  private func problems(
    _ text: String, _ files: [(String, String)] = [], set overrides: [String] = []
  ) -> [String] {
    let folder = ScenarioFolder(([Self.base, ("s.yaml", text)] + files).map { (name: $0.0, text: $0.1) })
    do {
      _ = try SweepReader(overrides: overrides).read(folder.path + "s.yaml")
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: folder.path, with: "") }
    }
  }

  @Test("A file says what varies, over what, and what is kept")
  func whole() throws {
    let plan = try read(
      """
      name: everything
      description: why
      scenario: base.yaml
      set: {sellers: {count: 60}, run.periods: 12}
      parameters:
        policy.subsidy: {from: 0.5, to: 2, steps: 4}
        sellers: {costMedian: {from: 1, to: 100, scale: log, steps: 3}}
        sellers.memory: [0.5, 0.9]
        buyers.count: {values: [3, 4]}
        pricing.theta: {normal: {mean: 0.3, deviation: 0.2}, to: 0.9, steps: 2}
        welfare.firstBest: [true, false]
        regime: [base.yaml, fair.yaml]
        events[1].at: [2, 3]
        events[1].policy.watermark: [0.1]
      replicates: 7
      seed: 11
      metrics:
        - fidelity_final
        - {name: half, column: active_sellers, take: firstBelow, level: 0.5, relativeTo: start}
        - {name: late, column: welfare, periods: [3, 6]}
        - {name: third, column: welfare, take: at, at: 3}
      stop: {metric: late, width: 2.5, atMost: 40}
      commonLuck: false
      keepPeriods: true
      """, [("fair.yaml", "name: fair\npricing.rule: fairshare\nsellers.count: 9")])
    #expect(plan.name == "everything" && plan.summary == "why")
    #expect(plan.base.parameters.sellers.count == 60 && plan.base.parameters.run.periods == 12)
    #expect(plan.base.parameters.run.replicates == 7 && plan.base.parameters.run.seed == 11)
    #expect(plan.base.name == "base" && plan.design == .grid)
    let space = plan.space.parameters
    #expect(
      space.map(\.name) == [
        "policy.subsidy", "sellers.costMedian", "sellers.memory", "buyers.count", "pricing.theta", "welfare.firstBest",
        "regime", "events[1].at", "events[1].policy.watermark",
      ])
    #expect(space[0].values == .range(ValueRange(low: 0.5, high: 2, steps: 4)))
    #expect(space[1].values == .range(ValueRange(low: 1, high: 100, isLog: true, steps: 3)))
    #expect(space[2].values == .list([.value(.number(0.5)), .value(.number(0.9))]))
    #expect(space[3].values == .list([.value(.integer(3)), .value(.integer(4))]))
    #expect(
      space[4].values
        == .distribution(ValueDistribution(.normal(mean: 0.3, deviation: 0.2), low: 0, high: 0.9, steps: 2)),
      "cut off at 0, below which a share cannot be")
    #expect(space[5].values == .list([.value(.flag(true)), .value(.flag(false))]))
    // Events count by period: the first is that of period 4.
    #expect(space[7].target == .eventPeriod(1) && space[8].target == .eventSetting(1, "policy.watermark"))
    #expect(plan.metrics.map(\.name) == ["fidelity_final", "half", "late", "third"])
    #expect(plan.metrics[1].measure == Measure(.firstBelow(0.5), of: .activeSellers, isRelative: true))
    #expect(plan.metrics[2].measure == Measure(.mean, of: .welfare, window: 3...6))
    #expect(plan.metrics[3].measure == Measure(.at(3), of: .welfare))
    #expect(plan.stopping == StoppingRule(metric: 2, width: 2.5, most: 40))
    #expect(!plan.sharesLuck && plan.keepsPeriods)
  }

  @Test("A point is the scenario that one would write by hand")
  func scenario() throws {
    let plan = try read(
      """
      scenario: base.yaml
      parameters:
        pricing.theta: [0.7]
        regime: [fair.yaml]
        events[1].at: [2]
        events[2].policy.subsidy: [3]
      """, [("fair.yaml", "name: fair\npricing: {rule: posted, theta: 0.2, step: 0.1}\nsellers.count: 9")])
    let values = plan.space.parameters.map { parameter -> SweptValue in
      guard case .list(let values) = parameter.values else { fatalError("a list was written") }
      return values[0]
    }
    let point = try plan.space.scenario(values, over: plan.base)
    let folder = ScenarioFolder([
      (
        name: "hand.yaml",
        text: """
        run: {periods: 10, replicates: 3, seed: 5}
        sellers.count: 50
        pricing: {rule: posted, theta: 0.7, step: 0.1}
        events:
          - {at: 2, policy.watermark: 0.5, policy.subsidy: 0.5}
          - {at: 8, policy.subsidy: 3}
        """
      )
    ])
    let hand = try folder.read("hand.yaml")
    #expect(point.parameters == hand.parameters && point.schedule.map(\.parameters) == hand.schedule.map(\.parameters))
    #expect(point.schedule.map(\.period) == hand.schedule.map(\.period))
  }

  @Test("A point that does not fit together says why")
  func inconsistent() throws {
    let plan = try read("scenario: base.yaml\nparameters: {contract.feeLow: [0, 0.95], \"events[2].at\": [8, 11]}")
    func refusal(_ fee: Double, _ period: Int) -> String? {
      do {
        _ = try plan.space.scenario([.value(.number(fee)), .value(.integer(period))], over: plan.base)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(refusal(0, 8) == nil)
    #expect(refusal(0.95, 8)?.hasPrefix("contract.feeLow: 0.95 exceeds contract.feeHigh") == true)
    #expect(refusal(0, 11) == "an event in period 11 lies after the last one (run.periods is 10)")
  }

  @Test("The rows of a table are points")
  func table() throws {
    let plan = try read(
      "scenario: base.yaml\ndesign: list\ntable: t.csv",
      [
        ("t.csv", "policy.subsidy,regime,sellers.count\n0.5,base.yaml,10\n1,fair.yaml,20\n"),
        ("fair.yaml", "name: fair"),
      ])
    guard case .list(let rows) = plan.design else {
      Issue.record("no list")
      return
    }
    #expect(rows.map { $0.map(\.description) } == [["0.5", "base", "10"], ["1", "fair", "20"]])
    #expect(plan.space.parameters.map(\.name) == ["policy.subsidy", "regime", "sellers.count"])
  }

  @Test("The command line stands over the file, but cannot set what varies")
  func overrides() throws {
    let text = "scenario: base.yaml\nset: {sellers.count: 60}\nreplicates: 4\nparameters: {policy.subsidy: [0, 1]}"
    let plan = try read(text, set: ["sellers.count=70", "run.replicates=2"])
    #expect(plan.base.parameters.sellers.count == 70 && plan.base.parameters.run.replicates == 2)
    #expect(
      problems(text, set: ["policy.subsidy=1"]) == [
        "--set policy.subsidy=1: policy.subsidy: varies between the points of the sweep; it cannot be set"
      ])
  }

  private static let refused: [(String, String)] = [
    (
      "parameters: {policy.subsidy: [0, 1]}", "s.yaml: needs 'scenario', the base scenario over which parameters vary"
    ),
    ("scenario: bas.yaml\nparameters: {}", "s.yaml:1:11: scenario: bas.yaml: no such file"),
    ("scenario: base.yaml", "s.yaml: parameters: names nothing that varies"),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\ndesing: grid",
      "s.yaml:3:1: desing: unknown key; did you mean 'design'?"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nsellers: {count: 3}",
      "s.yaml:3:1: sellers: is a parameter of scenarios; it stands under 'parameters' to vary or under 'set' to be set"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\npoints: 3",
      "s.yaml:3:1: points: is for the designs random, latinHypercube, sobol, saltelli and rankCorrelation, not grid"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\ndesign: sobol",
      "s.yaml:3:9: points: is needed for the design sobol"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\ndesign: morris\nlevels: 3",
      "s.yaml:4:9: levels: expected an even number, found 3"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nmetrics: [welfare, welfare]",
      "s.yaml:3:20: metrics[2]: a metric called 'welfare' stands here already"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nmetrics: [period]",
      "s.yaml:3:11: metrics[1]: 'period' names rows of results; it is no number that could be averaged"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nmetrics: [{name: x, column: welfare, take: at, at: 11}]",
      "s.yaml:3:11: metrics[1]: period 11 lies after the last one (run.periods is 10)"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nmetrics: [{name: x, column: welfare, periods: [5, 4]}]",
      "s.yaml:3:47: metrics[1].periods: the first period, 5, lies after the last, 4"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nmetrics: [{name: a b, column: welfare}]",
      "s.yaml:3:18: metrics[1].name: expected a name of letters, digits and underscores, found 'a b'"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\nstop: {metric: welfare, width: 1, atMost: 2}",
      "s.yaml:3:7: stop.atMost: 2 is below the replicates that every point has, 3"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: {from: 0, to: 1}}",
      "s.yaml:2:1: parameters.policy.subsidy: needs 'steps', how many of its values the design grid takes"
    ),
    (
      "scenario: base.yaml\nparameters: {buyers.count: {from: 2, to: 4, steps: 5}}",
      "s.yaml:2:1: parameters.buyers.count: has only 3 whole numbers, not 5"
    ),
    (
      "scenario: base.yaml\nparameters: {policy.subsidy: {from: 0, to: 1, scale: log, steps: 3}}",
      "s.yaml:2:54: parameters.policy.subsidy.scale: a log scale needs 'from' above 0, not 0.0"
    ),
    (
      "scenario: base.yaml\nparameters: {pricing.rule: [uniform, fairshair]}",
      "s.yaml:2:38: parameters.pricing.rule: expected one of uniform, posted, random, fairshare, valuation, bargaining, fixed, found 'fairshair'; did you mean 'fairshare'?"
    ),
    (
      "scenario: base.yaml\ndesign: morris\nparameters: {pricing.rule: [uniform, posted]}",
      "s.yaml:3:1: parameters.pricing.rule: has values that are no numbers, so that the design morris cannot order them; use grid or saltelli"
    ),
    (
      "scenario: base.yaml\ndesign: morris\nparameters: {sellers.costMedian: {lognormal: {median: 1, deviation: 1}}}",
      "s.yaml:3:1: parameters.sellers.costMedian: has no ends, which the levels of a morris design include; give 'from' and 'to'"
    ),
    (
      "scenario: base.yaml\nparameters: {\"events[3].at\": [1]}",
      "s.yaml:2:14: parameters.events[3].at: the base scenario has 2, which count from 1 by period"
    ),
    (
      "scenario: base.yaml\nparameters: {\"events[2].policy.watermark\": [1]}",
      "s.yaml:2:14: parameters.events[2].policy.watermark: that event does not set policy.watermark; it sets policy.subsidy"
    ),
  ]

  @Test("What cannot be is told with its place, what was expected and the nearest name", arguments: refused)
  func refusals(text: String, expected: String) {
    #expect(problems(text) == [expected])
  }

  @Test("A table that cannot be used is told of by its own lines")
  func tables() {
    let text = "scenario: base.yaml\ndesign: list\ntable: t.csv"
    #expect(
      problems(text, [("t.csv", "policy.subsidy\n")]) == ["t.csv: has no rows, only a header: the sweep has no points"])
    #expect(
      problems(text, [("t.csv", "policy.subsidi\n1\n")]) == [
        "t.csv:1:1: policy.subsidi: unknown key; did you mean 'policy.subsidy'?"
      ])
    #expect(
      problems(text, [("t.csv", "policy.subsidy,sellers.count\n1,x\n2\n")]).map { $0.prefix(22) } == [
        "t.csv:2:1: sellers.cou", "t.csv:3:1: has 1 field",
      ])
    #expect(problems(text) == ["s.yaml:3:8: table: t.csv: no such file"])
  }

  @Test("A file is told to be a sweep by its base and its parameters, design or table")
  func nature() {
    let folder = ScenarioFolder([
      ("grid.yaml", "scenario: base.yaml\nparameters: {policy.subsidy: [0, 1]}\n"),
      ("list.yaml", "scenario: base.yaml\ndesign: list\ntable: t.csv\n"),
      ("targets.yaml", "scenario: base.yaml\ntargets: []\nparameters: {}\n"),
      ("scenario.yaml", "extends: base.yaml\nsellers.count: 5\n"),
    ])
    let natures = ["grid", "list", "targets", "scenario"].map { FileNature(of: folder.path + $0 + ".yaml") }
    #expect(natures == [.sweep, .sweep, .calibration, .scenario])
  }

  @Test("Every problem is told at once")
  func together() {
    let found = problems(
      "scenario: base.yaml\nparameters: {policy.subsidi: [1], sellers.count: []}\nmetrics: [fidelty]\nstop: {width: x}")
    #expect(found.count == 6, "\(found)")
  }
}
