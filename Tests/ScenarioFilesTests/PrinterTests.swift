// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct PrinterTests {
  /// Unions need pay for whole bundles and foresight needs buyers who plan, which the other buying rule cannot go with.
  private static let unchanged = ["contract.union", "buyers.foresight"]

  /// A value other than the default, such that all of them fit together.
  private func other(_ parameter: Parameter) -> ParameterValue {
    if Self.unchanged.contains(parameter.key) { return parameter.defaultValue }
    switch (parameter.kind, parameter.defaultValue) {
    case (.number(let bounds), .number(let value)):
      if !bounds.upper.isFinite { return .number(value * 1.1 + 0.1) }
      return .number(value > bounds.lower ? (value + bounds.lower) / 2 : (value + bounds.upper) / 2)
    case (.integer, .integer(let value)): return .integer(value + 1)
    case (.flag, .flag(let value)): return .flag(!value)
    case (.path, .text): return .text(folder.path + "other.txt")
    case (.choice(let names), .choice(let name)):
      return .choice(names.last == name ? names[0] : names[names.count - 1])
    default: return parameter.defaultValue
    }
  }

  private let folder = ScenarioFolder([("other.txt", humanText)])

  private var allChanged: Parameters {
    var parameters = Parameters()
    for parameter in ParameterTable.all { parameter.set(other(parameter), in: &parameters) }
    return parameters
  }

  private func material(_ learning: LearnerParameters) throws -> LearningMaterial {
    LearningMaterial(corpus: try Corpus(Array(humanText.utf8), unit: learning.textUnit))
  }

  private func readAgain(_ scenario: Scenario) throws -> Scenario {
    try ScenarioFolder([("again.yaml", ScenarioPrinter.yaml(scenario))]).read("again.yaml")
  }

  @Test func `every parameter can be changed for the round trip`() {
    for parameter in ParameterTable.all where !Self.unchanged.contains(parameter.key) {
      #expect(parameter.value(in: allChanged) != parameter.defaultValue, "\(parameter.key)")
    }
    #expect(allChanged.inconsistencies.isEmpty)
  }

  @Test func `a scenario with every parameter changed reads back equal`() throws {
    var base = Parameters().withRegime(of: allChanged)
    base.pricing.theta = 0.1 + 0.2
    let changes = ParameterTable.all.filter(\.mayChange).map { ($0.key, other($0)) }
    let scenario = Scenario(
      name: "all: [changed] # \"é\"", summary: "Two lines\nwith \\ and \t and \u{7F} and \u{2028} and 'quotes'. ",
      parameters: allChanged,
      events: [Event(period: 1, changes: changes), Event(period: 3, changes: [("policy.rule", .choice("none"))])],
      baseRegime: base, material: try material(allChanged.fidelity.learning))
    #expect(try readAgain(scenario) == scenario)
  }

  @Test func `the default scenario reads back equal`() throws {
    let scenario = Scenario(name: "null")
    #expect(try readAgain(scenario) == scenario)
  }

  @Test func `numbers of any size read back to the last bit`() throws {
    for value in [5e-324, 1e-7, 0.1, 1 / 3.0, 123_456_789.012_345_67, 1e15, 1e22, 1.797e308] {
      var scenario = Scenario(name: "n")
      scenario.parameters.pricing.theta = value
      #expect(try readAgain(scenario).parameters.pricing.theta == value)
    }
  }

  @Test func `what several files amount to is printed as one`() throws {
    let folder = ScenarioFolder([
      ("a.yaml", "sellers.count: 3\nevents: [{at: 2, policy: {rule: tax}}]"), ("o.yaml", "pricing.theta: 2"),
      ("b.yaml", "extends: a.yaml\nbase: o.yaml\nname: b"),
    ])
    let scenario = try folder.read("b.yaml")
    #expect(try readAgain(scenario) == scenario)
  }

  @Test func `the text has a comment for each group, unit and choice`() {
    let lines = ScenarioPrinter.yaml(Scenario(name: "x", summary: "what")).split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(9) == [
        "# Every parameter of the scenario, with its unit or what it may be.", "name: \"x\"", "description: \"what\"",
        "# how often and how long the market is played", "run:", "  seed: 1", "  replicates: 20",
        "  periods: 20  # periods", "# the state in which period 1 begins",
      ])
    #expect(lines.contains("  participation: always  # always, foresight"))
    #expect(!lines.contains("baseRegime:") && !lines.contains("events:"))
  }

  @Test func `resolved lists every key of the table in order`() {
    let resolved = ScenarioPrinter.resolved(Scenario(name: "x"))
    #expect(resolved.map(\.key) == ParameterTable.all.map(\.key))
    #expect(resolved.map(\.value) == ParameterTable.all.map(\.defaultValue))
  }
}
