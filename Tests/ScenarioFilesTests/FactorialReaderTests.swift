// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

@Suite struct FactorialReaderTests {
  private static let market = ("market.yaml", "run.replicates: 3\nsellers.count: 50\nbuyers.count: 4")
  private static let base = (
    "base.yaml",
    """
    extends: market.yaml
    base: start.yaml
    contract: {form: buyout, feeLow: 0.8, feeHigh: 0.9}
    pricing: {rule: uniform, theta: 0.25}
    events:
      - {at: 3, policy.taxRate: 0.1}
    """
  )
  private static let files = [
    market, base, ("start.yaml", "pricing.rule: posted"),
    ("fee.yaml", "extends: base.yaml\ncontract: {feeLow: 0.1, feeHigh: 0.2}"),
    ("step.yaml", "extends: base.yaml\npricing.theta: 0.75\nprovenance.labelledShare: 0.5"),
    ("price.yaml", "name: fair\nextends: step.yaml\npricing.rule: fairshare\npricing.theta: 1"),
    ("label.yaml", "extends: base.yaml\nprovenance.labelledShare: 0.5\nsellers.count: 60"),
  ]

  private func read(
    _ remedies: [String], with files: [(String, String)] = [], set overrides: [String] = []
  ) throws -> FactorialDesign {
    try read(remedies, in: folder(files), overrides)
  }

