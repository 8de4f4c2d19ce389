// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import ScenarioFiles
import Testing

@Suite struct BaseRegimeTests {
  private func regime(_ change: (inout Parameters) -> Void) -> Parameters {
    var parameters = Parameters()
    change(&parameters)
    return parameters
  }

  @Test func `base gives its regime and nothing else`() throws {
    let folder = ScenarioFolder([
      ("old.yaml", "pricing.theta: 0.1\nsellers.count: 5\nevents: [{at: 900, pricing.theta: 3}]"),
      ("new.yaml", "base: old.yaml\npricing.theta: 0.4"),
    ])
    let scenario = try folder.read("new.yaml")
    #expect(scenario.baseRegime == regime { $0.pricing.theta = 0.1 })
    #expect(scenario.parameters == regime { $0.pricing.theta = 0.4 })
    #expect(scenario.events.isEmpty)
  }

  @Test func `base is taken over by extends and not by regime`() throws {
    let folder = ScenarioFolder([
      ("sub/old.yaml", "pricing.theta: 0.1"), ("sub/common.yaml", "base: old.yaml"),
      ("a.yaml", "extends: sub/common.yaml"), ("b.yaml", "regime: sub/common.yaml"),
      ("c.yaml", "extends: sub/common.yaml\nbaseRegime: {policy: {rule: tax}}"),
    ])
    #expect(try folder.read("a.yaml").baseRegime?.pricing.theta == 0.1)
    #expect(try folder.read("b.yaml").baseRegime == nil)
    #expect(try folder.read("c.yaml").baseRegime == regime { $0.policy.rule = .tax })
  }

  @Test func `a scenario may stand on a file that rests on it`() throws {
    let folder = ScenarioFolder([
      ("common.yaml", "base: old.yaml\nsellers.count: 7"), ("old.yaml", "extends: common.yaml\npricing.theta: 0.1"),
    ])
    let scenario = try folder.read("old.yaml")
    #expect(scenario.baseRegime?.pricing.theta == 0.1 && scenario.parameters.pricing.theta == 0.1)
  }

  @Test func `overrides leave the base regime as its file gives it`() throws {
    let folder = ScenarioFolder([("old.yaml", "{}"), ("new.yaml", "base: old.yaml")])
    let scenario = try folder.read("new.yaml", ["pricing.theta=0.7", "sellers.count=3"])
    #expect(scenario.parameters.pricing.theta == 0.7 && scenario.parameters.sellers.count == 3)
    #expect(scenario.baseRegime == Parameters())
  }

  @Test func `only parameters of a regime make up a base regime`() {
    #expect(
      problems("baseRegime: {sellers: {count: 3}, pricing.theta: 1}")
        == [
          "s.yaml:1:24: baseRegime.sellers.count: is not part of a regime; only pricing, contract, provenance and "
            + "policy are"
        ])
    #expect(
      problems("baseRegime: old.yaml")
        == ["s.yaml:1:13: baseRegime: expected pricing, contract, provenance and policy, found 'old.yaml'"])
  }

  @Test func `base and baseRegime exclude each other`() {
    let folder = ScenarioFolder([("s.yaml", "base: o.yaml\nbaseRegime: {pricing.theta: 1}"), ("o.yaml", "{}")])
    #expect(
      folder.problems("s.yaml")
        == ["s.yaml:2:1: baseRegime: 'base' and 'baseRegime' say the same thing; give one of them"])
  }

  @Test func `a base regime that does not fit is reported where it is named`() {
    let folder = ScenarioFolder([("s.yaml", "\nbase: o.yaml\n"), ("o.yaml", "contract.feeLow: 0.9")])
    #expect(
      folder.problems("s.yaml")
        == ["s.yaml:2:7: contract.feeLow: in the regime before period 1: 0.9 exceeds contract.feeHigh (0.3)"])
    #expect(folder.problems("o.yaml") == ["o.yaml:1:18: contract.feeLow: 0.9 exceeds contract.feeHigh (0.3)"])
  }
}
