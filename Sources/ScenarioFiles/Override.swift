// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Reads what follows `--set`.
enum Override {
  static func syntaxProblem(_ text: String) -> String? {
    guard let equals = text.firstIndex(of: "=") else {
      return "expected KEY=VALUE, such as sellers.count=500, found '\(Excerpt.of(text))'"
    }
    return String(text[..<equals]).trimmingBlanks.isEmpty
      ? "expected a key before '=', such as sellers.count=500, found '\(Excerpt.of(text))'" : nil
  }

  static func read(_ text: String) -> Result<Assignment, ScenarioProblem> {
    let file = "--set " + Excerpt.of(text, limit: 100)
    func problem(_ key: String?, _ message: String) -> Result<Assignment, ScenarioProblem> {
      .failure(ScenarioProblem(file: file, key: key.map { Excerpt.of($0) }, message: message))
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
    do {
      let value = try ParameterText.value(try scalar(text[text.index(after: equals)...]), for: parameter)
      return .success(
        Assignment(parameter: parameter, value: value, origin: Origin(file: file, position: nil)))
    } catch let refusal as ParameterText.Refusal {
      return problem(key, refusal.message)
    } catch {
      let message = (error as? YAMLDocument.Failure)?.problems.first?.message
      return problem(key, message ?? "cannot be read")
    }
  }

  private static func scalar(_ text: Substring) throws -> YAMLNode {
    try YAMLDocument.root(of: Array(text.utf8))
      ?? YAMLNode(content: .scalar("", style: .plain), position: Position(line: 1, column: 1))
  }
}
