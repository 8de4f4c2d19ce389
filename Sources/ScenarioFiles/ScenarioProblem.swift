// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing wrong with a scenario or a retraining experiment, and where.
public struct ScenarioProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as the user named it, `--set KEY=VALUE`, or another option with its value.
  public let file: String
  /// From 1; nil where the problem has no place in a file.
  public let line: Int?
  /// From 1, in Unicode scalars; nil where only the line, or nothing, is known.
  public let column: Int?
  /// Key path, such as `sellers.count` or `events[2].policy.rule`; nil where no key is to blame.
  public let key: String?
  /// One line that says what is wrong and, where possible, what to do.
  public let message: String

  public init(file: String, line: Int? = nil, column: Int? = nil, key: String? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.message = message
  }

  /// `file:line:column: key.path: message`, without the parts that are absent.
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return ([place, key, message] as [String?]).compactMap { $0 }.joined(separator: ": ")
  }
}

/// Everything wrong with a scenario or a retraining experiment and the files that it rests on, found in one reading.
public struct ScenarioProblems: Error, Sendable, Equatable, CustomStringConvertible {
  /// What a caller should do about it: each kind has its own exit code.
  public enum Kind: Sendable, Equatable {
    /// A file or an option says something that cannot be.
    case badScenario
    /// A file, named by the user or by another file, is not there or is a folder.
    case noSuchFile
    /// A file is there but could not be read.
    case unreadable
  }

  /// By file in the order in which they were read, then by place; never empty.
  public let problems: [ScenarioProblem]
  public let kind: Kind

  public init(_ problems: [ScenarioProblem], kind: Kind = .badScenario) {
    self.problems = problems
    self.kind = kind
  }

  /// One line a problem, at most `limit` (1 or more) of them, then a count of the rest.
  public func lines(limit: Int = 20) -> [String] {
    let shown = problems.prefix(limit).map(\.description)
    let rest = problems.count - shown.count
    return rest == 0 ? shown : shown + ["... and \(rest) more problem\(rest == 1 ? "" : "s")"]
  }

  public var description: String { lines().joined(separator: "\n") }
}
