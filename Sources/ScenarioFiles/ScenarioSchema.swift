// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// The JSON Schema of scenario files, by which editors complete keys and mark mistakes.
public enum ScenarioSchema {
  /// JSON Schema, draft 2020-12, of one scenario file. The same program always gives the same text.
  public static var jsonSchema: String {
    schema.text() + "\n"
  }

  private static var schema: JSONText {
    let fileKeys = FileKey.allCases.map { ($0.rawValue, fileKey($0)) }
    return .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Seedcorn scenario")),
      ("description", .string("A market for AI training data: its agents, its regime and what changes when.")),
      ("type", .string("object")),
      ("additionalProperties", .bool(false)),
      ("properties", .object(fileKeys + properties(.file))),
      ("not", .object([("required", .array([.string("base"), .string("baseRegime")]))])),
      ("$defs", .object(ParameterTable.all.map { ($0.key, definition($0)) })),
    ])
  }

  /// Each group as a mapping, and each parameter by its path.
  private static func properties(_ scope: KeyScope) -> [(String, JSONText)] {
    let members = scope.parameters
    let groups = ParameterTable.groups.filter { scope.groups.contains($0.name) }
    let nested = groups.map { group, meaning -> (String, JSONText) in
      let own = members.filter { $0.key.hasPrefix(group + ".") }
      return (
        group,
        .object([
          ("description", .string(meaning)), ("type", .string("object")), ("additionalProperties", .bool(false)),
          ("properties", .object(own.map { (String($0.key.dropFirst(group.count + 1)), reference($0)) })),
        ])
      )
    }
    return nested + members.map { ($0.key, reference($0)) }
  }

  private static func reference(_ parameter: Parameter) -> JSONText {
    .object([("$ref", .string("#/$defs/" + parameter.key))])
  }

  private static func fileKey(_ key: FileKey) -> JSONText {
    let description = ("description", JSONText.string(key.meaning))
    switch key {
    case .name:
      return .object([
        description, ("type", .string("string")), ("minLength", .number("1")), ("maxLength", .number("100")),
      ])
    case .description: return .object([description, ("type", .string("string"))])
    case .extends, .regime, .base:
      return .object([description, ("type", .string("string")), ("minLength", .number("1"))])
    case .baseRegime:
      return .object([
        description, ("type", .string("object")), ("additionalProperties", .bool(false)),
        ("properties", .object(properties(.baseRegime))),
      ])
    case .events: return .object([description, ("type", .string("array")), ("items", event)])
    }
  }

  private static var event: JSONText {
    let at = JSONText.object([
      ("description", .string("The period at whose start the changes take effect, at most run.periods.")),
      ("type", .string("integer")), ("minimum", .number("1")),
    ])
    return .object([
      ("type", .string("object")), ("required", .array([.string("at")])), ("minProperties", .number("2")),
      ("additionalProperties", .bool(false)), ("properties", .object([("at", at)] + properties(.event))),
    ])
  }

  private static func definition(_ parameter: Parameter) -> JSONText {
    var description = parameter.meaning
    if !parameter.unit.isEmpty { description += " Unit: \(parameter.unit)." }
    description += " Default: \(parameter.defaultValue) (\(parameter.source))."
    return .object(
      [("description", .string(description))] + type(parameter) + [("default", json(parameter.defaultValue))])
  }

  private static func type(_ parameter: Parameter) -> [(String, JSONText)] {
    switch parameter.kind {
    case .flag: [("type", .string("boolean"))]
    case .choice(let names): [("type", .string("string")), ("enum", .array(names.map(JSONText.string)))]
    case .integer(let range):
      [("type", .string("integer")), ("minimum", .number("\(range.lowerBound)"))]
        + (range.upperBound == Int.max ? [] : [("maximum", .number("\(range.upperBound)"))])
    case .number(let bounds):
      [("type", .string("number"))]
        + limit("minimum", "exclusiveMinimum", bounds.lower, isOpen: bounds.lowerIsOpen)
        + limit("maximum", "exclusiveMaximum", bounds.upper, isOpen: bounds.upperIsOpen)
    }
  }

  private static func limit(
    _ closed: String, _ open: String, _ value: Double, isOpen: Bool
  ) -> [(String, JSONText)] {
    value.isFinite ? [(isOpen ? open : closed, json(.number(value)))] : []
  }

  private static func json(_ value: ParameterValue) -> JSONText {
    switch value {
    case .number, .integer: .number(value.description)
    case .flag(let flag): .bool(flag)
    case .choice(let name): .string(name)
    }
  }
}
