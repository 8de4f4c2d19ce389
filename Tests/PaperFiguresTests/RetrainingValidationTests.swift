// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import GSL
import Luck
import Synchronization
import Testing

@testable import PaperFigures

struct RetrainingValidationTests {
  @Test func `every published result comes out of the learners within 3.5 standard errors`() async throws {
    let groups = try PublishedRetraining.groups()
    let rows = try await RetrainingValidation(groups, seed: 1, threads: 2, isQuick: true).run()
    #expect(rows.map(\.target.id) == groups.flatMap { $0.targets.map(\.id) })
    for row in rows {
      let z = row.z
      #expect((z == nil) == (row.target.basis == .publishedApproximation))
      if let z { #expect(abs(z) <= 3.5, "\(row.target.id): \(row.ours) for \(row.target.expected), z = \(z)") }
    }
    let tested = rows.compactMap(\.z)
    // Standard errors that were too wide would make every z small: their squares are 1 on average.
    let meanSquare = tested.reduce(0) { $0 + $1 * $1 } / Double(tested.count)
    #expect(meanSquare > 0.3 && meanSquare < 2.5)
  }

  @Test func `targets can be told apart and say what a reader needs`() throws {
    let groups = try PublishedRetraining.groups()
    let targets = groups.flatMap(\.targets)
    #expect(Set(targets.map(\.id)).count == targets.count)
    for section in 1...9 { #expect(targets.contains { $0.id.hasPrefix("B\(section).") }) }
    for target in targets {
      #expect(![target.paper, target.statement, target.setting, target.published].contains(""))
      #expect(target.expected.isFinite)
    }
    for group in groups where group.replicates < 10_000 {
      #expect(group.targets.allSatisfy { $0.note.contains("fewer replicates since") })
    }
  }

  /// A uniform number and its square.
  private func uniform(_ id: String, expected: Double = 0.5, basis: RetrainingTarget.Basis = .closedForm)
    -> RetrainingGroup
  {
    func target(_ id: String, _ expected: Double) -> RetrainingTarget {
      RetrainingTarget(
        id: id, paper: "none", statement: "mean, of luck", setting: "uniform", published: "1/2", expected: expected,
        basis: basis)
    }
    return RetrainingGroup(
      [target(id, expected), target(id + ".square", 1 / 3.0)], replicates: 2_000, quickReplicates: 300
    ) { luck, sampler, values, _ in
      sampler.begin(luck.key(.learner))
      values[0] = sampler.uniform()
      values[1] = values[0] * values[0]
    }
  }

  @Test func `a wrong value is found out, a right one is not, and an approximate one is not judged`() async throws {
    let rows = try await RetrainingValidation(
      [uniform("right"), uniform("wrong", expected: 0.47), uniform("about", basis: .publishedApproximation)], seed: 3,
      threads: 1
    ).run()
    #expect(rows.count == 6)
    let scores = rows.map(\.z)
    for place in [0, 1, 3] {
      let right = try #require(scores[place])
      #expect(abs(right) < 3.5)
    }
    let wrong = try #require(scores[2])
    #expect(wrong > 3.5)
    #expect(scores[4] == nil)
    // The standard deviation of a uniform number is 1/sqrt 12.
    #expect(abs(rows[0].standardError * (12.0 * 2_000).squareRoot() - 1) < 0.05)
  }

  @Test func `a group has luck of its own, whatever stands beside it`() async throws {
    func means(_ groups: [RetrainingGroup], seed: Int) async throws -> [Double] {
      try await RetrainingValidation(groups, seed: seed, threads: 1, isQuick: true).run().map(\.ours)
    }
    let both = try await means([uniform("one"), uniform("two")], seed: 5)
    let alone = try await means([uniform("two")], seed: 5)
    let reseeded = try await means([uniform("two")], seed: 6)
    #expect(both[2...].elementsEqual(alone))
    #expect(both[0] != both[2])
    #expect(reseeded[0] != alone[0])
  }

  @Test func `the table is the same to the byte for every number of threads`() async throws {
    let groups = try PublishedRetraining.groups().filter { group in
      ["B1", "B8"].contains { group.targets[0].id.hasPrefix($0) }
    }
    var tables: [[UInt8]] = []
    for threads in 1...3 {
      let rows = try await RetrainingValidation(groups, seed: 2, threads: threads, isQuick: true).run()
      tables.append(ValidationTable.bytes(rows))
    }
    #expect(tables[0] == tables[1] && tables[0] == tables[2])
  }

  @Test func `a row of the table reads as its target and result, with no z where nothing is tested`() async throws {
    let rows = try await RetrainingValidation(
      [uniform("right"), uniform("about", basis: .publishedApproximation)], seed: 3, threads: 1, isQuick: true
    ).run()
    let lines = String(decoding: ValidationTable.bytes(rows), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0] == "id,result,source,setting,published,expected,ours,standard_error,z,replicates,note")
    let z = try #require(rows[0].z)
    #expect(
      lines[1]
        == "right,\"mean, of luck\",none,uniform,1/2,0.5,\(rows[0].ours),\(rows[0].standardError),\(z),300,closed form")
    #expect(lines[3].hasSuffix("\(rows[2].standardError),,300,published approximation only"))
    #expect(lines.count == 6 && lines[5].isEmpty)
  }

  @Test func `progress rises to all replicates of all groups`() async throws {
    let validation = RetrainingValidation([uniform("one"), uniform("two")], seed: 1, threads: 2, isQuick: true)
    let seen = Mutex([Int]())
    _ = try await validation.run(progress: { done in seen.withLock { $0.append(done) } })
    let counts = seen.withLock { $0 }
    #expect(validation.totalReplicates == 600)
    #expect(counts == counts.sorted() && counts.last == 600)
  }

  @Test(arguments: [1.0, .infinity])
  func `a value that is always the same, or not finite, is refused`(value: Double) async throws {
    let target = RetrainingTarget(
      id: "stuck", paper: "none", statement: "one", setting: "none", published: "1", expected: 1, basis: .closedForm)
    let stuck = RetrainingGroup([target], replicates: 10) { _, _, values, _ in values[0] = value }
    await #expect(throws: TargetWithoutSpread(id: "stuck", value: value)) {
      try await RetrainingValidation([stuck], seed: 1, threads: 1).run()
    }
  }

  @Test func `work that is stopped ends with an interruption`() async throws {
    let stop = StopFlag()
    stop.raise()
    await #expect(throws: Interrupted.self) {
      try await RetrainingValidation([uniform("one")], seed: 1, threads: 1).run(stop: stop)
    }
  }
}
