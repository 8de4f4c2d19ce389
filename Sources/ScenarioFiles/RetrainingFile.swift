// SPDX-License-Identifier: GPL-3.0-or-later

internal import Fidelity

/// What a file says about a retraining experiment.
struct RetrainingFile {
  var name: String?
  var summary: String?
  var assignments: [Assignment<RetrainingParameters>] = []

  /// The keys that are no parameters.
  enum Key: String, CaseIterable { case name, description }
}

/// Reads a file and notes every problem with it.
struct RetrainingFileReader: FileReading {
  let file: String
  var problems: ProblemList

  /// What the bytes of the file say; nil when they are no experiment file at all.
  mutating func read(_ bytes: [UInt8]) -> RetrainingFile? {
    guard let entries = entries(of: bytes, role: .experiment, example: "records: 500") else { return nil }
    var result = RetrainingFile()
    for entry in entries {
      switch RetrainingFile.Key(rawValue: entry.key) {
      case .name: result.name = name(entry)
      case .description: result.summary = summary(entry)
      case nil:
        if let setting = RetrainingParameters.setting(entry.key) {
          if let assignment = assignment(setting, entry) { result.assignments.append(assignment) }
        } else {
          report(entry.keyPosition, entry.key, problems.isLong ? "unknown key" : Self.unknownKey(entry.key))
        }
      }
    }
    return result
  }

  /// What to say of a key that names nothing.
  static func unknownKey(_ key: String, others: [String] = Key.allCases.map(\.rawValue)) -> String {
    let names = others + RetrainingParameters.table.map(\.key)
    // Scenario files have the same parameters in groups.
    let leaf = key.split(separator: ".").last.map(String.init) ?? key
    let question = NearestName.question(NearestName.among(names, to: leaf))
    return "unknown key; " + (question ?? "the keys are " + WordList.and(names))
  }

  private typealias Key = RetrainingFile.Key
}
