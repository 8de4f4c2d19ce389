// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Fidelity
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import seedcorn

/// What the documentation names exists.
struct DocumentationTests {
  private let articles: [Article]

  init() throws { articles = try Article.all() }

  @Test func `every key of a parameter exists, with the value that is named`() {
    var keys = 0
    let groups = Set(ParameterTable.groups.map(\.name))
    for article in articles {
      for span in article.spans {
        guard let match = span.wholeMatch(of: /([a-z]+)\.[A-Za-z]+(?:: (\w+))?/), groups.contains(String(match.1)),
          !span.hasSuffix(".csv")
        else {
          continue
        }
        let key = String(span.prefix { $0 != ":" })
        let parameter = ParameterTable.parameter(key)
        #expect(parameter != nil, "\(article.name): \(span)")
        if let value = match.2, let kind = parameter?.kind, case .choice(let names) = kind {
          #expect(names.contains(String(value)), "\(article.name): \(span)")
        }
        keys += 1
      }
    }
    #expect(keys > 200)
  }

  @Test func `every column of a result exists`() {
    let columns = Set(
      (ObservationTable.columns + AgentSnapshot.columns).map(\.name) + ["sellers_lost", "ci_low", "ci_high"])
    var named = 0
    for article in articles {
      for span in article.spans where span.wholeMatch(of: /[a-z0-9]+(_[a-z0-9]+)+/) != nil {
        let column = span.hasSuffix("_final") ? String(span.dropLast(6)) : span
        #expect(columns.contains(column), "\(article.name): \(span)")
        named += 1
      }
    }
    #expect(named > 20)
  }

  @Test func `every command line is understood`() {
    var commands = 0
    for article in articles {
      for words in article.commands {
        #expect(throws: Never.self, "\(article.name): seedcorn \(words.joined(separator: " "))") {
          try Self.parse(words)
        }
        commands += 1
      }
    }
    #expect(commands > 40)
  }

  /// A command named alone may lack what it needs.
  private static func parse(_ words: [String]) throws {
    try UnknownCommand.check(words)
    if words.count > 1 { _ = try Seedcorn.parseAsRoot(words) }
  }

  @Test func `every path exists`() {
    var paths = 0
    for article in articles {
      for path in article.paths where !article.files.contains(path) {
        let file = Article.root.appending(path: path).path
        #expect(FileManager.default.fileExists(atPath: file), "\(article.name): \(path)")
        paths += 1
      }
    }
    #expect(paths > 60)
  }

  @Test func `every article is linked from the first page`() throws {
    let names = Set(articles.map(\.name))
    let linked = articles.flatMap { $0.text.matches(of: /<doc:(\w+)>/).map { String($0.1) } }
    #expect(names.isSuperset(of: linked))
    let first = try #require(articles.first { $0.name == "Seedcorn" })
    for name in names where name != "Seedcorn" { #expect(first.text.contains("- <doc:\(name)>"), "\(name)") }
  }

  @Test func `the table of parameters has the defaults and the values that ship`() throws {
    let article = try #require(articles.first { $0.name == "Parameters" })
    let shipped = try ShippedScenarioTests.read("exploitative.yaml").parameters
    func text(_ value: ParameterValue) -> String { "\(value)".isEmpty ? "none" : "\(value)" }
    func number(_ text: String) -> String { Double(text).map { "\($0)" } ?? text }
    var rows = 0
    for line in article.text.components(separatedBy: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let parameter = try #require(ParameterTable.parameter(cells[0].replacing("`", with: "")), "\(line)")
      #expect(number(cells[1]) == number(text(parameter.defaultValue)), "\(parameter.key)")
      let isRegime = ParameterTable.regimeGroups.contains { parameter.key.hasPrefix($0 + ".") }
      if !isRegime { #expect(number(cells[2]) == number(text(parameter.value(in: shipped))), "\(parameter.key)") }
      #expect(cells[isRegime ? 2 : 3].hasPrefix(parameter.range), "\(parameter.key)")
      rows += 1
    }
    #expect(rows > 100)
  }

  @Test func `the tutorial's edits fit the sources`() throws {
    let tutorial = try #require(articles.first { $0.name == "Tutorial" })
    var hunks = 0
    for block in tutorial.blocks where block.kind == "diff" {
      let file = try #require(block.lines.first?.wholeMatch(of: /--- a\/(.+)/).map { String($0.1) })
      let source = try String(contentsOf: Article.root.appending(path: file), encoding: .utf8)
      for hunk in block.lines.dropFirst(2).split(whereSeparator: { $0.hasPrefix("@@") }) {
        let before = hunk.filter { !$0.hasPrefix("+") }.map { String($0.dropFirst()) }.joined(separator: "\n")
        #expect(source.contains(before), "\(file):\n\(before)")
        hunks += 1
      }
    }
    #expect(hunks == 4)
  }

  @Test func `the citation is of this version`() throws {
    let citation = try String(contentsOf: Article.root.appending(path: "CITATION.cff"), encoding: .utf8)
    #expect(citation.contains("\nversion: \(Program.version)\n"))
    let article = try #require(articles.first { $0.name == "Citing" })
    #expect(article.text.contains("(version \(Program.version))"))
  }
}
