// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Luck
import Testing

@testable import Market

/// A market that was put down and taken up again is the market that was never put down, bit by bit.
struct SavedStateTests {
  /// Everything that anybody can see of a market.
  private func sight(_ market: borrowing Market) -> [UInt64] {
    var bits = market.rows.map(\.bitPattern)
    for agent in market.agents() { bits += agent.values.map(\.bitPattern) }
    for lineage in market.lineages() {
      bits.append(lineage.unattributed.bitPattern)
      for part in lineage.parts { bits += [UInt64(part.creator), part.weight.bitPattern] }
    }
    for account in market.buyerAccounts { bits += [account.income.bitPattern, account.payment.bitPattern] }
    return bits
  }

  /// Plays a scenario with and without being put down after a period; returns whether a contract was under way then.
  @discardableResult
  private func check(_ scenario: Scenario, replicate: Int = 1, putDownAfter last: Int, _ name: String) throws -> Bool {
    var whole = try Market(scenario, replicate: replicate)
    for _ in 0..<last { try whole.playPeriod() }
    let saved = whole.savedState()
    let runsOn = whole.world.buyers.holdings.contains { $0.contains { Int($0.expiry) > last } }
    var branch = try Market.goingOn(from: saved, scenario, replicate: replicate)
    #expect(branch.savedState() == saved, "\(name)")
    #expect(sight(branch) == sight(whole), "\(name)")
    for period in last..<scenario.parameters.run.periods {
      try whole.playPeriod()
      try branch.playPeriod()
      try #require(sight(branch) == sight(whole), "\(name), period \(period + 1)")
    }
    #expect(branch.savedState() == whole.savedState() && branch.notices == whole.notices, "\(name)")
    return runsOn
  }

  @Test(arguments: 0..<10)
  func `in whatever market`(block: Int) throws {
    var underWay = 0
    for number in block * 40..<(block + 1) * 40 {
      let scenario = RandomMarketTests.scenario(number)
      let last = 1 + number % (scenario.parameters.run.periods - 1)
      do {
        underWay += try check(scenario, putDownAfter: last, "market \(number) after period \(last)") ? 1 : 0
      } catch {
        Issue.record("market \(number): \(error)")
      }
    }
    #expect(underWay > 0, "contracts were under way in some")
  }

  @Test(arguments: LearnerRule.allCases, WorkflowRule.allCases)
  func `with every learner and workflow, at the ends of their ranges too`(
    learner: LearnerRule, workflow: WorkflowRule
  ) throws {
    var parameters = EveryLearnerTests().small(learner, workflow)
    parameters.run.periods = 5
    let material = LearningMaterial(corpus: learner == .ngram ? EveryLearnerTests.corpus : nil)
    func check(_ parameters: Parameters, _ name: String) throws {
      let scenario = Scenario(name: "learner", parameters: parameters, material: material)
      try self.check(scenario, putDownAfter: 3, "\(learner) \(workflow) \(name)")
    }
    for scope in FidelityScope.allCases {
      parameters.fidelity.scope = scope
      try check(parameters, "\(scope)")
      for extreme in EveryLearnerTests.extremes where extreme.learners.contains(learner) {
        var changed = parameters
        extreme.change(&changed)
        try check(changed, "\(scope) \(extreme.name)")
      }
    }
  }

  @Test func `with facts of given probabilities, and with text as bytes`() throws {
    var parameters = EveryLearnerTests().small(.categorical, .accumulate)
    parameters.run.periods = 4
    let facts = LearningMaterial(probabilities: [5, 2, 1, 1, 0.5])
    try check(Scenario(name: "facts", parameters: parameters, material: facts), putDownAfter: 2, "facts")
    parameters.fidelity.learning.learner = .ngram
    let bytes = Array(String(repeating: "abc äöü! ", count: 90).utf8)
    let text = LearningMaterial(corpus: try Corpus(bytes, unit: .bytes))
    try check(Scenario(name: "text", parameters: parameters, material: text), putDownAfter: 2, "text")
  }

