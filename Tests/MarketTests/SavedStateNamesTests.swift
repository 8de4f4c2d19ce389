// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Fidelity
@testable import Market

/// Whoever adds a stored property has to put it into the state, or to say here why the future does without it.
struct SavedStateNamesTests {
  /// Stored properties that are not in a state, by type.
  private static let left: [String: Set<String>] = [
    // Given by the scenario and the replicate.
    "World": [
      "parameters", "luck", "firstPlatform", "feeRanks",
      // Laid out anew in each period before anybody looks.
      "producing", "offering", "absent", "keptPrice", "supplies", "chosen", "ledger", "payments", "scratch",
    ],
    "Market": ["schedule", "nextChange"],
    // Sizes of columns that are checked, and buffers.
    "Suppliers": ["sellers", "producers"], "Buyers": ["count", "plans", "outlooks"],
    "Lineage": ["models", "creators", "sampled", "ranked"],
    "MatchRows": ["starts", "candidates", "candidateCounts", "candidateMatches", "isStanding"],
    "FirstBest": ["held", "added"], "RegressionRecords": ["dimensions", "factor", "rest", "root"],
    "RegressionModel": ["system", "solution"], "CategoricalRecords": ["source", "order"],
    "NGramCounts": ["order", "vocabularySize"], "NGramModel": ["smoothing"],
    "LearnerCohort": ["learner", "lots", "real", "synthetic"], "TrainingMemory": ["workflow", "fixedReal"],
    "TrainingSet": ["realWeight"],
  ]
  /// Properties that stand in a state under other names.
  private static let renamed: [String: [String: Set<String>]] = [
    "World": ["lineage": ["isTracked", "lineage"], "tally": ["certifiedBefore"], "models": []],
    "Market": ["world": [], "sampler": ["draws"]], "FirstBest": ["ranked": ["ranked", "ratios"]],
  ]

  /// Notes the names that a part shows, without those of the parts inside it.
  private struct Names: StateVisitor {
    var found: [String] = []
    var parts: [any StatePart] = []

    mutating func visit<Value: StateValue>(_ name: StaticString, _ value: inout Value) { found.append("\(name)") }
    mutating func visit<Value: StateValue>(_ name: StaticString, _ column: inout [Value], _ count: StateCount) {
      found.append("\(name)")
    }
    mutating func visit<Record: StateRecord>(_ name: StaticString, _ records: inout [Record], _ count: StateCount) {
      found.append("\(name)")
      parts.append(Record())
    }
    mutating func visit<Part: StatePart>(_ name: StaticString, _ part: inout Part) {
      found.append("\(name)")
      parts.append(part)
    }
    mutating func count(_ name: StaticString, _ count: Int) -> Int { count }
    mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String) {}
  }

  private func expected(_ type: String, _ stored: some Sequence<String>) -> Set<String> {
    var names: Set<String> = []
    for name in stored where Self.left[type]?.contains(name) != true {
      names.formUnion(Self.renamed[type]?[name] ?? [name])
    }
    return names
  }

  /// Checks a part and all in it.
  private func check(_ part: any StatePart) {
    var (part, names) = (part, Names())
    part.visit(&names)
    let type = "\(Swift.type(of: part))"
    let stored = Mirror(reflecting: part).children.compactMap(\.label)
    #expect(!stored.isEmpty, "\(type)")
    #expect(Set(names.found) == expected(type, stored), "\(type)")
    // Of lists of lists the counts come first.
    let once = names.found.filter { $0 != "holdings" }
    #expect(Set(once).count == once.count, "\(type): a name twice")
    for part in names.parts { check(part) }
  }

  private func market() throws -> Market {
    var parameters = EveryLearnerTests().small(.law, .replace)
    parameters.provenance.lineage = .tracked
    parameters.matching.rule = .all
    var market = try Market(Scenario(name: "names", parameters: parameters), replicate: 1)
    try market.playPeriod()
    return market
  }

  @Test func `all parts of a market`() throws {
    var market = try market()
    var names = Names()
    market.world.visit(&names)
    #expect(names.parts.count == 11, "parts of the world, states of its models among them")
    for part in names.parts { check(part) }
    check(Holding())
    check(TrainingPlan())
  }

  /// What cannot be copied has no mirror: its source has to do.
  @Test(arguments: [("World", "State/World.swift"), ("Market", "Market.swift")])
  func `the market and its world themselves`(type: String, file: String) throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Market/" + file)
    let lines = try String(contentsOf: sources, encoding: .utf8).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("struct \(type): ~Copyable") })
    let end = try #require(lines[start...].firstIndex { $0 == "}" })
    let stored = lines[start..<end].compactMap { line -> String? in
      let declaration = /^  (?:public |private |private\(set\) )*(?:var|let) (\w+)(?!.*\{)/
      return try? declaration.firstMatch(in: line).map { String($0.1) }
    }
    #expect(stored.count > 6)
    var market = try market()
    var names = Names()
    if type == "World" {
      market.world.visit(&names)
      // Models show themselves owner by owner.
      names.found.removeAll { ["logFidelity", "amount", "state"].contains($0) }
    } else {
      market.visit(&names)
      var world = Names()
      market.world.visit(&world)
      names.found.removeFirst(world.found.count)
    }
    #expect(Set(names.found) == expected(type, stored))
  }

  @Test func `models and piles of every learner`() throws {
    check(RegressionRecords(dimensions: 2))
    check(RegressionModel(coefficients: [1]))
    check(GaussianRecords(dimensions: 2))
    check(GaussianLearner().truth)
    check(CategoricalRecords())
    check(CategoricalModel(proportions: [1, 2]))
    let text = NGramLearner(EveryLearnerTests.corpus, order: 2, smoothing: .kneserNey)
    let language = try #require(text.start.ngrams)
    check(language)
    #expect(Mirror(reflecting: text.start).children.map(\.label) == ["ngrams", "crossEntropy", "coverage"])
    #expect(Mirror(reflecting: text.noRecords).children.map(\.label) == ["human", "written"])
    let memory = TrainingMemory(.replace, learner: SquareLaw())
    #expect(
      Mirror(reflecting: memory).children.map(\.label) == [
        "workflow", "training", "fixedReal", "realPiles", "syntheticPiles",
      ])
    let cohort = SquareLaw().cohort(owners: 1, workflow: .replace, realWeight: nil)
    #expect(
      Mirror(reflecting: cohort).children.map(\.label) == [
        "learner", "models", "memories", "states", "lots", "real", "synthetic",
      ])
  }
}
