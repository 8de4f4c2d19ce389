// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Market
import Testing

@testable import PaperFigures

@Suite(.serialized) struct PolicyComparisonTests {
  @Test func `policies move as much money, and a tax that changes nothing brings that revenue`() async throws {
    for regime in PolicyComparison.regimes {
      let found = try await QuickLook.simulations.equalMoney(in: regime)
      for policy in [EqualMoneyPolicy.subsidy, .watermark, .tax] {
        #expect(abs((found.moved[policy] ?? 0) / 2.5e6 - 1) <= 0.01, "\(policy) in \(regime)")
      }
      #expect(found.gains[.tax]?.allSatisfy { abs($0) < 1e-9 } == true)
      #expect(found.gains.count == 5 && found.moved[.disclosure] == 0)
    }
  }

  @Test func `disclosure gains what markets played on their own gain`() async throws {
    let settings =
      QuarterMarket.settings + [
        "welfare.informationLoss=false", "provenance.certification=voluntary", "provenance.lineage=tracked",
        "provenance.lineageAccuracy=0.9", "contract.modelRoyalty=0.05", "contract.lineageRoyalty=0.3",
        "run.periods=6", "start.warmup=5",
      ]
    func welfare(_ rule: String) async throws -> [Double] {
      try await QuickLook.plays("laissez-faire", settings + ["policy.rule=\(rule)"], replicates: 2).map { play in
        play.reduce(0) { $0 + $1[Observation.welfare.rawValue] } / 6
      }
    }
    let (none, with) = (try await welfare("none"), try await welfare("disclosure"))
    let points = try await PolicyComparison.figure.make(QuickLook.simulations)
    let drawn = try #require(points.first { $0.series == "laissez-faire" && $0.place == .name("disclosure") })
    let expected = 100 * (with[0] + with[1] - none[0] - none[1]) / (none[0] + none[1])
    #expect(abs(drawn.value / expected - 1) < 1e-9 && drawn.replicates == 2)
    let reported = points.filter { $0.series == PolicyComparison.reported }
    #expect(reported.map(\.place) == [.name("subsidy"), .name("disclosure"), .name("cap")])
    for (point, printed) in zip(reported, [3.1, 2.4, 1.2]) { #expect(abs(point.value - printed) < 1e-12) }
  }

  @Test func `the order holds where each is better than the next beyond doubt`() {
    func verdicts(subsidy: [Double], disclosure: [Double], cap: [Double]) -> [String: Verdict] {
      var policies = EqualMoneyPolicies()
      policies.gains = [.subsidy: subsidy, .disclosure: disclosure, .royaltyCap: cap]
      let claims = PolicyOrderClaims.claims([("edvex", policies)])
      return Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0.verdict) })
    }
    let published = verdicts(subsidy: [3.1, 3.0, 3.2], disclosure: [2.4, 2.3, 2.5], cap: [1.2, 1.1, 1.3])
    #expect(published.values.allSatisfy { $0 == .reproduced })
    let capped = verdicts(subsidy: [3.1, 3.0, 3.2], disclosure: [2.4, 2.3, 2.5], cap: [-1.2, -1.1, -1.3])
    #expect(capped["C3.7.edvex.cap"] == .notReproduced && capped["C3.7"] == .notReproduced)
    #expect(capped["C3.7.edvex.disclosure-cap"] == .reproduced)
    // Of a policy that moves less than the others at its strongest that is said.
    var policies = EqualMoneyPolicies()
    policies.gains = [.subsidy: [1, 2], .disclosure: [1, 2], .royaltyCap: [0, 0]]
    policies.moved = [.subsidy: EqualMoneyPolicies.money, .disclosure: 0, .royaltyCap: 1e5]
    let scope = PolicyOrderClaims.claims([("edvex", policies)]).last?.scope
    #expect(scope?.contains("less by cap at its strongest") == true)
    let close = verdicts(subsidy: [2.4, 2.3, 2.6], disclosure: [2.4, 2.5, 2.3], cap: [1.2, 1.1, 1.3])
    #expect(close["C3.7.edvex.subsidy-disclosure"] == .depends && close["C3.7"] == .depends)
  }
}
