// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Reads what one file says and notes every problem with it.
struct LayerReader {
  let file: String
  var problems: ProblemList
  private var layer = Layer()

  init(file: String, problems: ProblemList) {
    self.file = file
    self.problems = problems
  }

  func origin(_ position: Position?) -> Origin { Origin(file: file, position: position) }

  mutating func report(_ position: Position?, _ key: String?, _ message: String) {
    problems.add(origin(position), key.map { $0.isEmpty ? "''" : Excerpt.of($0) }, message)
  }

  /// What the bytes of the file say; nil when they are no scenario file at all.
  mutating func read(_ bytes: [UInt8]) -> Layer? {
    let root: YAMLNode?
    do {
      root = try YAMLDocument.root(of: bytes)
    } catch {
      for problem in error.problems { report(problem.position, problem.key, problem.message) }
      return nil
    }
    guard let root else {
      report(nil, nil, "is empty; a scenario file has keys with values, such as 'sellers.count: 500'")
      return nil
    }
    guard case .mapping(let entries) = root.content else {
      report(root.position, nil, "expected keys with values, such as 'sellers.count: 500', found \(root.found)")
      return nil
    }
    var parameters: [YAMLNode.Entry] = []
    for entry in entries {
      if let key = FileKey(rawValue: entry.key) { read(key, entry) } else { parameters.append(entry) }
    }
    layer.assignments = assignments(parameters, scope: .file, path: "")
    return layer
  }

  private mutating func read(_ key: FileKey, _ entry: YAMLNode.Entry) {
    switch key {
    case .name: layer.name = name(entry)
    case .description:
      guard case .scalar(let text, let style) = entry.value.content, !entry.value.isNothing else {
        return report(entry.value.position, entry.key, "expected text, found \(entry.value.found)")
      }
      layer.summary = style == .block ? text.trimmingLineEnds : text
    case .extends: layer.extends = reference(.extends, entry)
    case .regime: layer.regime = reference(.regime, entry)
    case .base:
      if let reference = reference(.base, entry) { chooseBase(.file(reference), entry) }
    case .baseRegime:
      guard case .mapping(let entries) = entry.value.content else {
        return report(
          entry.value.position, entry.key,
          "expected pricing, contract, provenance and policy, found \(entry.value.found)")
      }
      let regime = assignments(entries, scope: .baseRegime, path: "baseRegime.")
      chooseBase(.inline(regime, origin(entry.keyPosition)), entry)
    case .events:
      guard case .sequence(let items) = entry.value.content else {
        return report(entry.value.position, entry.key, "expected a list of changes, found \(entry.value.found)")
      }
      layer.events = items.enumerated().compactMap { event($0.element, number: $0.offset + 1) }
    }
  }

  private mutating func name(_ entry: YAMLNode.Entry) -> String? {
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

  private mutating func reference(_ key: FileKey, _ entry: YAMLNode.Entry) -> Reference? {
    guard case .scalar(let text, _) = entry.value.content, !entry.value.isNothing, !text.isEmpty else {
      report(entry.value.position, entry.key, "expected the path of a scenario file, found \(entry.value.found)")
      return nil
    }
    return Reference(
      key: key, path: FileAccess.path(text, relativeTo: file), origin: origin(entry.value.position))
  }

  private mutating func chooseBase(_ choice: BaseChoice, _ entry: YAMLNode.Entry) {
    if layer.base != nil {
      return report(entry.keyPosition, entry.key, "'base' and 'baseRegime' say the same thing; give one of them")
    }
    layer.base = choice
  }
}
