// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the XML that drawings are written in. Entities of the file's own, which could stand for anything, are refused.
struct XMLReader {
  struct Fault: Error {
    let line: Int
    let message: String
  }

  /// The most elements within one another.
  private static let depth = 100

  private let bytes: [UInt8]
  private var place = 0

  /// The one element that holds all others.
  static func root(of bytes: [UInt8]) throws(Fault) -> XMLElement {
    var reader = XMLReader(bytes: bytes)
    return try reader.root()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private mutating func root() throws(Fault) -> XMLElement {
    var open: [XMLElement] = []
    var root: XMLElement?
    func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(Self.isSpace) }
    while place < bytes.count {
      if skip("<?") {
        _ = try text(to: "?>")
      } else if skip("<!--") {
        _ = try text(to: "-->")
      } else if skip("<![CDATA[") {
        let text = try text(to: "]]>")
        guard !open.isEmpty else { throw fault("text outside of all elements") }
        open[open.count - 1].children.append(.text(text))
      } else if skip("<!DOCTYPE") {
        if try text(to: ">").utf8.contains(UInt8(ascii: "[")) { throw fault("declarations of its own") }
      } else if skip("</") {
        let name = try text(to: ">")
        guard let last = open.popLast(), name.split(whereSeparator: \.isWhitespace) == [last.name[...]] else {
          throw fault("'</\(name)>' where no such element is open")
        }
        if open.isEmpty { root = last } else { open[open.count - 1].children.append(.element(last)) }
      } else if skip("<") {
        guard root == nil, open.count < Self.depth else { throw fault("an element where there can be none") }
        let (element, isWhole) = try tag()
        if !isWhole {
          open.append(element)
        } else if open.isEmpty {
          root = element
        } else {
          open[open.count - 1].children.append(.element(element))
        }
      } else {
        let text = try decoded(textToTag())
        if !open.isEmpty {
          open[open.count - 1].children.append(.text(text))
        } else if !isBlank(text) {
          throw fault("text outside of all elements")
        }
      }
    }
    guard let root, open.isEmpty else { throw fault(open.last.map { "'<\($0.name)>' is not closed" } ?? "no element") }
    return root
  }

  /// The rest of a start tag, and whether it is an element without content.
  private mutating func tag() throws(Fault) -> (XMLElement, isWhole: Bool) {
    let name = word()
    guard !name.isEmpty else { throw fault("'<' without the name of an element") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      if skip("/>") { return (XMLElement(name: name, attributes: attributes), true) }
      if skip(">") { return (XMLElement(name: name, attributes: attributes), false) }
      let attribute = word()
      skipSpace()
      guard !attribute.isEmpty, skip("=") else { throw fault("'<\(name)' without its end") }
      skipSpace()
      let quote = skip("\"") ? "\"" : skip("'") ? "'" : ""
      guard !quote.isEmpty else { throw fault("'\(attribute)' without a value in quotes") }
      let value = try text(to: quote)
      guard !value.utf8.contains(UInt8(ascii: "<")), !attributes.contains(where: { $0.name == attribute }) else {
        throw fault("'\(attribute)' twice, or with '<'")
      }
      attributes.append((attribute, try decoded(value)))
    }
  }

  // MARK: - Parts

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private mutating func skipSpace() { while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 } }

  private mutating func skip(_ mark: String) -> Bool {
    guard bytes[place...].starts(with: mark.utf8) else { return false }
    place += mark.utf8.count
    return true
  }

  private mutating func word() -> String {
    let start = place
    let ends = Set("=/><\"'".utf8)
    while place < bytes.count, !Self.isSpace(bytes[place]), !ends.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func text(to mark: String) throws(Fault) -> String {
    let start = place
    while place < bytes.count {
      let end = place
      if skip(mark) { return String(decoding: bytes[start..<end], as: UTF8.self) }
      place += 1
    }
    place = start
    throw fault("'\(mark)' is missing")
  }

  private mutating func textToTag() -> String {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static let entities: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private func decoded(_ text: String) throws(Fault) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(parts.removeFirst())
    for part in parts {
      guard let end = part.firstIndex(of: ";") else { throw fault("'&' that begins no entity") }
      let name = part[..<end]
      if let known = Self.entities[name] {
        result += known
      } else if name.first == "#", let scalar = Self.scalar(name.dropFirst()) {
        result.unicodeScalars.append(scalar)
      } else {
        throw fault("the entity '&\(name);'")
      }
      result += part[part.index(after: end)...]
    }
    return result
  }

  private static func scalar(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x"
    return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10).flatMap(
      Unicode.Scalar.init)
  }

  private func fault(_ message: String) -> Fault {
    Fault(line: 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") }, message: message)
  }
}
