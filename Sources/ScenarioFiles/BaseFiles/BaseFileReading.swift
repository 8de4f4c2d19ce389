// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity
internal import Market

/// Reads a file about an experiment over a base scenario: first what needs no scenario, then, over the base, the rest.
protocol BaseFileReading: FileReading {
  /// The keys at the top of the file, among them scenario, set, parameters, replicates and seed.
  associatedtype Key: RawRepresentable<String> & CaseIterable & Hashable
  associatedtype Plan

  init(file: String, problems: ProblemList)
  var top: BaseFileTop<Key> { get set }
  /// What parameters are named for under `parameters`, such as `to vary`.
  static var purpose: String { get }
  /// The keys that must be there, and what each names.
  static var needed: [(key: Key, meaning: String)] { get }

  /// What the file amounts to over its base; nil when something is wrong with it, which is noted.
  mutating func plan(over base: Scenario, _ reader: BaseReader) -> Plan?
}

/// What is known of such a file before its base has been read.
struct BaseFileTop<Key: Hashable> {
  /// The base scenario that the file names.
  var base: Reference?
  /// What the file sets in the base.
  var settings: [Assignment<Parameters>] = []
  var entries: [Key: YAMLNode.Entry] = [:]
}

extension BaseFileReading {
  /// What the file, and all files that it names, amount to.
  /// - Parameter overrides: as of ``ScenarioReader``, over the base.
  /// - Throws: every problem found in them and in the overrides.
  static func read(_ path: String, _ overrides: [String]) throws(ScenarioProblems) -> Plan {
    var reader = Self(file: path, problems: ProblemList())
    do {
      reader.readTop(try FileAccess.bytes(of: path, as: .experiment))
    } catch {
      reader.problems.add(Origin(file: path, position: nil), nil, error.message, kind: error.kind)
    }
    if let error = reader.problems.error { throw error }
    var base = BaseReader(problems: reader.problems)
    let scenario = base.read(reader.top.base, set: reader.top.settings, overrides)
    guard let scenario else { throw base.problems.error ?? ScenarioProblems([]) }
    let plan = reader.plan(over: scenario, base)
    if let error = reader.problems.error { throw error }
    guard let plan else { preconditionFailure("what cannot be planned has a problem") }
    return plan
  }

  private mutating func readTop(_ bytes: [UInt8]) {
    guard let found = entries(of: bytes, role: .experiment, example: "scenario: exploitative.yaml") else { return }
    for entry in found {
      guard let key = Key(rawValue: entry.key) else {
        let isParameter =
          ParameterTable.parameter(entry.key) != nil || ParameterTable.groups.contains { $0.name == entry.key }
        report(
          entry.keyPosition, entry.key,
          isParameter
            ? "is a parameter of scenarios; it stands under 'parameters' \(Self.purpose) or under 'set' to be set"
            : Self.unknown(entry.key, among: Key.allCases.map(\.rawValue)))
        continue
      }
      top.entries[key] = entry
    }
    if let entry = entry("scenario") { top.base = reference(entry) }
    readSettings()
    guard problems.isEmpty else { return }
    for (key, meaning) in Self.needed where top.entries[key] == nil {
      report(nil, nil, "needs '\(key.rawValue)', \(meaning)")
    }
  }

  private func entry(_ name: String) -> YAMLNode.Entry? { Key(rawValue: name).flatMap { top.entries[$0] } }

  private mutating func readSettings() {
    if let entry = entry("set") {
      if case .mapping(let members) = entry.value.content {
        var reader = LayerReader(file: file, problems: problems)
        top.settings = reader.assignments(members, scope: .file, path: "set.")
        problems = reader.problems
      } else {
        report(entry.value.position, "set", "expected parameters with values, found \(entry.value.found)")
      }
    }
    for (name, parameter) in [("replicates", "run.replicates"), ("seed", "run.seed")] {
      guard let entry = entry(name), let setting = ParameterTable.parameter(parameter) else { continue }
      do {
        let value = try ParameterText.value(entry.value, for: setting, in: file)
        top.settings.append(Assignment(setting: setting, value: value, origin: origin(entry.value.position)))
      } catch {
        report(entry.value.position, name, error.message)
      }
    }
  }
}
