// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Reads what one file says and notes every problem with it.
struct LayerReader: FileReading {
  let file: String
  var problems: ProblemList
  private var layer = Layer()

  init(file: String, problems: ProblemList) {
    self.file = file
    self.problems = problems
  }

  /// What the bytes of the file say; nil when they are no scenario file at all.
  mutating func read(_ bytes: [UInt8]) -> Layer? {
    guard let entries = entries(of: bytes, role: .scenario, example: "sellers.count: 500") else { return nil }
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
    case .description: layer.summary = summary(entry)
    case .extends: layer.extends = reference(entry)
    case .regime: layer.regime = reference(entry)
    case .base:
      if let reference = reference(entry) { chooseBase(.file(reference), entry) }
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

  private mutating func chooseBase(_ choice: BaseChoice, _ entry: YAMLNode.Entry) {
    if layer.base != nil {
      return report(entry.keyPosition, entry.key, "'base' and 'baseRegime' say the same thing; give one of them")
    }
    layer.base = choice
  }
}
