// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Testing

@testable import Luck
@testable import Market

/// PMIR: damped steps from estimates, judged by the residual and not by their size.
struct PolicyIterationTests {
  /// Rounds until the residual towards a constant target of 1 is at most epsilon.
  private func rounds(epsilon: Double, damping: Double) -> Int {
    var iteration = PolicyIteration()
    while !iteration.hasConverged(within: epsilon) {
      iteration.step(toward: 1, damping: damping, epsilon: epsilon)
    }
    return iteration.rounds
  }

  @Test(arguments: [0.2, 0.5, 0.9])
  func `towards a constant target the residual is the product of what each step leaves`(damping: Double) {
    var iteration = PolicyIteration()
    var left = 0.3
    for round in 1...400 {
      iteration.step(toward: 0.3, damping: damping, epsilon: 1e-9)
      left *= 1 - damping / Double(round)
      #expect(abs(iteration.residual - left) < 1e-14)
    }
    #expect(abs(iteration.meanTarget - 0.3) < 1e-15)
  }

  @Test func `half damping leaves S (2t)!/(4^t t!^2), the chance of a fair coin's draw`() {
    var iteration = PolicyIteration()
    for _ in 1...10 { iteration.step(toward: 1, damping: 0.5, epsilon: 1e-9) }
    #expect(abs(iteration.residual - 184_756.0 / 1_048_576) < 1e-15)
  }

  @Test(arguments: [0.5, 0.8])
  func `rounds to epsilon grow as epsilon to the power -1 over damping`(damping: Double) {
    let counts = [0.1, 0.01, 0.001].map { Double(rounds(epsilon: $0, damping: damping)) }
    #expect(counts[0] > 1 && counts[0] < counts[1] && counts[1] < counts[2])
    #expect(abs(log(counts[2] / counts[1]) / log(10) - 1 / damping) < 0.01)
  }

  @Test func `small steps are no convergence: after a target that runs away the residual grows`() {
    var iteration = PolicyIteration()
    for round in 1...100_000 {
      iteration.step(toward: 1e-3 * Double(round), damping: 0.5, epsilon: 0.001)
    }
    // The mean target is half the last one, the subsidy d/(1 + d) = a third of it.
    #expect(abs(iteration.residual - 100 * (1.0 / 2 - 1.0 / 3)) < 1e-2)
    #expect(!iteration.hasConverged(within: 0.001))
  }

  @Test func `it rests within epsilon, and moves again when targets change`() {
    var iteration = PolicyIteration()
    #expect(!iteration.hasConverged(within: 10), "without any target")
    iteration.step(toward: 0.05, damping: 0.5, epsilon: 0.1)
    #expect(iteration.subsidy == 0 && iteration.hasConverged(within: 0.1))
    iteration.step(toward: 0.45, damping: 0.5, epsilon: 0.1)
    #expect(abs(iteration.subsidy - 0.25 * 0.45) < 1e-15)
    #expect(!iteration.hasConverged(within: 0.1))
  }

  private let population = Population(
    sellers: [.init(quality: 1, records: 10), .init(quality: 0.9, records: 30)],
    buyers: [.init(value: 2, budget: 1e6)],
    producers: [.init(costPerRecord: 0.01, model: 0)])

  private func parameters(_ change: (inout Parameters) -> Void = { _ in }) -> Parameters {
    bare {
      $0.buyers.utility = .additive
      $0.pricing.rule = .fixed
      $0.pricing.pricePerRecord = 0.1
      $0.producers.records = 20
      $0.producers.quality = .perfect
      $0.producers.ownOutputWorthless = false
      $0.fidelity.learning.learner = .law
      $0.fidelity.learning.recovery = 0.3
      $0.provenance.certification = .voluntary
      $0.provenance.certificationCost = 1e6
      $0.provenance.detectorPower = 0.4
      $0.policy.rule = .pmir
      $0.policy.curvature = 0.7
      $0.policy.damping = 0.6
      $0.policy.epsilon = 0.004
      change(&$0)
    }
  }

  /// Plays the rule by hand on the contamination that a column tells.
  private func checkPath(of market: borrowing Market, from contamination: Observation, periods: Int) {
    var (divergence, subsidy, sum) = (0.0, 0.0, 0.0)
    for period in 1...periods {
      #expect(agree(market.recorded(.subsidy, period), subsidy, within: 1e-12))
      #expect(agree(market.recorded(.watermark, period), subsidy * 0.6 / 0.4, within: 1e-12))
      let share = market.recorded(contamination, period)
      divergence = 0.7 * divergence + 0.183 * share * share
      let target = divergence / 1.4
      sum += target
      let mean = sum / Double(period)
      if abs(mean - subsidy) > 0.004 { subsidy += 0.6 / Double(period) * (target - subsidy) }
      #expect(agree(market.recorded(.policyResidual, period), abs(mean - subsidy), within: 1e-12))
      #expect(market.recorded(.policyConverged, period) == (abs(mean - subsidy) <= 0.004 ? 1 : 0))
    }
  }

  @Test func `where origins are known and the law holds, the estimate is the models' divergence`() throws {
    let market = try played(population, parameters(), periods: 200)
    checkPath(of: market, from: .contamination, periods: 200)
    #expect(market.last(.contamination) == 1.0 / 3)
    #expect(agree(market.world.estimatedDivergence, market.last(.klDivergence), within: 1e-12))
    #expect(market.last(.subsidy) > 0)
    #expect(market.recorded(.policyConverged, 200) == 1 && market.recorded(.policyConverged, 5) == 0)
  }

  @Test func `where origins are inferred, it is what the audit makes of them`() throws {
    let market = try played(
      population,
      parameters {
        $0.provenance.information = .posterior
        $0.provenance.auditRecords = 60
      }, periods: 40)
    #expect(market.last(.contaminationEstimated) != market.last(.contamination))
    checkPath(of: market, from: .contaminationEstimated, periods: 40)
  }

  @Test func `where every loss is final the target runs away and the rule never converges`() throws {
    let market = try played(population, parameters { $0.fidelity.learning.recovery = 0 }, periods: 50)
    for period in 20...50 { #expect(market.recorded(.policyConverged, period) == 0) }
    #expect(market.recorded(.policyResidual, 50) > 1.9 * market.recorded(.policyResidual, 25))
  }

  @Test func `other rules have no residual, and an end of the rule forgets how far it had come`() throws {
    func change(_ period: Int, _ rule: String) -> Event {
      Event(period: period, changes: [("policy.rule", .choice(rule))])
    }
    let market = try played(
      population, parameters(), events: [change(6, "none"), change(9, "pmir")], periods: 12)
    #expect(market.recorded(.subsidy, 5) > 0)
    for period in 6...8 {
      #expect(market.recorded(.policyResidual, period).isNaN && market.recorded(.policyConverged, period).isNaN)
    }
    for period in 6...9 { #expect(market.recorded(.subsidy, period) == 0) }
    // What is known of the models remains: the first step is the first of an iteration, from all their history.
    let divergence = market.recorded(.klDivergence, 9)
    #expect(agree(market.recorded(.subsidy, 10), 0.6 * divergence / 1.4, within: 1e-12))
  }
}
