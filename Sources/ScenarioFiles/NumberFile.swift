// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a file with one number a line, as weights are given. Blank lines and lines that begin with `#` count for
/// nothing.
enum NumberFile {
  /// The most numbers that a file may have.
  static let limit = 1_000_000

  /// What is wrong with a file, and on which line, counted from 1; nil: with all of it.
  typealias Problem = (line: Int?, message: String)

  /// Everything wrong with the numbers, or the first hundred such things.
  struct Failure: Error {
    let problems: [Problem]
  }

  /// Finite numbers of 0 or more with a positive, finite sum.
  static func numbers(in bytes: [UInt8]) throws(Failure) -> [Double] {
    var numbers: [Double] = []
    var problems: [Problem] = []
    var number = 0
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      let text = content(line)
      if text.isEmpty || text.first == 35 { continue }
      do throws(Refusal) {
        numbers.append(try weight(String(decoding: text, as: UTF8.self)))
      } catch {
        problems.append((number, error.message))
      }
      if problems.count == 100 { break }
      if numbers.count > limit { throw Failure(problems: [(number, "more than \(limit) numbers")]) }
    }
    if problems.isEmpty, let message = problem(with: numbers) { problems.append((nil, message)) }
    if !problems.isEmpty { throw Failure(problems: problems) }
    return numbers
  }

  /// Without blanks and tabs at both ends, the carriage return before a line feed, and a byte order mark.
  private static func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    var rest = line.starts(with: [0xEF, 0xBB, 0xBF]) && line.startIndex == 0 ? line.dropFirst(3) : line
    if rest.last == 13 { rest.removeLast() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest.drop(while: isBlank)
  }

  private struct Refusal: Error {
    let message: String
  }

  private static func weight(_ text: String) throws(Refusal) -> Double {
    let expected = "expected a number (at least 0)"
    let number: Double?
    do {
      number = try DecimalText.number(text)
    } catch {
      throw Refusal(
        message: "\(expected), found '\(Excerpt.of(text))'" + (error.advice.map { "; " + $0 } ?? ""))
    }
    guard let number, number >= 0 else { throw Refusal(message: "\(Excerpt.of(text)) is out of range; \(expected)") }
    return number
  }

  private static func problem(with numbers: [Double]) -> String? {
    if numbers.isEmpty { return "has no numbers; expected one a line" }
    let sum = numbers.reduce(0, +)
    if sum == 0 { return "has no number above 0" }
    return sum.isFinite ? nil : "has numbers too large to add up"
  }
}
