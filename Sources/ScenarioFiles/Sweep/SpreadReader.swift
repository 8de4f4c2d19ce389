// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads over which numbers a parameter is spread: `{from: 1, to: 100, scale: log, steps: 5}`, or a distribution such as
/// `{normal: {mean: 1, deviation: 0.2}, from: 0}`.
struct SpreadReader: FileReading {
  let file: String
  var problems: ProblemList
  let setting: Parameter
  let path: String

  private enum Key: String, CaseIterable { case from, to, scale, steps, values, normal, lognormal, beta, triangular }

  private static let shapes: [(key: Key, parts: [String])] = [
    (.normal, ["mean", "deviation"]), (.lognormal, ["median", "deviation"]), (.beta, ["a", "b"]),
    (.triangular, ["low", "mode", "high"]),
  ]

  mutating func read(_ entries: [YAMLNode.Entry], at place: Position) -> SweptParameter.Values? {
    let before = problems.count
    var found: [Key: YAMLNode] = [:]
    for entry in entries {
      guard let key = Key(rawValue: entry.key) else {
        report(entry.keyPosition, path + "." + entry.key, Self.unknown(entry.key, among: Key.allCases.map(\.rawValue)))
        continue
      }
      if found.updateValue(entry.value, forKey: key) != nil {
        report(entry.keyPosition, path + "." + entry.key, "given twice")
      }
    }
    guard problems.count == before else { return nil }
    let kinds = [.values] + Self.shapes.map(\.key)
    let named = kinds.filter { found[$0] != nil }
    guard named.count <= 1 else {
      report(place, path, "'\(named[0].rawValue)' and '\(named[1].rawValue)' say different things; give one of them")
      return nil
    }
    if let values = found[.values] { return list(values, found, place) }
    guard isNumber(place) else { return nil }
    let low = found[.from].flatMap { end($0, "from") }
    let high = found[.to].flatMap { end($0, "to") }
    let steps = found[.steps].flatMap { wholeNumber($0, in: 1...1_000_000, path + ".steps") }
    guard problems.count == before else { return nil }
    if let low, let high, low >= high {
      report(
        place, path,
        "the range is empty: 'from' (\(ParameterValue.number(low))) must be below 'to' (\(ParameterValue.number(high)))"
      )
      return nil
    }
    if let kind = named.first, let node = found[kind] {
      if let scale = found[.scale] { report(scale.position, path + ".scale", "is for a range without a distribution") }
      guard let shape = shape(kind, node), problems.count == before else { return nil }
      return distribution(shape, low, high, steps, place)
    }
    return range(low, high, steps, found[.scale], place)
  }

  private mutating func list(
    _ node: YAMLNode, _ found: [Key: YAMLNode], _ place: Position
  ) -> SweptParameter.Values? {
    guard found.count == 1, case .sequence(let items) = node.content, !items.isEmpty else {
      report(place, path, "expected 'values' alone, a list of values")
      return nil
    }
    var values: [SweptValue] = []
    for item in items {
      do {
        let value = SweptValue.value(try ParameterText.value(item, for: setting, in: file))
        if values.contains(value) { report(item.position, path, "has '\(value)' twice") }
        values.append(value)
      } catch {
        report(item.position, path, error.message)
      }
    }
    return values.count == items.count ? .list(values) : nil
  }

  private mutating func isNumber(_ place: Position) -> Bool {
    switch setting.kind {
    case .number, .integer: return true
    case .flag, .choice, .path:
      report(place, path, "is not a number but \(setting.range): list its values, such as [\(setting.defaultValue)]")
      return false
    }
  }

  /// One end of a range, which the parameter must be able to take.
  private mutating func end(_ node: YAMLNode, _ key: String) -> Double? {
    do {
      switch try ParameterText.value(node, for: setting, in: file) {
      case .number(let value): return value
      case .integer(let value): return Double(value)
      default: return nil
      }
    } catch {
      report(node.position, path + "." + key, error.message)
      return nil
    }
  }

  private mutating func range(
    _ low: Double?, _ high: Double?, _ steps: Int?, _ scale: YAMLNode?, _ place: Position
  ) -> SweptParameter.Values? {
    guard let low, let high else {
      report(place, path, "needs 'from' and 'to', or 'values', or a distribution (normal, lognormal, beta, triangular)")
      return nil
    }
    var isLog = false
    if let scale {
      guard let text = choice(scale, of: ["linear", "log"], path + ".scale") else { return nil }
      isLog = text == "log"
      if isLog && low <= 0 {
        report(scale.position, path + ".scale", "a log scale needs 'from' above 0, not \(low)")
        return nil
      }
    }
    if steps == 1 {
      report(place, path, "1 step has no place in a range; list the value instead")
      return nil
    }
    return .range(ValueRange(low: low, high: high, isLog: isLog, steps: steps))
  }

  private mutating func shape(_ kind: Key, _ node: YAMLNode) -> ValueDistribution.Shape? {
    guard let parts = Self.shapes.first(where: { $0.key == kind })?.parts else { return nil }
    let path = path + "." + kind.rawValue
    guard case .mapping(let entries) = node.content else {
      report(node.position, path, "expected \(WordList.and(parts)), found \(node.found)")
      return nil
    }
    var values: [String: Double] = [:]
    for entry in entries {
      guard parts.contains(entry.key) else {
        report(entry.keyPosition, path + "." + entry.key, Self.unknown(entry.key, among: parts))
        continue
      }
      let here = path + "." + entry.key
      let isSize = ["deviation", "a", "b", "median"].contains(entry.key)
      values[entry.key] = isSize ? positiveNumber(entry.value, here) : number(entry.value, here)
    }
    for part in parts where !entries.contains(where: { $0.key == part }) {
      report(node.position, path, "needs '\(part)'")
    }
    guard values.count == parts.count else { return nil }
    let numbers = parts.compactMap { values[$0] }
    switch kind {
    case .normal: return .normal(mean: numbers[0], deviation: numbers[1])
    case .lognormal: return .lognormal(median: numbers[0], deviation: numbers[1])
    case .beta: return .beta(a: numbers[0], b: numbers[1])
    default:
      guard numbers[0] <= numbers[1], numbers[1] <= numbers[2], numbers[0] < numbers[2] else {
        report(node.position, path, "expected low <= mode <= high with low below high")
        return nil
      }
      return .triangular(low: numbers[0], mode: numbers[1], high: numbers[2])
    }
  }

  /// Cut off at what the parameter may be, where nothing narrower is said.
  private mutating func distribution(
    _ shape: ValueDistribution.Shape, _ low: Double?, _ high: Double?, _ steps: Int?, _ place: Position
  ) -> SweptParameter.Values? {
    let limits: (low: Double, high: Double)
    switch setting.kind {
    case .number(let bounds): limits = (bounds.lower, bounds.upper)
    case .integer(let range): limits = (Double(range.lowerBound), Double(range.upperBound))
    default: limits = (-.infinity, .infinity)
    }
    let ends = (low: max(low ?? -.infinity, limits.low), high: min(high ?? .infinity, limits.high))
    let support: (low: Double, high: Double) =
      switch shape {
      case .normal: (-.infinity, .infinity)
      case .lognormal: (0, .infinity)
      case .beta: (0, 1)
      case .triangular(let low, _, let high): (low, high)
      }
    guard max(ends.low, support.low) < min(ends.high, support.high) else {
      report(place, path, "the distribution lies outside what is allowed (\(setting.range))")
      return nil
    }
    return .distribution(
      ValueDistribution(
        shape, low: max(ends.low, support.low), high: min(ends.high, support.high), steps: steps))
  }
}
