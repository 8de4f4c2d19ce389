// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import ScenarioFiles

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of scenario files, for editors.")

  func run() throws {
    let schema = ScenarioSchema.jsonSchema
    try Output.write(schema.hasSuffix("\n") ? schema : schema + "\n")
  }
}
