// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct EventTests {
  @Test func `events may name what changes in groups or by path, in any order`() throws {
    let scenario = try scenario(
      """
      events:
        - at: 20
          policy: {rule: tax, taxRate: 0.5}
        - {producers.costPerRecord: 10, at: 2}
        - at: 20
          policy.rule: none
      """)
    #expect(
      scenario.events == [
        Event(period: 2, changes: [("producers.costPerRecord", .number(10))]),
        Event(period: 20, changes: [("policy.rule", .choice("tax")), ("policy.taxRate", .number(0.5))]),
        Event(period: 20, changes: [("policy.rule", .choice("none"))]),
      ])
  }

  @Test func `an event changes only what may change`() {
    #expect(
      problems("events: [{at: 3, sellers: {count: 3}}]")
        == ["s.yaml:1:28: events[1].sellers.count: cannot change while the market runs; set it outside 'events'"])
  }

  @Test func `an event needs its period and a change`() {
    #expect(
      problems("events:\n- policy.rule: tax\n- at: 3\n- 5\n- at: 1.5\n  policy.rule: tax\n- at: 0\n  policy.rule: x\n")
        == [
          "s.yaml:2:3: events[1]: needs 'at', the period at whose start it takes effect",
          "s.yaml:3:3: events[2]: changes nothing; name what changes, such as 'policy.rule: closedForm'",
          "s.yaml:4:3: events[3]: expected 'at' and what changes, found '5'",
          "s.yaml:5:7: events[4].at: expected a period (a whole number, at least 1), found '1.5'",
          "s.yaml:7:7: events[5].at: expected a period (a whole number, at least 1), found '0'",
          "s.yaml:8:16: events[5].policy.rule: expected one of \(ParameterTable.parameter("policy.rule")?.range ?? ""), "
            + "found 'x'",
        ])
    #expect(problems("events: {at: 3}") == ["s.yaml:1:9: events: expected a list of changes, found keys with values"])
  }

  @Test func `an event after the last period is refused, with overrides counted`() throws {
    let text = "run.periods: 12\nevents: [{at: 12, policy.rule: tax}]"
    #expect(problems(text) == [])
    #expect(
      problems(text, ["run.periods=11"])
        == ["s.yaml:2:15: events[1].at: period 12 lies after the last one (run.periods is 11)"])
  }

  @Test func `a list of events replaces the one taken over`() throws {
    let folder = ScenarioFolder([
      ("a.yaml", "events: [{at: 3, policy.rule: tax}]"), ("b.yaml", "extends: a.yaml"),
      ("c.yaml", "extends: a.yaml\nevents: [{at: 4, policy.rule: none}]"), ("d.yaml", "extends: a.yaml\nevents: []"),
      ("e.yaml", "regime: a.yaml"),
    ])
    #expect(try folder.read("b.yaml").events.map(\.period) == [3])
    #expect(try folder.read("c.yaml").events.map(\.period) == [4])
    #expect(try folder.read("d.yaml").events.isEmpty)
    #expect(try folder.read("e.yaml").events.isEmpty)
  }

  @Test func `an override changes the start and leaves the event`() throws {
    let scenario = try scenario("events: [{at: 5, pricing.theta: 0.5}]", ["pricing.theta=0.1"])
    #expect(scenario.schedule.map(\.parameters.pricing.theta) == [0.1, 0.5])
  }

  @Test func `what does not fit together from an event on is reported at the event`() {
    #expect(
      problems("contract.feeHigh: 0.4\nevents:\n- at: 4\n  contract.feeLow: 0.5\n- at: 6\n  policy.rule: tax\n")
        == ["s.yaml:4:20: contract.feeLow: from period 4 on: 0.5 exceeds contract.feeHigh (0.4)"])
  }
}
