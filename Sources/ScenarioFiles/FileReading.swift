// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What readers of all kinds of YAML files share: the tree of values, a name, a description and parameters.
protocol FileReading {
  var file: String { get }
  var problems: ProblemList { get set }
}

extension FileReading {
  func origin(_ position: Position?) -> Origin { Origin(file: file, position: position) }

  mutating func report(_ position: Position?, _ key: String?, _ message: String) {
    problems.add(origin(position), key.map { $0.isEmpty ? "''" : Excerpt.of($0) }, message)
  }

  /// The keys at the top of a file with their values; nil when its bytes are no such file at all.
  /// - Parameter example: a line that such a file may have.
  mutating func entries(of bytes: [UInt8], role: FileRole, example: String) -> [YAMLNode.Entry]? {
    let root: YAMLNode?
    do {
      root = try YAMLDocument.root(of: bytes)
    } catch {
      for problem in error.problems { report(problem.position, problem.key, problem.message) }
      return nil
    }
    guard let root else {
      report(nil, nil, "is empty; \(role.noun) has keys with values, such as '\(example)'")
      return nil
    }
    guard case .mapping(let entries) = root.content else {
      report(root.position, nil, "expected keys with values, such as '\(example)', found \(root.found)")
      return nil
    }
    return entries
  }

  /// The scenario file that an entry names.
  mutating func reference(_ entry: YAMLNode.Entry) -> Reference? { reference(entry.value, key: entry.key) }

  /// The scenario file that a node names.
  /// - Parameter key: the path of keys to the node, for messages.
  mutating func reference(_ node: YAMLNode, key: String) -> Reference? {
    guard case .scalar(let text, _) = node.content, !node.isNothing, !text.isEmpty else {
      report(node.position, key, "expected the path of a scenario file, found \(node.found)")
      return nil
    }
    return Reference(key: key, path: FileAccess.path(text, relativeTo: file), origin: origin(node.position))
  }

  mutating func name(_ entry: YAMLNode.Entry) -> String? {
    guard case .scalar(let text, _) = entry.value.content, !entry.value.isNothing else {
      report(entry.value.position, entry.key, "expected text, found \(entry.value.found)")
      return nil
    }
    if text.isEmpty || text.unicodeScalars.count > 100 || text.unicodeScalars.contains(where: { $0.value < 32 }) {
      report(entry.value.position, entry.key, "expected 1 to 100 characters on one line")
      return nil
    }
    return text
  }

  mutating func summary(_ entry: YAMLNode.Entry) -> String? {
    guard case .scalar(let text, let style) = entry.value.content, !entry.value.isNothing else {
      report(entry.value.position, entry.key, "expected text, found \(entry.value.found)")
      return nil
    }
    return style == .block ? text.trimmingLineEnds : text
  }

  /// The parameter set to the entry's value. `path` is put before its key in messages.
  mutating func assignment<Whole>(
    _ setting: Setting<Whole>, _ entry: YAMLNode.Entry, path: String = ""
  ) -> Assignment<Whole>? {
    do {
      let value = try ParameterText.value(entry.value, for: setting, in: file)
      return Assignment(setting: setting, value: value, origin: origin(entry.value.position))
    } catch {
      report(entry.value.position, path + setting.key, error.message)
      return nil
    }
  }
}
