// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles
import Testing

@Suite struct LayerTests {
  @Test func `the name is the file's own or its stem and is never taken over`() throws {
    let folder = ScenarioFolder([
      ("base.yaml", "name: base\ndescription: about the base\nrun.seed: 9"),
      ("my.market.yaml", "extends: base.yaml"), ("own.yaml", "extends: base.yaml\nname: mine\ndescription: own"),
    ])
    let stem = try folder.read("my.market.yaml")
    #expect(stem.name == "my.market" && stem.summary == "" && stem.parameters.run.seed == 9)
    let own = try folder.read("own.yaml")
    #expect(own.name == "mine" && own.summary == "own")
  }

  @Test func `later layers hold over earlier ones`() throws {
    let folder = ScenarioFolder([
      ("a.yaml", "sellers.count: 1\nbuyers.count: 1\npricing: {theta: 1, beta: 0.1}\npolicy.rule: tax"),
      ("sub/b.yaml", "extends: ../a.yaml\nbuyers.count: 2\npricing.beta: 0.2"),
      ("regime.yaml", "sellers.count: 77\npricing.theta: 5\ncontract.periods: 8"),
      ("c.yaml", "extends: sub/b.yaml\nregime: regime.yaml\npricing.theta: 6"),
    ])
    let scenario = try folder.read("c.yaml", ["contract.periods=9", "contract.periods=10", " start.warmup = 0 "])
    var expected = Parameters()
    expected.sellers.count = 1
    expected.buyers.count = 2
    expected.pricing.theta = 6
    expected.contract.periods = 10
    expected.start.warmup = 0
    #expect(scenario.parameters == expected, "the regime resets beta and the policy to those of its own file")
  }

  @Test func `a circle of files is named with its chain`() {
    let folder = ScenarioFolder([
      ("a.yaml", "run.seed: 1\nextends: b.yaml"), ("b.yaml", "regime: c.yaml"), ("c.yaml", "extends: ./b.yaml"),
      ("self.yaml", "extends: self.yaml"),
    ])
    #expect(
      folder.problems("self.yaml")
        == ["self.yaml:1:10: extends: goes round in a circle: self.yaml -> self.yaml"])
    #expect(
      folder.problems("a.yaml")
        == ["c.yaml:1:10: extends: goes round in a circle: b.yaml -> c.yaml -> ./b.yaml"])
    #expect(folder.kind("a.yaml") == .badScenario)
  }

  @Test func `a long chain is refused and many ways to the same file are one`() {
    var files = (0..<60).map { ("c\($0).yaml", "extends: c\($0 + 1).yaml") } + [("c60.yaml", "run.seed: 1")]
    #expect(
      ScenarioFolder(files).problems("c0.yaml")
        == ["c49.yaml:1:10: extends: more than 50 files name one another in a row"])
    files = (0..<45).map { ("c\($0).yaml", "extends: c\($0 + 1).yaml\nregime: c\($0 + 1).yaml") }
    let start = ContinuousClock.now
    #expect(ScenarioFolder(files + [("c45.yaml", "run.seed: x")]).problems("c0.yaml").count == 1)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `a missing file is reported where it is named`() {
    let folder = ScenarioFolder([("a.yaml", "run.seed: 1\nextends: nix.yaml\nzzzzzz.a: 1")])
    let found = folder.problems("a.yaml")
    #expect(found.count == 2)
    #expect(found[0] == "a.yaml:2:10: extends: nix.yaml: no such file")
    #expect(folder.kind("a.yaml") == .noSuchFile)
    #expect(folder.problems("nix.yaml") == ["nix.yaml: no such file"])
    #expect(folder.kind("nix.yaml") == .noSuchFile)
    #expect(folder.problems("a.yaml/b.yaml") == ["a.yaml/b.yaml: no such file"])
  }

  @Test func `a folder is no scenario file`() {
    let folder = ScenarioFolder([("sub/a.yaml", "{}")])
    #expect(folder.problems("sub") == ["sub: is a folder, not a scenario file"])
    #expect(folder.kind("sub") == .noSuchFile)
  }

  @Test(.enabled(if: geteuid() != 0)) func `a file without permission cannot be read`() throws {
    let folder = ScenarioFolder([("a.yaml", "{}")])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "a.yaml")
    #expect(folder.problems("a.yaml") == ["a.yaml: no permission to read it"])
    #expect(folder.kind("a.yaml") == .unreadable)
  }

  #if os(Linux)
    @Test func `a file that cannot be read is told apart from one that is not there`() {
      #expect(
        throws: ScenarioProblems(
          [
            ScenarioProblem(file: "/proc/self/mem", message: "cannot be read (system error 5)")
          ], kind: .unreadable)
      ) { try ScenarioReader().read("/proc/self/mem") }
    }
  #endif

  @Test func `problems of every file stand at their own place and once`() {
    let folder = ScenarioFolder([
      ("common.yaml", "\nrun.seed: x"), ("r.yaml", "extends: common.yaml\npricing.theta: -1"),
      ("main.yaml", "extends: common.yaml\nregime: r.yaml\nbase: r.yaml\nsellers.count: 0"),
    ])
    let places = folder.problems("main.yaml").map { $0.split(separator: " ")[0] }
    #expect(places == ["main.yaml:4:16:", "common.yaml:2:11:", "r.yaml:2:16:"])
  }

  @Test func `a path must be text`() {
    #expect(
      problems("extends: [a.yaml]") == ["s.yaml:1:10: extends: expected the path of a scenario file, found a list"])
    #expect(
      problems("regime:\nrun.seed: 1")
        == ["s.yaml:1:8: regime: expected the path of a scenario file, found nothing"])
  }
}