  /// Why remedies cannot be combined, with paths as seen from their folder.
  private func refusals(
    _ remedies: [String], with files: [(String, String)] = [], set overrides: [String] = []
  ) -> [String] {
    let folder = folder(files)
    do {
      _ = try read(remedies, in: folder, overrides)
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: folder.path, with: "") }
    }
  }

  private func folder(_ files: [(String, String)] = []) -> ScenarioFolder {
    ScenarioFolder((Self.files + files).map { (name: $0.0, text: $0.1) })
  }

  private func read(
    _ remedies: [String], in folder: ScenarioFolder, _ overrides: [String]
  ) throws(ScenarioProblems) -> FactorialDesign {
    try FactorialReader(overrides: overrides).read(
      base: folder.path + "base.yaml", remedies: remedies.map { folder.path + $0 })
  }

  @Test func `each cell is the scenario that one would write by hand`() throws {
    let design = try read(["fee.yaml", "price.yaml", "label.yaml"], set: ["buyers.count=7", "run.seed=5"])
    let names = ["none", "fee", "fair", "fee+fair", "label", "fee+label", "fair+label", "fee+fair+label"]
    #expect(design.cells.map(\.name) == names)
    #expect(design.remedies.map(\.name) == ["fee", "fair", "label"])
    let fee = "contract.feeLow: 0.1\ncontract.feeHigh: 0.2\n"
    let fair = "pricing: {rule: fairshare, theta: 1}\n"
    let label = "sellers.count: 60\n"
    let labelled = "provenance.labelledShare: 0.5\n"
    let byHand = [
      "", fee, fair + labelled, fee + fair + labelled, label + labelled, fee + label + labelled,
      fair + label + labelled, fee + fair + label + labelled,
    ]
    let folder = folder()
    for (cell, text) in zip(design.cells, byHand) {
      folder.write("hand.yaml", Array(("extends: base.yaml\n" + text).utf8))
      let expected = try folder.read("hand.yaml", ["buyers.count=7", "run.seed=5"])
      #expect(cell.parameters == expected.parameters, "\(cell.name)")
      #expect(cell.events == expected.events && cell.events.count == 1)
      #expect(cell.baseRegime == expected.baseRegime && cell.baseRegime?.pricing.rule == .posted)
    }
    #expect(design.base.name == "base" && design.base.parameters == design.cells[0].parameters)
  }

  @Test func `the order of remedies changes names and nothing else`() throws {
    let one = try read(["fee.yaml", "price.yaml", "label.yaml"])
    let other = try read(["label.yaml", "price.yaml", "fee.yaml"])
    #expect(one.cells.map(\.parameters) == [0, 4, 2, 6, 1, 5, 3, 7].map { other.cells[$0].parameters })
    #expect(one.cells[1].name == "fee" && other.cells[4].name == "fee")
  }

  @Test func `one remedy may bring events, another the regime of the warm-up, a third a whole regime`() throws {
    let files = [
      ("calm.yaml", "extends: base.yaml\nevents: []"), ("warm.yaml", "extends: base.yaml\nbase: base.yaml"),
      ("whole.yaml", "extends: base.yaml\nregime: start.yaml"),
    ]
    let design = try read(["calm.yaml", "warm.yaml", "whole.yaml"], with: files)
    let all = design.cells[7]
    #expect(design.cells.map { $0.events.count } == [1, 0, 1, 0, 1, 0, 1, 0])
    #expect(
      design.cells.map { $0.baseRegime?.pricing.rule == .uniform } == [
        false, false, true, true, false, false, true, true,
      ])
    #expect(all.parameters == Parameters().withRunAndSize(of: design.base.parameters).withRegime(of: all.parameters))
    #expect(all.parameters.pricing.rule == .posted && all.parameters.contract.feeHigh != 0.9)
    #expect(design.remedies[0].settings.isEmpty && design.remedies[0].events == [])
    #expect(
      design.remedies[2].settings.map(\.key)
        == ParameterTable.all.map(\.key).filter { key in
          ParameterTable.regimeGroups.contains { key.hasPrefix($0 + ".") }
        })
  }

  @Test func `a file that does not rest on the base is no remedy`() {
    let files = [
      ("stranger.yaml", "run.seed: 1\nextends: market.yaml"), ("orphan.yaml", "sellers.count: 3"),
      ("taker.yaml", "regime: base.yaml\nextends: market.yaml"),
    ]
    let tail = "a remedy has to extend base.yaml, directly or through other files"
    #expect(
      refusals(["stranger.yaml", "orphan.yaml", "fee.yaml", "taker.yaml"], with: files) == [
        "stranger.yaml:2:10: extends: " + tail, "orphan.yaml: extends: " + tail, "taker.yaml:2:10: extends: " + tail,
      ])
    #expect(
      refusals(["fee.yaml", "base.yaml"]) == ["base.yaml: is the base itself; a remedy is a file that extends it"])
  }

  @Test func `a remedy that changes nothing, by itself or beside the others, is refused`() {
    let files = [
      ("idle.yaml", "name: idle\nextends: base.yaml\npricing.theta: 0.25"), ("empty.yaml", "extends: base.yaml"),
    ]
    #expect(
      refusals(["idle.yaml", "fee.yaml", "empty.yaml"], with: files) == [
        "idle.yaml:2:10: 'idle' changes nothing over the base, so it is no remedy",
        "empty.yaml:1:10: 'empty' changes nothing over the base, so it is no remedy",
      ])
    #expect(
      refusals(["fee.yaml", "two.yaml"], with: [("two.yaml", "extends: fee.yaml\npricing.theta: 1")])
        == ["fee.yaml:1:10: 'fee' changes nothing where 'two' is in force, which sets all that it sets"])
  }

  @Test func `two remedies that contradict each other are both named`() {
    let files = [
      ("dear.yaml", "extends: base.yaml\npricing.theta: 0.9"), ("x.yaml", "extends: base.yaml\nevents: []"),
      ("y.yaml", "extends: base.yaml\nevents: [{at: 1, policy.taxRate: 0.5}]\nbase: start.yaml"),
      ("z.yaml", "extends: base.yaml\nbase: base.yaml"),
    ]
    #expect(
      refusals(["price.yaml", "dear.yaml"], with: files) == [
        "dear.yaml:2:16: pricing.theta: 'dear' sets it to 0.9, but 'fair' to 1 (price.yaml:4); two remedies cannot set "
          + "one parameter to different values"
      ])
    #expect(
      refusals(["x.yaml", "y.yaml", "z.yaml"], with: files) == [
        "y.yaml:1:10: events: 'x' and 'y' have different events; the list of one would replace that of the other",
        "z.yaml:1:10: base: 'y' and 'z' name different regimes of the periods before period 1",
      ])
  }

  @Test func `a remedy leaves the run alone, and an override leaves remedies alone`() {
    let files = [("long.yaml", "extends: base.yaml\nrun: {periods: 3, replicates: 3}\npricing.theta: 1")]
    #expect(
      refusals(["long.yaml"], with: files) == [
        "long.yaml:2:16: run.periods: a remedy cannot change how often, how long or with which luck the market is "
          + "played; set it in the base"
      ])
    #expect(
      refusals(["fee.yaml", "price.yaml"], set: ["pricing.theta=3"])
        == ["--set pricing.theta=3: pricing.theta: would undo what the remedy 'fair' sets (price.yaml:4)"])
  }

  @Test func `names of cells cannot be mistaken`() {
    let files = [
      ("plus.yaml", "name: a+b\nextends: base.yaml\npricing.theta: 1"),
      ("none.yaml", "extends: base.yaml\npricing.theta: 1"),
      ("same.yaml", "name: fee\nextends: base.yaml\npricing.theta: 1"),
    ]
    #expect(
      refusals(["plus.yaml"], with: files).first?.hasPrefix("plus.yaml: a remedy cannot be named 'a+b': ") == true)
    #expect(
      refusals(["none.yaml"], with: files).first?.hasPrefix("none.yaml: a remedy cannot be named 'none': ") == true)
    #expect(
      refusals(["fee.yaml", "same.yaml"], with: files)
        == ["same.yaml: has the name of fee.yaml, 'fee'; give one another 'name:'"])
    #expect(refusals(["fee.yaml", "fee.yaml"]) == ["fee.yaml: is given twice; each remedy is a file of its own"])
  }

  @Test func `parameters that do not fit together are told of the first cell in which they stand`() {
    let files = [
      ("low.yaml", "extends: base.yaml\ncontract.feeLow: 0.85"),
      ("high.yaml", "extends: base.yaml\ncontract.feeHigh: 0.82"),
      ("bad.yaml", "extends: base.yaml\ncontract.feeHigh: 0.1"),
    ]
    #expect(
      refusals(["low.yaml", "fee.yaml"], with: files).first?.hasPrefix(
        "fee.yaml:2:20: contract.feeLow: 'fee' sets it to 0.1")
        == true)
    #expect(
      refusals(["low.yaml", "label.yaml", "high.yaml"], with: files)
        == ["low.yaml:2:18: contract.feeLow: in the cell low+high: 0.85 exceeds contract.feeHigh (0.82)"])
    #expect(
      refusals(["bad.yaml"], with: files) == ["base.yaml:3:34: contract.feeLow: 0.8 exceeds contract.feeHigh (0.1)"])
  }

  @Test func `the problems of all files come first, each once`() {
    let files = [("broken.yaml", "extends: base.yaml\nsellers.cuont: 3"), ("lost.yaml", "extends: nix.yaml")]
    let found = refusals(["broken.yaml", "lost.yaml", "fee.yaml"], with: files, set: ["buyers.cuont=3"])
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("broken.yaml:2:1: sellers.cuont: unknown key"))
    #expect(found[1] == "lost.yaml:1:10: extends: nix.yaml: no such file")
    #expect(found[2].hasPrefix("--set buyers.cuont=3: "))
  }
}

extension Parameters {
  fileprivate func withRunAndSize(of other: Parameters) -> Parameters {
    var result = self
    result.run = other.run
    result.sellers.count = other.sellers.count
    result.buyers.count = other.buyers.count
    return result
  }
}
