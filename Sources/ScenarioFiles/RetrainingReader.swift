// SPDX-License-Identifier: GPL-3.0-or-later

public import Fidelity

/// A parameter of a retraining experiment set on the command line.
public struct RetrainingOverride: Sendable, Equatable {
  /// A key of `RetrainingParameters.table`.
  public let key: String
  /// The value, by the rules of files; paths start at the working folder.
  public let text: String
  /// The option that set it, such as `--sampling-bias`, by which problems are named.
  public let option: String

  public init(key: String, text: String, option: String) {
    self.key = key
    self.text = text
    self.option = option
  }
}

/// A retraining experiment, read and checked.
public struct RetrainingInput: Sendable {
  /// Names its rows in results.
  public let name: String
  public let summary: String
  public let parameters: RetrainingParameters
  /// Makes the learner, with what the files contain that its parameters name.
  public let factory: LearnerFactory

  public init(name: String, summary: String = "", parameters: RetrainingParameters, factory: LearnerFactory) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.factory = factory
  }
}

/// Reads retraining experiments: the defaults, a file over them, options over both.
///
/// A file is YAML with the keys of `RetrainingParameters.table`, and `name` and `description` if need be.
public struct RetrainingReader: Sendable {
  private let overrides: [RetrainingOverride]

  /// - Parameter overrides: of two for the same parameter the later holds.
  public init(overrides: [RetrainingOverride] = []) {
    self.overrides = overrides
  }

  /// The experiment that the file and the overrides amount to.
  /// - Parameter path: nil for none; the experiment then has the name of its learner.
  /// - Throws: every problem in the file, in the overrides and in the files that they name.
  public func read(_ path: String?) throws(ScenarioProblems) -> RetrainingInput {
    var problems = ProblemList()
    // Nil when there is a file that cannot be read.
    let file: RetrainingFile? = if let path { Self.file(path, &problems) } else { RetrainingFile() }
    var parameters = RetrainingParameters()
    var origins: [String: Origin] = [:]
    for assignment in (file?.assignments ?? []) + read(overrides, &problems) {
      assignment.setting.set(assignment.value, in: &parameters)
      origins[assignment.setting.key] = assignment.origin
    }
    var factory: LearnerFactory?
    if file != nil {
      let fallback = Origin(file: path ?? "defaults", position: nil)
      var material = MaterialReader(prefix: "", origins: origins, fallback: fallback, problems: problems)
      factory = material.factory(parameters.learning)
      var check = RetrainingCheck(origins: origins, fallback: fallback, problems: material.problems)
      check.check(parameters, factory)
      problems = check.problems
    }
    if let error = problems.error { throw error }
    guard let file, let factory else { preconditionFailure("what cannot be made is a problem") }
    return RetrainingInput(
      name: file.name ?? path.map(FileAccess.stem) ?? parameters.learning.learner.rawValue,
      summary: file.summary ?? "", parameters: parameters, factory: factory)
  }

  /// Why an override cannot be taken whatever else holds, or nil when it can.
  public static func problem(with override: RetrainingOverride) -> String? {
    guard let setting = RetrainingParameters.setting(override.key) else { return "unknown key" }
    if case .failure(let problem) = Override.assignment(setting, override.text, source: override.option) {
      return problem.message
    }
    return nil
  }

  private static func file(_ path: String, _ problems: inout ProblemList) -> RetrainingFile? {
    do {
      var reader = RetrainingFileReader(file: path, problems: problems)
      let file = reader.read(try FileAccess.bytes(of: path, as: .experiment))
      problems = reader.problems
      return file
    } catch {
      problems.add(Origin(file: path, position: nil), nil, error.message, kind: error.kind)
      return nil
    }
  }

  private func read(
    _ overrides: [RetrainingOverride], _ problems: inout ProblemList
  ) -> [Assignment<RetrainingParameters>] {
    var found: [Assignment<RetrainingParameters>] = []
    for override in overrides {
      let source = (override.option + " " + Excerpt.of(override.text, limit: 100)).trimmingBlanks
      guard let setting = RetrainingParameters.setting(override.key) else {
        let message = RetrainingFileReader.unknownKey(override.key, others: [])
        problems.add(Origin(file: source, position: nil), Excerpt.of(override.key), message)
        continue
      }
      switch Override.assignment(setting, override.text, source: source) {
      case .success(let assignment): found.append(assignment)
      case .failure(let problem): problems.add(problem)
      }
    }
    return found
  }
}
