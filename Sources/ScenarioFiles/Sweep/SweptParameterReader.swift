// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads the block `parameters:` of a file, in which each key names what varies and its value says how.
///
/// ```yaml
/// parameters:
///   policy.subsidy: {from: 0, to: 2, steps: 9}
///   sellers.memory: [0.8, 0.95]
///   buyers.discount: {beta: {a: 8, b: 2}}
///   regime: [exploitative.yaml, fairshare.yaml]
///   events[1].at: [5, 10]
/// ```
struct SweptParameterReader: FileReading {
  let file: String
  var problems: ProblemList
  /// The scenario whose parameters vary.
  let base: Scenario
  var resolver: ScenarioResolver

  /// What varies in the order of the file.
  mutating func read(_ node: YAMLNode) -> [SweptParameter] {
    guard case .mapping(let entries) = node.content else {
      report(node.position, "parameters", "expected keys of parameters with their values, found \(node.found)")
      return []
    }
    var found: [SweptParameter] = []
    var lines: [String: Int] = [:]
    for (name, entry) in entries.flatMap(Self.flat) {
      let path = "parameters." + name
      if let earlier = lines[name] {
        report(entry.keyPosition, path, "given twice; the first is on line \(earlier)")
        continue
      }
      lines[name] = entry.keyPosition.line
      guard let target = target(name, entry.keyPosition, path) else { continue }
      if let parameter = parameter(name, target, entry.value, path) { found.append(parameter) }
    }
    return found
  }

  /// `sellers: {count: ...}` as `sellers.count: ...`.
  private static func flat(_ entry: YAMLNode.Entry) -> [(name: String, entry: YAMLNode.Entry)] {
    guard ParameterTable.groups.contains(where: { $0.name == entry.key }),
      case .mapping(let members) = entry.value.content
    else { return [(entry.key, entry)] }
    return members.map { (entry.key + "." + $0.key, $0) }
  }

  /// What a name stands for; problems are noted.
  mutating func target(_ name: String, _ place: Position?, _ path: String) -> SweptParameter.Target? {
    if name == FileKey.regime.rawValue { return .regime }
    if name.hasPrefix("events[") { return eventTarget(name, place, path) }
    guard ParameterTable.parameter(name) != nil else {
      report(place, path, KeyScope.file.unknownKey(name))
      return nil
    }
    if name == "run.seed" || name == "run.replicates" {
      let key = name.dropFirst(4)
      report(
        place, path, "names luck, not the market; it cannot vary between points: see '\(key)' at the top of the file")
      return nil
    }
    return .setting(name)
  }

  private mutating func eventTarget(_ name: String, _ place: Position?, _ path: String) -> SweptParameter.Target? {
    let parts = name.dropFirst("events[".count).split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
    let count = base.events.count
    guard parts.count == 2, let number = Int(parts[0]), parts[1].hasPrefix(".") else {
      report(place, path, "expected events[1].at or events[1].KEY, such as events[1].policy.subsidy")
      return nil
    }
    guard base.events.indices.contains(number - 1) else {
      report(
        place, path,
        count == 0 ? "the base scenario has no events" : "the base scenario has \(count), which count from 1 by period")
      return nil
    }
    let key = String(parts[1].dropFirst())
    if key == "at" { return .eventPeriod(number) }
    let changed = base.events[number - 1].changes.map(\.key)
    guard changed.contains(key) else {
      let near = NearestName.question(NearestName.among(changed, to: key))
      report(place, path, "that event does not set \(Excerpt.of(key)); " + (near ?? "it sets \(WordList.and(changed))"))
      return nil
    }
    return .eventSetting(number, key)
  }

  private mutating func parameter(
    _ name: String, _ target: SweptParameter.Target, _ node: YAMLNode, _ path: String
  ) -> SweptParameter? {
    guard let setting = Self.setting(of: target) else {
      guard case .sequence(let items) = node.content, !items.isEmpty else {
        report(node.position, path, "expected a list of scenario files, such as [fairshare.yaml], found \(node.found)")
        return nil
      }
      let regimes = items.compactMap { regime($0, path) }
      guard regimes.count == items.count, areDistinct(regimes.map(\.name), node, path) else { return nil }
      return SweptParameter(name: name, target: target, values: .list(regimes.map { .regime($0) }))
    }
    let isWhole = if case .integer = setting.kind { true } else { false }
    let values: SweptParameter.Values?
    switch node.content {
    case .sequence(let items): values = list(items, node, setting, path)
    case .mapping(let entries):
      var reader = SpreadReader(file: file, problems: problems, setting: setting, path: path)
      values = reader.read(entries, at: node.position)
      problems = reader.problems
    case .scalar:
      report(
        node.position, path,
        "expected a list of values, a range such as {from: 0, to: 1, steps: 5} or a distribution, found \(node.found)")
      values = nil
    }
    return values.map {
      SweptParameter(name: name, target: target, values: $0, isWhole: isWhole, unit: setting.unit)
    }
  }

  /// The parameter whose values a target takes; nil for a regime.
  static func setting(of target: SweptParameter.Target) -> Parameter? {
    switch target {
    case .setting(let key), .eventSetting(_, let key): ParameterTable.parameter(key)
    case .eventPeriod: ParameterTable.parameter("run.periods")
    case .regime: nil
    }
  }

  private mutating func list(
    _ items: [YAMLNode], _ node: YAMLNode, _ setting: Parameter, _ path: String
  ) -> SweptParameter.Values? {
    guard !items.isEmpty else {
      report(node.position, path, "has no values")
      return nil
    }
    let values = items.compactMap { value($0, setting, path) }
    guard values.count == items.count, areDistinct(values.map(\.description), node, path) else { return nil }
    return .list(values.map { .value($0) })
  }

  /// A value of a parameter; problems are noted.
  mutating func value(_ node: YAMLNode, _ setting: Parameter, _ path: String) -> ParameterValue? {
    do {
      return try ParameterText.value(node, for: setting, in: file)
    } catch {
      report(node.position, path, error.message)
      return nil
    }
  }

  /// The regime of the scenario file that a node names.
  mutating func regime(_ node: YAMLNode, _ path: String) -> SweptRegime? {
    guard let reference = reference(node, key: path) else { return nil }
    resolver.problems = problems
    let resolved = resolver.resolve(reference.path, from: reference)
    problems = resolver.problems
    return resolved.map {
      SweptRegime(
        name: $0.name ?? FileAccess.stem(of: reference.path), file: reference.path, parameters: $0.parameters)
    }
  }

  private mutating func areDistinct(_ names: [String], _ node: YAMLNode, _ path: String) -> Bool {
    guard let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) else { return true }
    report(node.position, path, "has '\(Excerpt.of(names[twice]))' twice")
    return false
  }
}
