// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

@Suite struct SchemaTests {
  private func schema() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(ScenarioSchema.jsonSchema.utf8)) as? [String: Any])
  }

  private func object(_ value: Any?, _ path: String...) throws -> [String: Any] {
    var current = value
    for step in path { current = (current as? [String: Any])?[step] }
    return try #require(current as? [String: Any])
  }

  @Test func `the schema is JSON of draft 2020-12 and allows no other keys`() throws {
    let root = try schema()
    #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["additionalProperties"] as? Bool == false)
    #expect(ScenarioSchema.jsonSchema.hasSuffix("}\n"))
    #expect(ScenarioSchema.jsonSchema == ScenarioSchema.jsonSchema)
  }

  @Test(arguments: ParameterTable.all.map(\.key))
  func `every key stands in its group, by its path and with its definition`(key: String) throws {
    let root = try schema()
    let parts = key.split(separator: ".").map(String.init)
    let parameter = try #require(ParameterTable.parameter(key))
    for place in [
      try object(root, "properties", key), try object(root, "properties", parts[0], "properties", parts[1]),
    ] { #expect(place["$ref"] as? String == "#/$defs/\(key)") }
    let definition = try object(root, "$defs", key)
    #expect((definition["description"] as? String)?.hasPrefix(parameter.meaning) == true)
    switch (parameter.kind, parameter.defaultValue) {
    case (.flag, .flag(let value)):
      #expect(definition["type"] as? String == "boolean" && definition["default"] as? Bool == value)
    case (.choice(let names), .choice(let value)):
      #expect(definition["enum"] as? [String] == names && definition["default"] as? String == value)
    case (.integer(let range), .integer(let value)):
      #expect(definition["type"] as? String == "integer" && definition["default"] as? Int == value)
      #expect(definition["minimum"] as? Int == range.lowerBound)
      #expect(definition["maximum"] as? Int == (range.upperBound == Int.max ? nil : range.upperBound))
    case (.number(let bounds), .number(let value)):
      #expect(definition["type"] as? String == "number" && definition["default"] as? Double == value)
      #expect(definition["minimum"] as? Double == (bounds.lower.isFinite && !bounds.lowerIsOpen ? bounds.lower : nil))
      #expect(
        definition["exclusiveMinimum"] as? Double == (bounds.lower.isFinite && bounds.lowerIsOpen ? bounds.lower : nil))
      #expect(definition["maximum"] as? Double == (bounds.upper.isFinite && !bounds.upperIsOpen ? bounds.upper : nil))
      #expect(
        definition["exclusiveMaximum"] as? Double == (bounds.upper.isFinite && bounds.upperIsOpen ? bounds.upper : nil))
    case (.path, .text(let value)):
      #expect(definition["type"] as? String == "string" && definition["default"] as? String == value)
    default: Issue.record("the default of \(key) is of another kind")
    }
  }

  @Test func `events hold what may change and a base regime what makes up a regime`() throws {
    let root = try schema()
    let event = try object(root, "properties", "events", "items", "properties")
    let base = try object(root, "properties", "baseRegime", "properties")
    for parameter in ParameterTable.all {
      let group = String(parameter.key.prefix { $0 != "." })
      #expect((event[parameter.key] != nil) == parameter.mayChange)
      #expect((base[parameter.key] != nil) == ParameterTable.regimeGroups.contains(group))
    }
    #expect(event["at"] != nil)
    #expect(try object(root, "properties", "events", "items")["required"] as? [String] == ["at"])
  }

  @Test func `the keys that are no parameters are there too`() throws {
    let properties = try object(schema(), "properties")
    for key in ["name", "description", "extends", "regime", "base", "baseRegime", "events"] {
      #expect(properties[key] != nil, "\(key)")
    }
    #expect(properties.count == 7 + ParameterTable.groups.count + ParameterTable.all.count)
  }
}
