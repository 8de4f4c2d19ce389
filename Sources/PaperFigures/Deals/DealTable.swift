// SPDX-License-Identifier: GPL-3.0-or-later

internal import ScenarioFiles

/// A table of data deals, such as the one that Seedcorn ships from arXiv 2601.09966.
public struct DealTable: Sendable {
  /// In the order of the table; at least one.
  public let deals: [DataDeal]

  /// Reads comma-separated values after RFC 4180, in UTF-8, with a header that has each ``DealColumn`` once.
  /// - Throws: ``DealProblems`` with everything wrong, or the first hundred such things.
  public init(csv bytes: [UInt8]) throws(DealProblems) {
    let text = SeparatedText(bytes)
    let header = text.records.first
    // A header that cannot be read leaves its line to the problems, and the rows without names.
    let isHeaderBroken = text.problems.contains { $0.line < header?.line ?? .max }
    let names = isHeaderBroken ? [] : header?.fields ?? []
    var problems = text.problems.map { problem in
      let name = names.indices.contains(problem.field) ? DealColumn(rawValue: names[problem.field]) : nil
      return DealProblem(
        line: problem.line, column: name?.rawValue ?? "field \(problem.field + 1)", message: problem.message)
    }
    if isHeaderBroken { throw DealProblems(problems) }
    guard let header else {
      throw DealProblems([DealProblem(line: nil, column: nil, message: "has no header line")])
    }
    var reader = DealReader(header: header)
    // Without all columns every row would be wrong in the same way.
    var deals: [DataDeal] = []
    if reader.problems.isEmpty { deals = text.records.dropFirst().compactMap { reader.deal(in: $0) } }
    problems += reader.problems
    if problems.isEmpty && deals.isEmpty {
      problems.append(DealProblem(line: nil, column: nil, message: "has no deals, only a header"))
    }
    if !problems.isEmpty { throw DealProblems(problems) }
    self.deals = deals
  }
}
