// SPDX-License-Identifier: GPL-3.0-or-later

/// Where scalars end, by the parser's rules.
extension YAMLOutline {
  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  mutating func advance() {
    if scalars[index] == "\n" {
      position = Position(line: position.line + 1, column: 1)
    } else {
      position.column += 1
    }
    index += 1
  }

  /// Whether a blank, a line end or the end of the text stands there.
  func isBlank(after offset: Int) -> Bool {
    guard let next = peek(offset) else { return true }
    return next == " " || next == "\t" || next == "\n" || next == "\r"
  }

  /// Whether `---` or `...` stands here on its own at the start of a line.
  var atDocumentMark: Bool {
    guard position.column == 1, let first = peek(), first == "-" || first == "." else { return false }
    return peek(1) == first && peek(2) == first && isBlank(after: 3)
  }

  mutating func quotedScalar(_ quote: Unicode.Scalar) {
    advance()
    while let next = peek() {
      advance()
      if next == "\\" && quote == "\"" {
        if peek() != nil { advance() }
      } else if next == quote {
        if quote == "'" && peek() == "'" { advance() } else { return }
      }
    }
  }

  /// Ends before a comment, a colon that makes it a key, a line that is not deep enough, or, inside brackets, the next
  /// bracket or comma. Blanks and line ends before that belong to it. Returns whether it ran past the end of a line.
  mutating func plainScalar(minimumColumn: Int, isInFlow: Bool) -> Bool {
    let firstLine = position.line
    while true {
      if atDocumentMark || peek() == "#" { break }
      while !isBlank(after: 0), let next = peek() {
        if next == ":" && isBlank(after: 1) { return position.line > firstLine }
        if isInFlow && [",", "[", "]", "{", "}"].contains(next) { return position.line > firstLine }
        advance()
      }
      let line = position.line
      while isBlank(after: 0), peek() != nil { advance() }
      let isDeepEnough = isInFlow || position.line == line || position.column >= minimumColumn
      if peek() == nil || !isDeepEnough { break }
    }
    return position.line > firstLine
  }

  /// `|` or `>`: all lines that are at least as deep as the first one, and deeper than what it is the value of.
  mutating func blockScalar(parentColumn: Int) {
    advance()
    var explicit: Int?
    while let next = peek(), next != "\n" {
      if explicit == nil, ("1"..."9").contains(next) { explicit = Int(next.value - 48) }
      if next == " " || next == "\t" || next == "#" { break }
      advance()
    }
    skipLine()
    var column = explicit.map { max(parentColumn, 1) + $0 }
    while peek() != nil {
      advance()
      let lineStart = (index, position)
      while peek() == " " && (column.map { position.column < $0 } ?? true) { advance() }
      guard let next = peek() else { return }
      if next == "\n" || next == "\r" {
        skipLine()
        continue
      }
      if column == nil { column = max(position.column, parentColumn + 1) }
      if position.column < column ?? 1 {
        (index, position) = lineStart
        return
      }
      skipLine()
    }
  }

  /// Goes on to the end of the line.
  mutating func skipLine() {
    while index < scalars.count, scalars[index] != "\n" { advance() }
  }
}
