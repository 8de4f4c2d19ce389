// SPDX-License-Identifier: GPL-3.0-or-later

/// A first pass over a file, token by token as the YAML parser will see it, that keeps no values.
///
/// It finds what must not reach the parser: nesting and counts that would exhaust its stack or memory (its tree is
/// built recursively, and compares whole keys), and what the files do not use. In a text that is not YAML it may
/// take tokens for others; the parser then refuses the text anyway.
struct YAMLOutline {
  /// Collections inside one another.
  static let nestingLimit = 100
  /// Scalars, lists, mappings and aliases.
  static let nodeLimit = 100_000

  typealias Problem = (position: Position, key: String?, message: String)

  /// Why the text must not reach the parser, or nil when it may.
  private(set) var obstacle: Problem?
  /// Keys that are given twice in one mapping: the parser finds them too, but not their places.
  private(set) var repeatedKeys: [Problem] = []

  let scalars: [Unicode.Scalar]
  var index = 0
  var position = Position(line: 1, column: 1)
  private var nodes = 0
  /// Block collections from the outermost: the column at which each one stands.
  private var blocks: [Level] = []
  private var flows: [Level] = []
  /// Where the last token began that could be a key, and where it ended.
  private var candidate: (start: Position, from: Int, to: Int, kind: TokenKind)?
  /// Whether only blanks and block indicators stand before the next token on its line.
  private var lineIsFresh = true

  private enum TokenKind { case scalar, anchor, alias, collection }

  private struct Level {
    let column: Int
    var isSequence = false
    var current: String?
    var lines: [String: Int] = [:]
  }

  init(_ text: SourceText) {
    scalars = text.scalars
    while obstacle == nil && skipToToken() { token() }
  }

  private var isInFlow: Bool { !flows.isEmpty }

  private mutating func giveUp(_ message: String, at place: Position) {
    obstacle = obstacle ?? (place, nil, message)
  }

  private mutating func countNode() {
    nodes += 1
    if nodes > Self.nodeLimit {
      giveUp("more than \(Self.nodeLimit) values; a file cannot have so many", at: position)
    }
  }

  private mutating func checkDepth(at place: Position) {
    if blocks.count + flows.count > Self.nestingLimit {
      giveUp("nested more than \(Self.nestingLimit) deep", at: place)
    }
  }

  // MARK: Between tokens

  /// Skips blanks, comments and line ends; false at the end of the text.
  private mutating func skipToToken() -> Bool {
    while let next = peek() {
      switch next {
      case "\t" where lineIsFresh && !isInFlow:
        giveUp("a tab in the indentation; indent with spaces", at: position)
        return false
      case " ", "\t", "\r": advance()
      case "\n":
        advance()
        lineIsFresh = true
      case "#": skipLine()
      default: return true
      }
    }
    return false
  }

  // MARK: Tokens

  private mutating func token() {
    guard let first = peek() else { return }
    let start = position
    let beganFresh = lineIsFresh
    if !isInFlow { blocks.removeLast(blocks.reversed().prefix { $0.column > start.column }.count) }
    if start.column == 1, isDocumentMark(first) { return }
    switch first {
    case "[", "{": openFlow(first, at: start)
    case "]", "}": closeFlow()
    case ",":
      advance()
      lineIsFresh = false
      candidate = nil
    case "-" where isBlank(after: 1):
      advance()
      candidate = nil
      openBlock(at: start, isSequence: true)
      lineIsFresh = beganFresh
    case "?" where isInFlow || isBlank(after: 1):
      giveUp("'?' begins a complex key, which is not used here; quote it if it is text", at: start)
    case ":" where isInFlow || isBlank(after: 1): value(at: start)
    case "*", "&": anchorOrAlias(first, at: start)
    case "!": giveUp("tags (!) are not used here; quote the text if it begins with '!'", at: start)
    case "|" where !isInFlow, ">" where !isInFlow:
      countNode()
      candidate = nil
      blockScalar(parentColumn: blocks.last?.column ?? 0)
      lineIsFresh = true
    case "'", "\"":
      countNode()
      let from = index
      quotedScalar(first)
      note(.scalar, start: start, from: from)
    default:
      countNode()
      let from = index
      let ranOn = plainScalar(minimumColumn: (blocks.last?.column ?? 0) + 1, isInFlow: isInFlow)
      note(.scalar, start: start, from: from)
      lineIsFresh = ranOn
    }
  }

