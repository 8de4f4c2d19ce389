// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads what a calibration file says.
struct CalibrationFileReader: BaseFileReading {
  let file: String
  var problems: ProblemList
  var top = BaseFileTop<CalibrationKey>()

  static let purpose = "to be looked for"
  static let needed: [(key: CalibrationKey, meaning: String)] = [
    (.scenario, "the base scenario"), (.parameters, "what is looked for"), (.targets, "what is to be met"),
  ]

  init(file: String, problems: ProblemList) {
    self.file = file
    self.problems = problems
  }

  var entries: [CalibrationKey: YAMLNode.Entry] { top.entries }

  /// The calibration over a base; nil when something is wrong with it, which is noted.
  mutating func plan(over base: Scenario, _ reader: BaseReader) -> CalibrationPlan? {
    let sought = entries[.parameters].map { parameters($0, over: base, reader) } ?? []
    for assignment in top.settings + reader.overridden
    where sought.contains(where: { $0.target == .setting(assignment.setting.key) }) {
      problems.add(assignment.origin, assignment.setting.key, "is looked for; it cannot be set")
    }
    let targets = entries[.targets].map { self.targets($0, in: base, sought) } ?? []
    let method = method()
    let starts = count(.starts, in: 1...1_000_000, else: CalibrationPlan.usualStarts)
    let draws = count(.draws, in: 1...1_000_000_000, else: CalibrationPlan.usualDraws)
    let acceptance = acceptance()
    let name = entries[.name].map { self.name($0) } ?? FileAccess.stem(of: file)
    let summary = entries[.description].map { self.summary($0) } ?? ""
    guard problems.isEmpty, let method, let starts, let draws, let acceptance, let name, let summary else { return nil }
    return CalibrationPlan(
      name: name, summary: summary, file: file, base: base, baseFile: reader.file, space: ParameterSpace(sought),
      targets: targets, method: method, starts: starts, draws: draws, acceptance: acceptance)
  }

  /// What is looked for, every one with a prior.
  private mutating func parameters(
    _ entry: YAMLNode.Entry, over base: Scenario, _ reader: BaseReader
  ) -> [SweptParameter] {
    var parameters = SweptParameterReader(file: file, problems: problems, base: base, resolver: reader.resolver)
    let sought = parameters.read(entry.value)
    problems = parameters.problems
    if sought.isEmpty && problems.isEmpty { report(entry.keyPosition, entry.key, "names nothing to look for") }
    if sought.count > Self.mostParameters {
      report(entry.keyPosition, entry.key, "are \(sought.count); at most \(Self.mostParameters) can be looked for")
    }
    for parameter in sought {
      let path = "parameters." + parameter.name
      let place = Self.place(of: parameter.name, in: entry)
      let steps: Int?
      switch parameter.values {
      case .list:
        report(
          place, path, "needs a prior: a range such as {from: 0, to: 1} or a distribution, not a list")
        continue
      case .range(let range): steps = range.steps
      case .distribution(let distribution): steps = distribution.steps
      }
      if steps != nil { report(place, path, "'steps' are for sweeps; every value in between is tried") }
    }
    return sought
  }

  /// Where a parameter is named, by its whole key or by its group and the rest.
  private static func place(of name: String, in entry: YAMLNode.Entry) -> Position {
    guard case .mapping(let members) = entry.value.content else { return entry.keyPosition }
    for member in members {
      if member.key == name { return member.keyPosition }
      guard case .mapping(let inner) = member.value.content else { continue }
      if let found = inner.first(where: { member.key + "." + $0.key == name }) { return found.keyPosition }
    }
    return entry.keyPosition
  }

  /// As many as the Sobol sequence has dimensions.
  private static let mostParameters = 40

  private mutating func targets(
    _ entry: YAMLNode.Entry, in base: Scenario, _ sought: [SweptParameter]
  ) -> [CalibrationPlan.Target] {
    guard case .sequence(let items) = entry.value.content, !items.isEmpty else {
      report(
        entry.value.position, "targets",
        "expected a list such as [{name: fidelity_final, value: 0.8, standardError: 0.02}], found \(entry.value.found)")
      return []
    }
    let isLengthSought = sought.contains { $0.target == .setting("run.periods") }
    var found: [CalibrationPlan.Target] = []
    for (place, item) in items.enumerated() {
      let path = "targets[\(place + 1)]"
      guard let target = target(item, path) else { continue }
      if found.contains(where: { $0.metric.name == target.metric.name }) {
        report(item.position, path, "a target called '\(target.metric.name)' stands here already")
      }
      if let last = target.metric.measure.lastPeriod, last > base.parameters.run.periods, !isLengthSought {
        report(
          item.position, path,
          "period \(last) lies after the last one (run.periods is \(base.parameters.run.periods))")
      }
      found.append(target)
    }
    return found
  }

  private mutating func target(_ node: YAMLNode, _ path: String) -> CalibrationPlan.Target? {
    let own = ["value", "standardError"]
    guard case .mapping(let entries) = node.content else {
      report(
        node.position, path,
        "expected a metric with its value, such as {name: fidelity_final, value: 0.8, standardError: 0.02}, found "
          + node.found)
      return nil
    }
    let metric = metric(node, path: path, others: own)
    var numbers: [Double] = []
    for key in own {
      guard let entry = entries.first(where: { $0.key == key }) else {
        report(node.position, path, "needs '\(key)'")
        continue
      }
      let here = path + "." + key
      if let value = key == "value" ? number(entry.value, here) : positiveNumber(entry.value, here) {
        numbers.append(value)
      }
    }
    guard let metric, numbers.count == 2 else { return nil }
    return CalibrationPlan.Target(metric: metric, value: numbers[0], standardError: numbers[1])
  }

  private mutating func method() -> CalibrationPlan.Method? {
    guard let entry = entries[.method] else { return check(.moments) }
    return choice(entry.value, of: CalibrationPlan.Method.allCases.map(\.rawValue), entry.key)
      .flatMap { CalibrationPlan.Method(rawValue: $0) }.flatMap { check($0) }
  }

  /// Refuses what a method has no use for.
  private mutating func check(_ method: CalibrationPlan.Method) -> CalibrationPlan.Method? {
    let idle: [CalibrationKey] =
      switch method {
      case .moments: [.draws, .accept, .within]
      case .abc: [.starts]
      case .both: []
      }
    for key in idle {
      guard let entry = entries[key] else { continue }
      report(entry.keyPosition, entry.key, "is for the method \(key == .starts ? "moments" : "abc") or both")
    }
    return method
  }

  private mutating func count(_ key: CalibrationKey, in range: ClosedRange<Int>, else usual: Int) -> Int? {
    guard let entry = entries[key] else { return usual }
    return wholeNumber(entry.value, in: range, entry.key)
  }

  private mutating func acceptance() -> CalibrationPlan.Acceptance? {
    if let entry = entries[.within] {
      if entries[.accept] != nil { report(entry.keyPosition, entry.key, "says something else than 'accept'; give one") }
      return positiveNumber(entry.value, entry.key).map { .within($0) }
    }
    guard let entry = entries[.accept] else { return CalibrationPlan.usualAcceptance }
    guard let share = positiveNumber(entry.value, entry.key) else { return nil }
    if share > 1 { report(entry.value.position, entry.key, "\(share) is out of range; expected a share from 0 to 1") }
    return .nearest(share)
  }
}
