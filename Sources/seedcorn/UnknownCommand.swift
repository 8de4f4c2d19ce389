// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import ScenarioFiles

/// A first word that is no command: ArgumentParser would only call it an unexpected argument.
struct UnknownCommand: Error {
  let word: String

  private static var commands: [String] { Seedcorn.configuration.subcommands.map { $0._commandName } }

  static func check(_ arguments: [String]) throws {
    guard let word = arguments.first, !word.hasPrefix("-"), !(commands + ["help"]).contains(word) else { return }
    throw UnknownCommand(word: word)
  }

  var message: String {
    let near = NearestName.question(NearestName.among(Self.commands, to: word)).map { "; " + $0 } ?? ""
    return """
      Error: unknown command '\(word)'\(near)
      Usage: seedcorn <command>, with one of \(Self.commands.joined(separator: ", "))
        See 'seedcorn --help' for more information.

      """
  }
}
