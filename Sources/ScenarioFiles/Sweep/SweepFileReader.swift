// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads what a sweep file says: first what needs no scenario, then, over the base, the rest.
struct SweepFileReader: FileReading {
  let file: String
  var problems: ProblemList
  /// The base scenario that the file names.
  private(set) var found: Reference?
  /// What the file sets in the base.
  private(set) var settings: [Assignment<Parameters>] = []
  var entries: [SweepKey: YAMLNode.Entry] = [:]

  init(file: String, problems: ProblemList) {
    self.file = file
    self.problems = problems
  }

  mutating func read(_ bytes: [UInt8]) {
    guard let top = self.entries(of: bytes, role: .experiment, example: "scenario: exploitative.yaml") else { return }
    for entry in top {
      guard let key = SweepKey(rawValue: entry.key) else {
        let isParameter =
          ParameterTable.parameter(entry.key) != nil || ParameterTable.groups.contains { $0.name == entry.key }
        report(
          entry.keyPosition, entry.key,
          isParameter
            ? "is a parameter of scenarios; it stands under 'parameters' to vary or under 'set' to be set"
            : Self.unknown(entry.key, among: SweepKey.allCases.map(\.rawValue)))
        continue
      }
      entries[key] = entry
    }
    if let entry = entries[.scenario] {
      found = reference(entry)
    } else if problems.isEmpty {
      report(nil, nil, "needs 'scenario', the base scenario over which parameters vary")
    }
    readSettings()
  }

  private mutating func readSettings() {
    if let entry = entries[.set] {
      if case .mapping(let members) = entry.value.content {
        var reader = LayerReader(file: file, problems: problems)
        settings = reader.assignments(members, scope: .file, path: "set.")
        problems = reader.problems
      } else {
        report(entry.value.position, "set", "expected parameters with values, found \(entry.value.found)")
      }
    }
    for (key, parameter) in [(SweepKey.replicates, "run.replicates"), (.seed, "run.seed")] {
      guard let entry = entries[key], let setting = ParameterTable.parameter(parameter) else { continue }
      do {
        let value = try ParameterText.value(entry.value, for: setting, in: file)
        settings.append(Assignment(setting: setting, value: value, origin: origin(entry.value.position)))
      } catch {
        report(entry.value.position, entry.key, error.message)
      }
    }
  }

  /// The sweep over a base; nil when something is wrong with it, which is noted.
  mutating func plan(over base: Scenario, _ reader: BaseReader) -> SweepPlan? {
    var reader = reader
    var parameters = SweptParameterReader(file: file, problems: problems, base: base, resolver: reader.resolver)
    let swept = entries[.parameters].map { parameters.read($0.value) } ?? []
    problems = parameters.problems
    let design = readDesign(swept, &parameters)
    let metrics = readMetrics(in: base, design?.1 ?? swept)
    let stopping = entries[.stop].flatMap { readStopping($0.value, metrics, base.parameters.run.replicates) }
    guard let (design, swept) = design else { return nil }
    for assignment in settings + reader.overridden
    where swept.contains(where: { $0.target == .setting(assignment.setting.key) }) {
      problems.add(
        assignment.origin, assignment.setting.key, "varies between the points of the sweep; it cannot be set")
    }
    reader.problems = problems
    let materials = reader.materials(for: swept, over: base)
    problems = reader.problems
    let sharesLuck = entries[.commonLuck].map { flag($0.value, "commonLuck") } ?? true
    let keepsPeriods = entries[.keepPeriods].map { flag($0.value, "keepPeriods") } ?? false
    let name = entries[.name].map { self.name($0) } ?? FileAccess.stem(of: file)
    let summary = entries[.description].map { self.summary($0) } ?? ""
    guard problems.isEmpty, let name, let summary, let sharesLuck, let keepsPeriods else { return nil }
    return SweepPlan(
      name: name, summary: summary, file: file, base: base, baseFile: reader.file,
      space: ParameterSpace(swept, materials: materials), design: design, stopping: stopping, metrics: metrics,
      sharesLuck: sharesLuck, keepsPeriods: keepsPeriods)
  }
}
