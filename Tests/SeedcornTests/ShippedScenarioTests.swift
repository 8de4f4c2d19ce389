// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

struct ShippedScenarioTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scenarios").standardizedFileURL

  static let presets = [
    "exploitative", "laissez-faire", "random", "fairshare", "provenance-subsidy", "edvex", "fairshare-subsidy",
  ]

  static var files: [String] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return found.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  static func read(_ name: String) throws -> Scenario {
    try ScenarioReader().read(folder.appending(path: name).path)
  }

  @Test func `every shipped scenario is valid`() throws {
    var counts: [FileNature: Int] = [:]
    for file in Self.files {
      let nature = FileNature(of: file)
      counts[nature, default: 0] += 1
      switch nature {
      case .scenario, .unclear: _ = try ScenarioReader().read(file)
      case .experiment: _ = try RetrainingReader().read(file)
      case .sweep: _ = try SweepReader().read(file)
      case .calibration: _ = try CalibrationReader().read(file)
      }
    }
    #expect(counts[.scenario, default: 0] >= 17 && counts[.experiment, default: 0] >= 3)
    #expect(counts[.sweep, default: 0] >= 1 && counts[.calibration, default: 0] >= 1)
  }

  @Test(arguments: presets) func `a preset spells out every parameter of its regime`(preset: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "\(preset).yaml"), encoding: .utf8)
    for parameter in ParameterTable.all {
      let (group, key) = try #require(parameter.key.split(separator: ".").map(String.init).pair)
      guard ParameterTable.regimeGroups.contains(group) else { continue }
      let section = try #require(text.components(separatedBy: "\n\(group):\n").dropFirst().first)
      let lines = section.components(separatedBy: "\n\n")[0].components(separatedBy: "\n")
      #expect(lines.contains { $0.hasPrefix("  \(key): ") }, "\(parameter.key)")
    }
  }

  @Test func `the market file spells out every other parameter`() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "market.yaml"), encoding: .utf8)
    for parameter in ParameterTable.all {
      let (group, key) = try #require(parameter.key.split(separator: ".").map(String.init).pair)
      guard !ParameterTable.regimeGroups.contains(group) else { continue }
      #expect(text.contains("\n  \(key): "), "\(parameter.key)")
    }
  }

  @Test(arguments: presets) func `all presets start from the same market`(preset: String) throws {
    let exploitative = try Self.read("exploitative.yaml")
    let scenario = try Self.read("\(preset).yaml")
    #expect(scenario.parameters.withRegime(of: exploitative.parameters) == exploitative.parameters)
    #expect(scenario.baseRegime == exploitative.baseRegime)
  }

  @Test func `the path from exploitative to fairshare changes one switch a step and ends at fairshare`() throws {
    let steps = try [
      "exploitative.yaml", "path/1-fair-fee.yaml", "path/2-per-period.yaml", "path/3-fairshare-price.yaml",
    ]
    .map(Self.read)
    let changed = [["contract.feeLow", "contract.feeHigh"], ["contract.form"], ["pricing.rule"]]
    for (index, keys) in changed.enumerated() {
      let different = ParameterTable.all.filter {
        $0.value(in: steps[index].parameters) != $0.value(in: steps[index + 1].parameters)
      }.map(\.key)
      #expect(different == keys)
    }
    #expect(try steps[3].parameters == Self.read("fairshare.yaml").parameters)
  }

  @Test func `pricing alone differs in nothing but the rule`() throws {
    let uniform = try Self.read("pricing-alone/uniform.yaml").parameters
    for rule in ["posted", "fairshare", "bargaining", "valuation", "random"] {
      let other = try Self.read("pricing-alone/\(rule).yaml").parameters
      let different = ParameterTable.all.filter { $0.value(in: uniform) != $0.value(in: other) }.map(\.key)
      #expect(different == ["pricing.rule"])
    }
  }

  @Test func `the sandbox differs from EDVEX in nothing but what a test costs`() throws {
    let (edvex, sandbox) = (try Self.read("edvex.yaml").parameters, try Self.read("sandbox.yaml").parameters)
    let different = ParameterTable.all.filter { $0.value(in: edvex) != $0.value(in: sandbox) }.map(\.key)
    #expect(different == ["matching.testCost"])
  }

  @Test func `the reference market file is the market that the benchmark times`() throws {
    let file = try Self.read("reference-market.yaml").parameters
    var timed = ReferenceMarket.scenario().parameters
    timed.run = file.run
    let different = ParameterTable.all.filter { $0.value(in: file) != $0.value(in: timed) }.map(\.key)
    #expect(different == [])
    #expect(ReferenceMarket.scenario().parameters.run.periods == file.run.periods)
  }
}

extension [String] {
  fileprivate var pair: (String, String)? { count == 2 ? (self[0], self[1]) : nil }
}