  /// Remembers a token that would be a key if a colon follows on its line.
  private mutating func note(_ kind: TokenKind, start: Position, from: Int) {
    lineIsFresh = false
    // An anchor before the token belongs to it.
    if let anchor = candidate, anchor.kind == .anchor, anchor.start.line == start.line {
      candidate = (anchor.start, from, index, kind)
    } else {
      candidate = (start, from, index, kind)
    }
  }

  private mutating func anchorOrAlias(_ first: Unicode.Scalar, at start: Position) {
    let from = index
    advance()
    while let next = peek(), next == "_" || next == "-" || Character(next).isLetter || Character(next).isNumber {
      advance()
    }
    lineIsFresh = false
    if first == "*" { countNode() }
    candidate = (start, from, index, first == "*" ? .alias : .anchor)
  }

  private mutating func isDocumentMark(_ first: Unicode.Scalar) -> Bool {
    if first == "%" {
      skipLine()
      return true
    }
    guard atDocumentMark else { return false }
    for _ in 0..<3 { advance() }
    blocks = []
    flows = []
    candidate = nil
    return true
  }

  // MARK: Collections

  private mutating func openBlock(at start: Position, isSequence: Bool) {
    if isInFlow || (blocks.last?.column ?? 0) >= start.column { return }
    countNode()
    blocks.append(Level(column: start.column, isSequence: isSequence))
    checkDepth(at: start)
  }

  private mutating func openFlow(_ first: Unicode.Scalar, at start: Position) {
    countNode()
    advance()
    lineIsFresh = false
    candidate = nil
    flows.append(Level(column: start.column, isSequence: first == "["))
    checkDepth(at: start)
  }

  private mutating func closeFlow() {
    let start = position
    advance()
    lineIsFresh = false
    if isInFlow { flows.removeLast() }
    candidate = (start, index - 1, index, .collection)
  }

  private mutating func value(at colon: Position) {
    let key = candidate
    candidate = nil
    advance()
    lineIsFresh = false
    guard let key, key.start.line == colon.line else {
      // A colon without a key opens a mapping too.
      return openBlock(at: colon, isSequence: false)
    }
    openBlock(at: key.start, isSequence: false)
    switch key.kind {
    case .alias: giveUp("an alias cannot be a key", at: key.start)
    case .collection: giveUp("a list or mapping cannot be a key", at: key.start)
    case .anchor: break
    case .scalar: noteKey(String(String.UnicodeScalarView(scalars[key.from..<key.to])), at: key.start)
    }
  }

  /// Finds keys given twice, which the parser would name without their place.
  private mutating func noteKey(_ written: String, at place: Position) {
    let key = Self.unquoted(written)
    let path = (blocks.dropLast(isInFlow ? 0 : 1) + flows.dropLast()).compactMap(\.current) + [key]
    func note(_ level: inout Level) -> Int? {
      level.current = key
      if level.isSequence { return nil }
      defer { level.lines[key] = level.lines[key] ?? place.line }
      return level.lines[key]
    }
    let earlier = isInFlow ? note(&flows[flows.count - 1]) : blocks.isEmpty ? nil : note(&blocks[blocks.count - 1])
    if let earlier {
      let message = "given twice; the first is on line \(earlier)"
      repeatedKeys.append((place, Excerpt.of(path.joined(separator: ".")), message))
    }
  }

  private static func unquoted(_ written: String) -> String {
    let key = written.trimmingBlanks
    guard key.count >= 2, let first = key.first, first == key.last, first == "'" || first == "\"" else { return key }
    return String(key.dropFirst().dropLast())
  }
}