  @Test(arguments: [1, 3, 5])
  func `changes after the period are those of an event`(last: Int) throws {
    let changes: [[(key: String, value: ParameterValue)]] = [
      [("pricing.rule", .choice("fairshare"))], [("provenance.information", .choice("full"))],
      [("policy.rule", .choice("pmir")), ("provenance.lineage", .choice("tracked"))],
      [("aggregators.count", .integer(4)), ("contract.feeHigh", .number(0.8))],
      [("producers.costPerRecord", .number(5)), ("producers.records", .number(450))],
      [("contract.form", .choice("buyout")), ("contract.periods", .integer(3))], [("buyers.foresight", .number(0.5))],
    ]
    var parameters = EveryLearnerTests().small(.law, .replace)
    parameters.run.periods = 8
    let later = Event(period: 7, changes: [("sellers.patience", .integer(1))])
    let before = Scenario(name: "before", parameters: parameters, events: [later])
    var put = try Market(before, replicate: 4)
    for _ in 0..<last { try put.playPeriod() }
    let saved = put.savedState()
    for _ in last..<8 { try put.playPeriod() }
    for change in changes {
      let changed = Scenario(
        name: "before", parameters: parameters, events: [Event(period: last + 1, changes: change), later])
      var whole = try Market(changed, replicate: 4)
      var branch = try Market.goingOn(from: saved, changed, replicate: 4)
      for _ in 0..<8 { try whole.playPeriod() }
      for _ in last..<8 { try branch.playPeriod() }
      #expect(sight(branch) == sight(whole), "\(change)")
      #expect(sight(branch) != sight(put), "\(change) changes something")
    }
  }

  @Test func `buyers named as exploiters go on exploiting after an event`() throws {
    var parameters = EveryLearnerTests().small(.law, .replace)
    parameters.pricing.rule = .fairshare
    let events = [Event(period: 3, changes: [("pricing.theta", .number(0.2))])]
    let scenario = Scenario(name: "exploiters", parameters: parameters, events: events)
    var whole = try Market(scenario, replicate: 1, exploiters: [false, true, false])
    try whole.playPeriod()
    var branch = try Market.goingOn(from: whole.savedState(), scenario, replicate: 1)
    for _ in 0..<4 {
      try whole.playPeriod()
      try branch.playPeriod()
    }
    #expect(sight(branch) == sight(whole))
    #expect(branch.world.buyers.exploits == [false, true, false])
  }

  @Test func `scenarios come back whole`() throws {
    for number in 0..<40 {
      var scenario = RandomMarketTests.scenario(number)
      scenario.summary = "ä \"b\"\n"
      if number % 2 == 0 { scenario.material = LearningMaterial(corpus: EveryLearnerTests.corpus) }
      if number % 3 == 0 { scenario.material.probabilities = [1, 2] }
      var read = Scenario(name: "")
      var reader = StateReader(StateWriter.bytes(of: scenario))
      read.visit(&reader)
      #expect(reader.isComplete && reader.problem == nil)
      #expect(read == scenario)
    }
  }

  @Test func `whatever the bytes are, a market is refused or there, and never a crash`() throws {
    var draws = Luck(seed: 5, replicate: 0).key(.randomPrice).draws
    for rule in LearnerRule.allCases {
      let parameters = EveryLearnerTests().small(rule, .window)
      let material = LearningMaterial(corpus: rule == .ngram ? EveryLearnerTests.corpus : nil)
      let scenario = Scenario(name: "broken", parameters: parameters, material: material)
      var market = try Market(scenario, replicate: 1)
      for _ in 0..<2 { try market.playPeriod() }
      let saved = market.savedState()
      var refused = 0
      for _ in 0..<300 {
        var bytes = saved
        if draws.uniform() < 0.3 { bytes.removeLast(1 + draws.index(below: bytes.count)) }
        for _ in 0..<3 where !bytes.isEmpty {
          bytes[draws.index(below: bytes.count)] = draws.uniform() < 0.5 ? 255 : UInt8(draws.index(below: 256))
        }
        do throws(MarketError) {
          _ = try Market.goingOn(from: bytes, scenario, replicate: 1)
        } catch {
          refused += 1
          #expect(error.code == .badState)
        }
      }
      #expect(refused >= 60)
      #expect(throws: MarketError.self) { try Market.goingOn(from: saved + [0], scenario, replicate: 1).period }
      #expect(throws: MarketError.self) { try Market.goingOn(from: [], scenario, replicate: 1).period }
      var larger = scenario
      larger.parameters.sellers.count += 1
      #expect(throws: MarketError.self) { try Market.goingOn(from: saved, larger, replicate: 1).period }
    }
  }
}
