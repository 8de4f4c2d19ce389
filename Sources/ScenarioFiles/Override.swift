// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads what the command line sets: what follows `--set`, and options that stand for one parameter.
enum Override {
  static func syntaxProblem(_ text: String) -> String? {
    guard let equals = text.firstIndex(of: "=") else {
      return "expected KEY=VALUE, such as sellers.count=500, found '\(Excerpt.of(text))'"
    }
    return String(text[..<equals]).trimmingBlanks.isEmpty
      ? "expected a key before '=', such as sellers.count=500, found '\(Excerpt.of(text))'" : nil
  }

  /// What `--set` sets in a scenario.
  static func read(_ text: String) -> Result<Assignment<Parameters>, ScenarioProblem> {
    let source = "--set " + Excerpt.of(text, limit: 100)
    func problem(_ key: String?, _ message: String) -> Result<Assignment<Parameters>, ScenarioProblem> {
      .failure(ScenarioProblem(file: source, key: key.map { Excerpt.of($0) }, message: message))
    }
    if let message = syntaxProblem(text) { return problem(nil, message) }
    guard let equals = text.firstIndex(of: "=") else { return problem(nil, "expected KEY=VALUE") }
    let key = String(text[..<equals]).trimmingBlanks
    guard let parameter = ParameterTable.parameter(key) else {
      if let member = ParameterTable.all.first(where: { $0.key.hasPrefix(key + ".") }) {
        return problem(key, "is a group of parameters; set one of them, such as \(member.key)")
      }
      let isFileKey = FileKey(rawValue: key) != nil
      return problem(
        key, isFileKey ? "stands only in scenario files; --set takes parameters" : KeyScope.file.unknownKey(key))
    }
    return assignment(parameter, String(text[text.index(after: equals)...]), source: source)
  }

  /// That parameter set to what a text says.
  /// - Parameter source: stands in place of a file in problems.
  static func assignment<Whole>(
    _ setting: Setting<Whole>, _ text: String, source: String
  ) -> Result<Assignment<Whole>, ScenarioProblem> {
    let message: String
    do {
      let value = try ParameterText.value(try node(text, for: setting), for: setting, in: "")
      return .success(Assignment(setting: setting, value: value, origin: Origin(file: source, position: nil)))
    } catch let refusal as ParameterText.Refusal {
      message = refusal.message
    } catch {
      message = (error as? YAMLDocument.Failure)?.problems.first?.message ?? "cannot be read"
    }
    return .failure(ScenarioProblem(file: source, key: setting.key, message: message))
  }

  private static func node<Whole>(_ text: String, for setting: Setting<Whole>) throws -> YAMLNode {
    let start = Position(line: 1, column: 1)
    let bare = text.trimmingBlanks
    // A path may have characters in it that mean something else in YAML.
    if setting.kind == .path, let first = bare.first, first != "'" && first != "\"" {
      return YAMLNode(content: .scalar(bare, style: .quoted), position: start)
    }
    return try YAMLDocument.root(of: Array(text.utf8)) ?? YAMLNode(content: .scalar("", style: .plain), position: start)
  }
}
