// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles
import Testing

@testable import Experiments
@testable import PaperFigures

@Suite(.serialized) struct PolicyEffectTests {
  private static let simulations = QuickLook.simulations

  @Test func `paths are means of markets played on their own`() async throws {
    let points = try await CollapsePolicyPaths.figure.make(Self.simulations)
    let plays = try await QuickLook.plays(
      "provenance-subsidy", QuarterMarket.settings + ["run.periods=10", "start.warmup=10"], replicates: 4)
    for (panel, observation) in [
      ("quality", Observation.modelQuality), ("wasserstein2", .wasserstein2), ("contamination", .contamination),
    ] {
      let drawn = points.filter { $0.series == "provenance-subsidy" && $0.panel == panel }
      #expect(drawn.count == 10)
      for (period, point) in drawn.enumerated() {
        let mean = plays.reduce(0) { $0 + $1[period][observation.rawValue] } / 4
        #expect(abs(point.value / mean - 1) < 1e-12 && point.place == .number(Double(period + 1)))
      }
    }
    let published = points.filter { $0.series == "published with policy" && $0.panel == "wasserstein2" }
    #expect(published.map(\.value) == [0.142, 0.142])
  }

  @Test func `welfare is the sum of its parts under every regime`() async throws {
    let points = try await WelfareDecomposition.figure.make(Self.simulations)
    let regimes = Dictionary(grouping: points, by: \.series)
    #expect(regimes.count == 6)
    for parts in regimes.values {
      let welfare = try #require(parts.last?.value)
      #expect(parts.last?.place == .name("W") && parts.count == 5)
      #expect(abs(parts.dropLast().reduce(0) { $0 + $1.value } / welfare - 1) < 1e-9)
      #expect(parts[2].value < 0 && parts[1].value > 0)
    }
    let plays = try await QuickLook.plays(
      "fairshare", QuarterMarket.settings + ["run.periods=10", "start.warmup=10"], replicates: 4)
    let lost = plays.joined().reduce(0) { $0 + $1[Observation.lossCollapse.rawValue] } / 40
    #expect(abs((regimes["fairshare"]?[2].value ?? 0) / -lost - 1) < 1e-12)
  }

  /// Regimes whose contamination, W2 and quality in period 10 are known, of two replicates a little apart.
  private func claims(fall: Double, apart: Double) -> [Claim] {
    let regimes = ["exploitative", "provenance-subsidy", "fairshare", "fairshare-subsidy"]
    var plays = RegimePlays(names: regimes)
    for (place, regime) in regimes.enumerated() {
      for replicate in 1...2 {
        let change = regime.hasSuffix("subsidy") ? fall + (replicate == 1 ? apart : -apart) : 0
        let width = ObservationTable.columns.count
        var rows = [Double](repeating: 0, count: 10 * width)
        rows[9 * width + Observation.contamination.rawValue] = 0.78 - change
        rows[9 * width + Observation.wasserstein2.rawValue] = 0.5 - change
        rows[9 * width + Observation.modelQuality.rawValue] = 0.2 * (1 + change)
        plays.add(PlayedReplicate(scenario: place, replicate: replicate, rows: rows))
      }
    }
    return PolicyEffectClaims.claims(plays)
  }

  @Test func `a direction needs an interval above 0 and a size one that holds it`() {
    func verdict(_ claims: [Claim], _ part: String) -> Verdict? {
      claims.first { $0.id == "C3.4" + part }?.verdict
    }
    // Two replicates: the interval is 12.7 times their standard error to either side.
    let near = claims(fall: 0.36, apart: 0.001)
    #expect(verdict(near, ".exploitative.contamination.size") == .reproduced)
    #expect(verdict(near, ".exploitative.contamination.direction") == .reproduced)
    #expect(verdict(near, ".exploitative.wasserstein2.size") == .notReproduced)
    #expect(verdict(near, "") == .depends)
    let exact = claims(fall: 0.36, apart: 0.0005)
    #expect(verdict(exact, ".exploitative.contamination.size") == .notReproduced)
    #expect(verdict(claims(fall: 0.231, apart: 0.001), ".fairshare.quality.size") == .reproduced)
    #expect(verdict(claims(fall: 0.01, apart: 0.01), ".fairshare.quality.direction") == .depends)
    // One replicate has no interval, which refutes nothing.
    #expect(Verdict.holds(0.37, in: Estimate([0.1])) == .depends)
    let worse = claims(fall: -0.1, apart: 0.001)
    #expect(verdict(worse, ".exploitative.quality.direction") == .notReproduced && verdict(worse, "") == .notReproduced)
  }

  @Test func `the paper's own law gives 123.8%, not 23.1%`() {
    #expect(abs(PolicyEffectClaims.ownLaw.simulated - 1.238) < 5e-4)
    #expect(PolicyEffectClaims.ownLaw.verdict == .notReproduced)
  }

  @Test func `parts that can come out by themselves count as some where one does`() {
    #expect(Verdict.mixed([.reproduced, .reproduced]) == .reproduced)
    #expect(Verdict.mixed([.reproduced, .notReproduced]) == .depends)
    #expect(Verdict.mixed([.depends, .notReproduced]) == .depends)
    #expect(Verdict.mixed([.notReproduced, .notReproduced]) == .notReproduced)
  }
}
