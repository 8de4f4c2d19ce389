// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

/// Properties that hold for each entry of the table.
@Suite struct EveryParameterTests {
  static let keys = ParameterTable.all.map(\.key)

  /// Texts that lie outside the range.
  private func outside(_ parameter: Parameter) -> [String] {
    switch parameter.kind {
    case .number(let bounds):
      ["1e999", "-1e999"]
        + (bounds.lower.isFinite ? ["\(bounds.lowerIsOpen ? bounds.lower : bounds.lower - 0.25)"] : [])
        + (bounds.upper.isFinite ? ["\(bounds.upperIsOpen ? bounds.upper : bounds.upper + 0.25)"] : [])
    case .integer(let range):
      ["\(range.lowerBound - 1)", "99999999999999999999"]
        + (range.upperBound == Int.max ? [] : ["\(range.upperBound + 1)"])
    case .flag, .choice, .path: []
    }
  }

  /// Texts of another type.
  private func mistyped(_ parameter: Parameter) -> [String] {
    switch parameter.kind {
    case .number: ["true", "abc", "\"1\"", "[1]", "{a: 1}", "~", "1_0", ".nan", ".inf", "0x1"]
    case .integer: ["true", "abc", "\"1\"", "[1]", "{a: 1}", "~", "1_0", "1.5", "1e2", "01"]
    case .flag: ["yes", "no", "1", "\"true\"", "[true]", "~", "True"]
    case .choice: ["1", "nonesuch", "[a]", "~", "''"]
    case .path: ["[a]", "{a: 1}", "~"]
    }
  }

  @Test(arguments: keys) func `a value out of range or of another type is refused with its key`(key: String) throws {
    let parameter = try #require(ParameterTable.parameter(key))
    for text in outside(parameter) {
      let found = problems("\(key): \(text)")
      #expect(found.count == 1 && found[0].contains(": \(key): \(text) is out of range; expected "), "\(found)")
    }
    for text in mistyped(parameter) {
      let found = problems("\(key): \(text)")
      #expect(found.count == 1 && found[0].hasPrefix("s.yaml:1:\(key.count + 3): \(key): expected "), "\(found)")
      // Options take paths as they are.
      if parameter.kind == .path { continue }
      let override = problems("{}", ["\(key)=\(text)"])
      #expect(override.count == 1 && override[0].hasPrefix("--set \(key)=\(text): \(key): expected "), "\(override)")
    }
  }

  @Test(arguments: keys) func `the default may be written in its group, by its path and as an override`(
    key: String
  ) throws {
    let parameter = try #require(ParameterTable.parameter(key))
    let parts = key.split(separator: ".")
    let value = parameter.kind == .path ? "''" : parameter.defaultValue.description
    #expect(problems("\(parts[0]):\n  \(parts[1]): \(value)\n") == [])
    #expect(problems("\(key): \(value)") == [])
    #expect(problems("{}", ["\(key)=\(value)"]) == [])
  }

  @Test(arguments: keys) func `events take what may change and nothing else`(key: String) throws {
    let parameter = try #require(ParameterTable.parameter(key))
    let found = problems("events: [{at: 1, \(key): \(parameter.defaultValue)}]")
    #expect(found.isEmpty == parameter.mayChange)
  }
}
