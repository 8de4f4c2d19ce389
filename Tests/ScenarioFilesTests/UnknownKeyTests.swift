// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import ScenarioFiles
import Testing

@Suite struct UnknownKeyTests {
  @Test func `a mistyped key is told its nearest name`() {
    #expect(
      problems("sellers: {cuont: 3}") == ["s.yaml:1:11: sellers.cuont: unknown key; did you mean 'sellers.count'?"])
    #expect(problems("seller:\n  count: 3") == ["s.yaml:1:1: seller: unknown key; did you mean 'sellers'?"])
    #expect(problems("extend: a.yaml") == ["s.yaml:1:1: extend: unknown key; did you mean 'extends'?"])
    #expect(problems("Pricing.Theta: 1") == ["s.yaml:1:1: Pricing.Theta: unknown key; did you mean 'pricing.theta'?"])
  }

  @Test func `a key in the wrong group or in none is told where it stands`() {
    #expect(
      problems("pricing: {feeLow: 1}") == ["s.yaml:1:11: pricing.feeLow: unknown key; did you mean 'contract.feeLow'?"])
    #expect(problems("theta: 1") == ["s.yaml:1:1: theta: unknown key; did you mean 'pricing.theta'?"])
    #expect(
      problems("count: 1")
        == [
          "s.yaml:1:1: count: unknown key; did you mean 'sellers.count', 'buyers.count', 'aggregators.count' or "
            + "'producers.count'?"
        ])
  }

  @Test func `where nothing is near the names that there are follow`() {
    #expect(
      problems("run: {zzzzzz: 1}") == ["s.yaml:1:7: run.zzzzzz: unknown key; 'run' has seed, replicates and periods"])
    #expect(
      problems("zzzzzz: 1")
        == [
          "s.yaml:1:1: zzzzzz: unknown key; the groups of keys are run, start, sellers, buyers, aggregators, "
            + "producers, matching, fidelity, welfare, pricing, contract, provenance and policy"
        ])
  }

  @Test func `a key of the top that stands elsewhere is told so`() {
    #expect(
      problems("events: [{at: 1, extends: a}]")
        == ["s.yaml:1:18: events[1].extends: can stand only at the top of a file"])
  }

  @Test func `all problems are reported at once in the order of the file`() {
    let found = problems("pricing.theta: x\nzzzzzz: 1\nrun:\n  seed: -1\n  periods: 0\n", ["sellers.count=0"])
    #expect(
      found.map { $0.split(separator: ":", maxSplits: 3).prefix(2).joined(separator: ":") }
        == ["s.yaml:1", "s.yaml:2", "s.yaml:4", "s.yaml:5", "--set sellers.count=0: sellers.count"])
  }

  @Test func `at most twenty problems are listed`() {
    let folder = ScenarioFolder([("s.yaml", (1...57).map { "zzzzzz\($0): 1\n" }.joined())])
    do {
      _ = try folder.read("s.yaml")
      Issue.record("57 unknown keys were taken")
    } catch {
      #expect(error.problems.count == 57)
      #expect(error.lines().count == 21)
      #expect(error.lines().last == "... and 37 more problems")
      #expect(error.lines(limit: 56).last == "... and 1 more problem")
      #expect(error.lines(limit: 57).count == 57)
    }
  }

  @Test func `tens of thousands of unknown keys take no time`() {
    let start = ContinuousClock.now
    #expect(problems((1...45_000).map { "key\($0): 1\n" }.joined()).count == 45_000)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
