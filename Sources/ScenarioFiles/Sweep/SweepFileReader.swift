// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads what a sweep file says.
struct SweepFileReader: BaseFileReading {
  let file: String
  var problems: ProblemList
  var top = BaseFileTop<SweepKey>()

  static let purpose = "to vary"
  static let needed: [(key: SweepKey, meaning: String)] = [
    (.scenario, "the base scenario over which parameters vary")
  ]

  init(file: String, problems: ProblemList) {
    self.file = file
    self.problems = problems
  }

  var entries: [SweepKey: YAMLNode.Entry] { top.entries }

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
    // One at a time, what is set is the value while others vary.
    for assignment in top.settings + reader.overridden
    where design != .oneAtATime && swept.contains(where: { $0.target == .setting(assignment.setting.key) }) {
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
