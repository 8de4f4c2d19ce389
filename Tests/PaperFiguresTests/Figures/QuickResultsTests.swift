// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import PaperFigures

/// What a quick look comes to, beside what it came to when `Results/quick` was made.
struct QuickResultsTests {
  private static let folder = QuickSimulations.repository.appending(path: "Results/quick")

  private func committed(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: Self.folder.appending(path: name))).map { [UInt8]($0) }
  }

  @Test func `every figure has a quick result, and every quick result a figure`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { !$0.hasPrefix(".") }
    #expect(
      Set(names) == Set(FigureCatalogue.all.map { $0.id + ".csv" } + [ClaimTable.fileName]),
      "Results/quick: the CSV files of 'seedcorn figures all --quick' but figures.csv, and nothing else")
  }

  @Test func `figures come out as they are in Results, and the same to the byte on another number of threads`()
    async throws
  {
    let three = QuickSimulations.simulations(threads: 3)
    for figure in FigureCatalogue.all {
      let bytes = FigureTable.bytes(try await figure.make(QuickSimulations.shared), of: figure)
      let again = FigureTable.bytes(try await figure.make(three), of: figure)
      #expect(bytes == again, "\(figure.id): other bytes on three threads than on two")
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0] == figure.columns.joined(separator: ","))
      #expect(lines.count > 5 && lines.last == "")
      let problems = ResultComparison.problems(bytes, beside: committed(figure.id + ".csv"))
      #expect(problems.isEmpty, "\(figure.id): \(problems.prefix(5).joined(separator: "; "))")
    }
  }

  @Test func `claims are judged as they are in Results`() async throws {
    let claims = try await ClaimTable.claims(shownBy: FigureCatalogue.all.map(\.id), from: QuickSimulations.shared)
    let bytes = ClaimTable.bytes(claims, isQuick: true)
    let problems = ResultComparison.problems(bytes, beside: committed(ClaimTable.fileName))
    #expect(problems.isEmpty, "claims: \(problems.prefix(5).joined(separator: "; "))")
  }

  @Test func `a changed digit, verdict or row is found out, the last digits are not`() {
    let table = Array("claim,value,verdict\nA,0.125,reproduced\nB,,\"depends, so far\"\n".utf8)
    func problems(_ old: String, _ new: String) -> [String] {
      ResultComparison.problems(
        Array(String(decoding: table, as: UTF8.self).replacing(old, with: new).utf8), beside: table)
    }
    #expect(problems("A", "A").isEmpty)
    #expect(problems("0.125", "0.12500000001").isEmpty && problems("0.125", "1.25e-1").isEmpty)
    #expect(problems("0.125", "0.1250000002") == ["row 2, column value: 0.1250000002 instead of 0.125"])
    #expect(problems("0.125", "-0.125").count == 1 && problems("0.125", "").count == 1)
    #expect(problems("B,,", "B,0,").count == 1)
    #expect(
      problems("depends, so far", "reproduced") == ["row 3, column verdict: reproduced instead of depends, so far"])
    #expect(problems("value", "size").count == 1)
    #expect(problems("A,0.125,reproduced\n", "") == ["2 rows instead of 3"])
    #expect(ResultComparison.problems(table, beside: nil) == ["no result to compare with"])
  }
}

/// Two tables of which numbers may differ in their last digits.
enum ResultComparison {
  /// Relative; the mathematics libraries of two machines differ by far less, and a change of the program by far more.
  static let tolerance = 1e-9

  /// What differs, by row (the header is the first) and column.
  static func problems(_ found: [UInt8], beside expected: [UInt8]?) -> [String] {
    guard let expected else { return ["no result to compare with"] }
    let (ours, theirs) = (rows(found), rows(expected))
    if ours.first != theirs.first { return ["row 1: other columns"] }
    if ours.count != theirs.count { return ["\(ours.count) rows instead of \(theirs.count)"] }
    return zip(ours, theirs).enumerated().flatMap { number, pair -> [String] in
      if pair.0.count != pair.1.count { return ["row \(number + 1): \(pair.0.count) fields"] }
      return zip(pair.0, pair.1).enumerated().compactMap { column, fields in
        agree(fields.0, fields.1)
          ? nil : "row \(number + 1), column \(theirs[0][column]): \(fields.0) instead of \(fields.1)"
      }
    }
  }

  private static func agree(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard let one = Double(one), let other = Double(other) else { return false }
    // What is 0 but for rounding has no digits to compare.
    return abs(one - other) <= max(tolerance * max(abs(one), abs(other)), 1e-15)
  }

  /// The fields of RFC 4180, quotes taken off.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var (row, field, isQuoted) = ([String](), [UInt8](), false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        rows.append(row + [String(decoding: field, as: UTF8.self)])
        (row, field) = ([], [])
      default: field.append(byte)
      }
    }
    return rows
  }
}
