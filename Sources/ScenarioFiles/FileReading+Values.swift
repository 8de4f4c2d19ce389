// SPDX-License-Identifier: GPL-3.0-or-later

/// Values that are no parameters of a market: numbers, words and flags that experiments are described with. Where a node
/// is no such value, that is reported and nil returned.
extension FileReading {
  mutating func number(_ node: YAMLNode, _ path: String) -> Double? {
    if case .scalar(let text, .plain) = node.content, !node.isNothing {
      do throws(DecimalText.Refusal) {
        if let value = try DecimalText.number(text) { return value }
        report(node.position, path, "\(Excerpt.of(text)) is out of range; expected a number")
      } catch {
        report(
          node.position, path, "expected a number, found \(node.found)" + (error.advice.map { "; " + $0 } ?? ""))
      }
    } else {
      report(node.position, path, "expected a number, found \(node.found)")
    }
    return nil
  }

  /// A number above 0.
  mutating func positiveNumber(_ node: YAMLNode, _ path: String) -> Double? {
    guard let value = number(node, path) else { return nil }
    if value > 0 { return value }
    report(node.position, path, "\(value) is out of range; expected a number above 0")
    return nil
  }

  mutating func wholeNumber(
    _ node: YAMLNode, in range: ClosedRange<Int>, _ path: String, unit: String = ""
  ) -> Int? {
    let limits =
      range.upperBound >= 1_000_000_000
      ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    let expected = "a whole number (\(limits)\(unit.isEmpty ? "" : ", " + unit))"
    if case .scalar(let text, .plain) = node.content, !node.isNothing {
      do throws(DecimalText.Refusal) {
        if let value = try DecimalText.integer(text), range.contains(value) { return value }
        report(node.position, path, "\(Excerpt.of(text)) is out of range; expected \(expected)")
      } catch {
        report(
          node.position, path,
          "expected \(expected), found \(node.found)" + (error.advice.map { "; " + $0 } ?? ""))
      }
    } else {
      report(node.position, path, "expected \(expected), found \(node.found)")
    }
    return nil
  }

  mutating func flag(_ node: YAMLNode, _ path: String) -> Bool? {
    if case .scalar(let text, .plain) = node.content, let value = Bool(text) { return value }
    report(node.position, path, "expected true or false, found \(node.found)")
    return nil
  }

  mutating func text(_ node: YAMLNode, _ path: String) -> String? {
    if case .scalar(let text, _) = node.content, !node.isNothing { return text }
    report(node.position, path, "expected text, found \(node.found)")
    return nil
  }

  /// One of some words.
  mutating func choice(_ node: YAMLNode, of names: [String], _ path: String) -> String? {
    guard case .scalar(let text, _) = node.content, !node.isNothing else {
      report(node.position, path, "expected one of \(names.joined(separator: ", ")), found \(node.found)")
      return nil
    }
    if names.contains(text) { return text }
    let near = NearestName.question(NearestName.among(names, to: text))
    report(
      node.position, path,
      "expected one of \(names.joined(separator: ", ")), found \(node.found)" + (near.map { "; " + $0 } ?? ""))
    return nil
  }

  /// A name for rows or columns of results.
  mutating func name(_ node: YAMLNode, _ path: String) -> String? {
    guard let text = text(node, path) else { return nil }
    let isName = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
    if isName && !text.isEmpty && text.utf8.count <= 60 { return text }
    report(node.position, path, "expected a name of letters, digits and underscores, found \(node.found)")
    return nil
  }

  /// What to say of a key that is none of those that may stand here.
  static func unknown(_ key: String, among names: [String]) -> String {
    let near = NearestName.question(NearestName.among(names, to: key))
    return "unknown key; " + (near ?? "the keys are " + WordList.and(names))
  }
}
