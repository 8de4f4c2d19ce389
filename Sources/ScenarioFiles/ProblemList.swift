// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in a text. Lines and columns count from 1, columns in Unicode scalars.
struct Position: Equatable, Comparable, Sendable {
  var line: Int
  var column: Int

  static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where a value was given: a place in a file, or a `--set`, which has no place.
struct Origin: Sendable {
  let file: String
  let position: Position?
}

/// Collects problems so that all can be reported at once.
struct ProblemList {
  private(set) var problems: [ScenarioProblem] = []
  private(set) var kind = ScenarioProblems.Kind.badScenario
  private var files: [String: Int] = [:]
  private var keys: Set<String> = []

  var isEmpty: Bool { problems.isEmpty }

  var count: Int { problems.count }

  /// Beyond this nobody reads on, so that the search for nearest names can be spared.
  var isLong: Bool { problems.count >= 100 }

  mutating func add(_ problem: ScenarioProblem, kind: ScenarioProblems.Kind = .badScenario) {
    if files[problem.file] == nil { files[problem.file] = files.count }
    problems.append(problem)
    if let key = problem.key { keys.insert(key) }
    if self.kind == .badScenario { self.kind = kind }
  }

  mutating func add(_ origin: Origin, _ key: String?, _ message: String, kind: ScenarioProblems.Kind = .badScenario) {
    add(
      ScenarioProblem(
        file: origin.file, line: origin.position?.line, column: origin.position?.column, key: key, message: message),
      kind: kind)
  }

  /// Whether a problem was found with that key.
  func concern(_ key: String) -> Bool { keys.contains(key) }

  /// The error to throw, with problems by file and place; nil when there are none.
  var error: ScenarioProblems? {
    if isEmpty { return nil }
    func rank(_ problem: ScenarioProblem) -> (Int, Int, Int) {
      (files[problem.file] ?? 0, problem.line ?? 0, problem.column ?? 0)
    }
    let sorted = problems.enumerated().sorted {
      let (left, right) = (rank($0.element), rank($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }
    return ScenarioProblems(sorted.map(\.element), kind: kind)
  }
}
