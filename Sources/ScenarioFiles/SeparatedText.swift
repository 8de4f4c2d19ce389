// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes comma-separated values after RFC 4180 apart: lines end with CR LF or LF, quoted fields may hold commas, line
/// breaks and doubled quotes. A byte order mark and blank lines count for nothing.
public struct SeparatedText {
  public struct Record: Sendable {
    /// Where it begins, from 1.
    public let line: Int
    public let fields: [String]
  }

  public struct Problem: Sendable {
    /// Where the record begins, from 1.
    public let line: Int
    /// The place of the field within the record, from 0.
    public let field: Int
    public let message: String
  }

  /// Those with nothing wrong.
  public private(set) var records: [Record] = []
  public private(set) var problems: [Problem] = []

  private let bytes: [UInt8]
  private var place: Int
  private var line = 1

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count { readRecord() }
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func readRecord() {
    let (first, start, before) = (line, place, problems.count)
    var fields: [String] = []
    repeat {
      let isFollower = !fields.isEmpty
      if isFollower { place += 1 }
      let isQuoted = place < bytes.count && bytes[place] == Self.quote
      let (content, message) = isQuoted ? quotedField() : plainField()
      let text = String(validating: content, as: UTF8.self)
      if let message = message ?? (text == nil ? "is not UTF-8 text" : nil) {
        problems.append(Problem(line: first, field: fields.count, message: message))
      }
      fields.append(text ?? "")
    } while place < bytes.count && bytes[place] == Self.comma
    let isBlank = isLineEnd(start)
    skipLineEnd()
    if problems.count == before && !isBlank { records.append(Record(line: first, fields: fields)) }
  }

  /// Everything up to a comma or the end of the line.
  private mutating func plainField() -> (content: [UInt8], problem: String?) {
    let start = place
    while place < bytes.count && bytes[place] != Self.comma && !isLineEnd(place) { place += 1 }
    let content = Array(bytes[start..<place])
    return (content, content.contains(Self.quote) ? "has a quote inside but does not begin with one" : nil)
  }

  private mutating func quotedField() -> (content: [UInt8], problem: String?) {
    let opening = line
    var content: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      if place < bytes.count, bytes[place] == Self.quote {
        content.append(Self.quote)
        place += 1
        continue
      }
      if place == bytes.count || bytes[place] == Self.comma || isLineEnd(place) { return (content, nil) }
      // Where such a field should have ended nobody knows: the rest of its line is passed over.
      while place < bytes.count && !isLineEnd(place) { place += 1 }
      return (content, "has text after its closing quote; write a quote inside as two")
    }
    return ([], "has no closing quote for the one that opens on line \(opening)")
  }

  private func isLineEnd(_ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    if bytes[place] == Self.newline { return true }
    return bytes[place] == Self.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == Self.newline
  }

  private mutating func skipLineEnd() {
    guard place < bytes.count else { return }
    place += bytes[place] == Self.carriageReturn ? 2 : 1
    line += 1
  }
}
