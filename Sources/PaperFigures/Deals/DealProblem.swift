// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing wrong with a table of deals, and where.
public struct DealProblem: Sendable, Equatable, CustomStringConvertible {
  /// Where the row begins, from 1; nil where the whole table is to blame.
  public let line: Int?
  /// The name of the column; nil where the whole row is to blame.
  public let column: String?
  /// One line that says what is wrong and, where possible, what was expected.
  public let message: String

  /// `line 5: year: message`, without the parts that are absent.
  public var description: String {
    ([line.map { "line \($0)" }, column, message] as [String?]).compactMap { $0 }.joined(separator: ": ")
  }

  /// Quotes the user's own text, so that no text can break a line or a terminal.
  static func quoted(_ text: String) -> String {
    let limit = 60
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) { shown.append(isPlain(scalar) ? scalar : "\u{FFFD}") }
    return "'" + String(shown) + (text.unicodeScalars.dropFirst(limit).isEmpty ? "" : "...") + "'"
  }

  /// Whether a character shows as itself.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
    default: true
    }
  }
}

/// Everything wrong with a table of deals, or the first hundred such things, by line.
public struct DealProblems: Error, Sendable, Equatable, CustomStringConvertible {
  /// Beyond this nobody reads on.
  static let limit = 100

  /// Never empty.
  public let problems: [DealProblem]

  init(_ problems: [DealProblem]) {
    let sorted = problems.enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }
    self.problems = Array(sorted.map(\.element).prefix(Self.limit))
  }

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
