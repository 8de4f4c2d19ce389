// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// The keys of a metric that is spelt out in a file.
enum MetricKey: String, CaseIterable {
  case name, column, take, at, level, periods, relativeTo
}

/// What `take:` may say.
enum MetricTake: String, CaseIterable {
  case mean, least, most, final, at, firstBelow, firstAbove
}

extension FileReading {
  /// The metric that a node names or spells out: `welfare_final`, or `{name: half_left, column: active_sellers, take:
  /// firstBelow, level: 0.5, relativeTo: start}`.
  /// - Parameters:
  ///   - path: where it stands, for messages.
  ///   - others: further keys that a mapping may have, which somebody else reads.
  mutating func metric(_ node: YAMLNode, path: String, others: [String] = []) -> Metric? {
    switch node.content {
    case .scalar(let name, _) where !node.isNothing: return namedMetric(name, node.position, path)
    case .mapping(let entries): return metric(entries, node.position, path, others)
    default:
      report(node.position, path, "expected a metric such as fidelity_final, found \(node.found)")
      return nil
    }
  }

  /// A metric of `summary.csv`.
  mutating func namedMetric(_ name: String, _ position: Position, _ path: String) -> Metric? {
    if let place = Metric.index(name) { return Metric.all[place] }
    if ["scenario", "replicate", "period", "metric"].contains(name) {
      report(position, path, "'\(name)' names rows of results; it is no number that could be averaged")
    } else {
      let near = NearestName.question(NearestName.among(Metric.all.map(\.name), to: name))
      report(
        position, path,
        "no metric is called '\(Excerpt.of(name))'; "
          + (near ?? "columns are metrics (their means), with _final their last values: see 'describe columns'"))
    }
    return nil
  }

  private mutating func metric(
    _ entries: [YAMLNode.Entry], _ place: Position, _ path: String, _ others: [String]
  ) -> Metric? {
    let before = problems.count
    let known = MetricKey.allCases.map(\.rawValue) + others
    var found: [MetricKey: YAMLNode] = [:]
    for entry in entries {
      if let key = MetricKey(rawValue: entry.key) {
        if found.updateValue(entry.value, forKey: key) != nil {
          report(entry.keyPosition, path + "." + entry.key, "given twice")
        }
      } else if !others.contains(entry.key) {
        report(entry.keyPosition, path + "." + entry.key, Self.unknown(entry.key, among: known))
      }
    }
    guard let column = found[.column] else {
      // Where there is more to say of a metric, it may still be one by name.
      if let name = found[.name], found.count == 1, let text = text(name, path + ".name") {
        return namedMetric(text, name.position, path + ".name")
      }
      report(place, path, "needs 'column', the column of periods.csv that it is taken from")
      return nil
    }
    guard let observation = observation(column, path + ".column") else { return nil }
    let window = found[.periods].flatMap { periods($0, path + ".periods") }
    guard let rule = rule(found, place, path) else { return nil }
    var isRelative = false
    if let node = found[.relativeTo] {
      isRelative = choice(node, of: ["start"], path + ".relativeTo") != nil
    }
    let named = found[.name].map { name($0, path + ".name") }
    guard problems.count == before else { return nil }
    let measure = Measure(rule, of: observation, window: window, isRelative: isRelative)
    guard let name = named ?? nil else {
      report(place, path, "needs a 'name', under which it stands in results")
      return nil
    }
    return Metric(name: name, measure)
  }

  private mutating func rule(_ found: [MetricKey: YAMLNode], _ place: Position, _ path: String) -> Measure.Rule? {
    var take = MetricTake.mean
    if let node = found[.take] {
      guard let text = choice(node, of: MetricTake.allCases.map(\.rawValue), path + ".take") else { return nil }
      take = MetricTake(rawValue: text) ?? .mean
    }
    func idle(_ key: MetricKey, _ use: String) {
      if let node = found[key] { report(node.position, path + "." + key.rawValue, "is for 'take: \(use)'") }
    }
    if take != .at { idle(.at, "at") }
    if take != .firstBelow && take != .firstAbove { idle(.level, "firstBelow' or 'firstAbove") }
    if take == .final || take == .at { idle(.periods, "mean', 'least', 'most', 'firstBelow' or 'firstAbove") }
    switch take {
    case .mean: return .mean
    case .least: return .least
    case .most: return .most
    case .final: return .last
    case .at:
      guard let node = found[.at] else {
        report(place, path, "'take: at' needs 'at', a period")
        return nil
      }
      return wholeNumber(node, in: 1...1_000_000, path + ".at", unit: "period").map { .at($0) }
    case .firstBelow, .firstAbove:
      guard let node = found[.level] else {
        report(place, path, "'take: \(take.rawValue)' needs 'level', a number")
        return nil
      }
      guard let level = number(node, path + ".level") else { return nil }
      return take == .firstBelow ? .firstBelow(level) : .firstAbove(level)
    }
  }

  private mutating func observation(_ node: YAMLNode, _ path: String) -> Observation? {
    guard let text = text(node, path) else { return nil }
    if let place = ObservationTable.columns.firstIndex(where: { $0.name == text }) {
      return Observation.allCases[place]
    }
    let names = ObservationTable.columns.map(\.name)
    let near = NearestName.question(NearestName.among(names, to: text))
    report(
      node.position, path,
      "periods.csv has no column of numbers called '\(Excerpt.of(text))'; " + (near ?? "see 'describe columns'"))
    return nil
  }

  private mutating func periods(_ node: YAMLNode, _ path: String) -> ClosedRange<Int>? {
    guard case .sequence(let items) = node.content, items.count == 2 else {
      report(node.position, path, "expected the first and the last period, such as [11, 20], found \(node.found)")
      return nil
    }
    let ends = items.compactMap { wholeNumber($0, in: 1...1_000_000, path, unit: "period") }
    guard ends.count == 2 else { return nil }
    guard ends[0] <= ends[1] else {
      report(node.position, path, "the first period, \(ends[0]), lies after the last, \(ends[1])")
      return nil
    }
    return ends[0]...ends[1]
  }
}
