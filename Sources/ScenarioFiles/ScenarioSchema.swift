// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// The JSON Schema of scenario files, by which editors complete keys and mark mistakes.
public enum ScenarioSchema {
  /// JSON Schema, draft 2020-12, of one scenario file. The same program always gives the same text.
  public static var jsonSchema: String {
    schema.indented() + "\n"
  }

  private static var schema: JSONText {
    let fileKeys = FileKey.allCases.map { JSONText.Member($0.rawValue, fileKey($0)) }
    return .object([
      .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .text("Seedcorn scenario")),
      .init("description", .text("A market for AI training data: its agents, its regime and what changes when.")),
      .init("type", .text("object")),
      .init("additionalProperties", .flag(false)),
      .init("properties", .object(fileKeys + properties(.file))),
      .init("not", .object([.init("required", .list([.text("base"), .text("baseRegime")]))])),
      .init("$defs", .object(ParameterTable.all.map { .init($0.key, definition($0)) })),
    ])
  }

  /// Each group as a mapping, and each parameter by its path.
  private static func properties(_ scope: KeyScope) -> [JSONText.Member] {
    let members = scope.parameters
    let groups = ParameterTable.groups.filter { scope.groups.contains($0.name) }
    let nested = groups.map { group, meaning -> JSONText.Member in
      let own = members.filter { $0.key.hasPrefix(group + ".") }
      return .init(
        group,
        .object([
          .init("description", .text(meaning)), .init("type", .text("object")),
          .init("additionalProperties", .flag(false)),
          .init("properties", .object(own.map { .init(String($0.key.dropFirst(group.count + 1)), reference($0)) })),
        ])
      )
    }
    return nested + members.map { .init($0.key, reference($0)) }
  }

  private static func reference(_ parameter: Parameter) -> JSONText {
    .object([.init("$ref", .text("#/$defs/" + parameter.key))])
  }

  private static func fileKey(_ key: FileKey) -> JSONText {
    let description = JSONText.Member("description", JSONText.text(key.meaning))
    switch key {
    case .name:
      return .object([
        description, .init("type", .text("string")), .init("minLength", .integer(1)), .init("maxLength", .integer(100)),
      ])
    case .description: return .object([description, .init("type", .text("string"))])
    case .extends, .regime, .base:
      return .object([description, .init("type", .text("string")), .init("minLength", .integer(1))])
    case .baseRegime:
      return .object([
        description, .init("type", .text("object")), .init("additionalProperties", .flag(false)),
        .init("properties", .object(properties(.baseRegime))),
      ])
    case .events: return .object([description, .init("type", .text("array")), .init("items", event)])
    }
  }

  private static var event: JSONText {
    let at = JSONText.object([
      .init("description", .text("The period at whose start the changes take effect, at most run.periods.")),
      .init("type", .text("integer")), .init("minimum", .integer(1)),
    ])
    return .object([
      .init("type", .text("object")), .init("required", .list([.text("at")])), .init("minProperties", .integer(2)),
      .init("additionalProperties", .flag(false)), .init("properties", .object([.init("at", at)] + properties(.event))),
    ])
  }

  private static func definition(_ parameter: Parameter) -> JSONText {
    var description = ParameterGuide.meaning(parameter)
    if !parameter.unit.isEmpty { description += " Unit: \(parameter.unit)." }
    description += " Default: \(ParameterGuide.defaultText(parameter)) (\(parameter.source))."
    return .object(
      [.init("description", .text(description))] + type(parameter) + [.init("default", json(parameter.defaultValue))])
  }

  private static func type(_ parameter: Parameter) -> [JSONText.Member] {
    switch parameter.kind {
    case .flag: [.init("type", .text("boolean"))]
    case .path: [.init("type", .text("string"))]
    case .choice(let names): [.init("type", .text("string")), .init("enum", .list(names.map(JSONText.text)))]
    case .integer(let range):
      [.init("type", .text("integer")), .init("minimum", .integer(range.lowerBound))]
        + (range.upperBound == Int.max ? [] : [.init("maximum", .integer(range.upperBound))])
    case .number(let bounds):
      [.init("type", .text("number"))]
        + limit("minimum", "exclusiveMinimum", bounds.lower, isOpen: bounds.lowerIsOpen)
        + limit("maximum", "exclusiveMaximum", bounds.upper, isOpen: bounds.upperIsOpen)
    }
  }

  private static func limit(
    _ closed: String, _ open: String, _ value: Double, isOpen: Bool
  ) -> [JSONText.Member] {
    value.isFinite ? [.init(isOpen ? open : closed, json(.number(value)))] : []
  }

  private static func json(_ value: ParameterValue) -> JSONText {
    switch value {
    case .integer(let number): .integer(number)
    // As a whole number where it is one.
    case .number(let number): Int(exactly: number).map(JSONText.integer) ?? .number(number)
    case .flag(let flag): .flag(flag)
    case .choice(let text), .text(let text): .text(text)
    }
  }
}
