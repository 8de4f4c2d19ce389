// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct ClosedFormPolicyTests {
  private func closedForm(_ keys: [String]) -> ClosedFormPolicy? {
    var parameters = Parameters()
    parameters.policy.curvature = 0.8
    parameters.provenance.detectorPower = 0.25
    return ClosedFormPolicy(keys.map { SearchRange(key: $0, low: 0, high: 1, isWhole: false) }, in: parameters)
  }

  @Test("The published rates: KL over 2 kappa, and (1 - psi)/psi times that")
  func rates() throws {
    #expect(try #require(closedForm(["policy.subsidy"])).rates(0.4) == [0.25])
    #expect(try #require(closedForm(["policy.watermark", "policy.subsidy"])).rates(0.4) == [0.75, 0.25])
    #expect(closedForm(["policy.subsidy", "policy.taxRate"]) == nil)
  }

  @Test("The fixed point of a market that answers is that of iterating by hand")
  func fixedPoint() async throws {
    let rule = try #require(closedForm(["policy.subsidy"]))
    func answer(_ subsidy: Double) -> Double { 0.5 / (1 + 4 * subsidy) }
    var divergence = 0.5
    for _ in 0..<200 { divergence = answer(divergence / 1.6) }
    var calls = 0
    let found = try #require(
      try await rule.fixedPoint(from: answer(0)) { rates in
        calls += 1
        return answer(rates[0])
      })
    #expect(abs(found.divergence - divergence) < 1e-3)
    #expect(abs(found.residual) < 2e-3)
    #expect(calls <= ClosedFormPolicy.mostEvaluations)
  }

  @Test("Where the market jumps across the fixed point the gap stays, and where there is none it is said")
  func noFixedPoint() async throws {
    let rule = try #require(closedForm(["policy.subsidy"]))
    // From divergence 0.48 on (a subsidy of 0.3) all is well: no rate answers to itself.
    let found = try await rule.fixedPoint(from: 0.6) { $0[0] < 0.3 ? 0.6 : 0.2 }
    #expect(try abs(#require(found).residual) > 0.1)
    #expect(try await rule.fixedPoint(from: 0.6) { 0.1 + 5 * $0[0] } == nil)
    #expect(try await rule.fixedPoint(from: 0) { _ in 1 }?.divergence == 0)
  }
}
