// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import Testing

@testable import Experiments
@testable import PaperFigures

@Suite(.serialized) struct BestPolicyTests {
  private static let settings =
    QuarterMarket.settings + QuarterMarket.halfOfIt
    + ["welfare.informationLoss=false", "run.periods=6", "start.warmup=4"]

  private func mean(_ plays: [[[Double]]], _ observation: Observation) -> [Double] {
    plays.map { play in play.reduce(0) { $0 + $1[observation.rawValue] } / Double(play.count) }
  }

  @Test func `gains along the subsidy are those of markets played on their own`() async throws {
    let found = try await QuickLook.simulations.bestPolicy(.subsidy, in: "provenance-subsidy")
    let none = mean(
      try await QuickLook.plays("provenance-subsidy", Self.settings + ["policy.rule=none"], replicates: 2), .welfare)
    let one = mean(
      try await QuickLook.plays(
        "provenance-subsidy", Self.settings + ["policy.rule=fixed", "policy.subsidy=1"], replicates: 2), .welfare)
    let expected = 100 * (one[0] + one[1] - none[0] - none[1]) / (none[0] + none[1])
    let point = try #require(found.curve.first { $0.rate == 1 })
    #expect(abs(point.gain.mean / expected - 1) < 1e-9)
    #expect(found.curve[0].rate == 0 && found.curve[0].gain.mean == 0)
    let top = try #require(found.curve.max { $0.gain.mean < $1.gain.mean })
    #expect(found.contenders[0].name == BestPolicyFigure.best && found.contenders[0].rate == top.rate)
    #expect(found.low <= top.rate && top.rate <= found.high)
  }

  @Test func `rates of the formula follow from the divergence without a policy`() async throws {
    let simulations = QuickLook.simulations
    let lost = mean(
      try await QuickLook.plays("provenance-subsidy", Self.settings + ["policy.rule=none"], replicates: 2),
      .lostFidelity)
    let divergence = (lost[0] + lost[1]) / 2
    func frozen(_ instrument: PolicyInstrument) async throws -> Double {
      let found = try await simulations.bestPolicy(instrument, in: "provenance-subsidy")
      return try #require(found.contenders.first { $0.name == BestPolicyFigure.frozen }).rate
    }
    // Kappa is .5 and psi .3.
    #expect(abs(try await frozen(.subsidy) / divergence - 1) < 1e-12)
    #expect(abs(try await frozen(.watermark) / (0.7 / 0.3 * divergence) - 1) < 1e-12)
  }

  @Test func `the figure draws the rates of the best and of the formula across each panel`() async throws {
    let points = try await OptimalSubsidy.figure.make(QuickLook.simulations)
    for panel in ["exploitative", "fairshare"] {
      let mark = try #require(points.first { $0.panel == panel && $0.series == BestPolicyFigure.best })
      let line = points.filter { $0.panel == panel && $0.series == "rate, best" }
      #expect(line.count == 2 && line.allSatisfy { $0.place == mark.place })
      let drawn = points.filter { $0.panel == panel && $0.series == panel }.map(\.value)
      #expect(line[0].value == drawn.min() && line[1].value == drawn.max())
    }
  }

  @Test func `a rate leaves out nothing where 0 is possible and half a percent is not`() {
    let half = 12.706204736432095
    // Two values that lie apart by 2 give an interval of 12.7 to either side of their mean.
    func verdict(_ low: Double, _ high: Double) -> Verdict {
      let (mean, width) = ((low + high) / 2, (high - low) / 2 / half)
      return BestPolicyClaims.leavesOutNothing(Estimate([mean - width, mean + width]))
    }
    #expect(verdict(0.01, 0.2) == .notReproduced && verdict(-0.01, 0.49) == .reproduced)
    #expect(verdict(-0.01, 0.51) == .depends && verdict(-2, -1) == .reproduced)
    #expect(BestPolicyClaims.leavesOutNothing(Estimate([1])) == .depends)
    #expect(BestPolicyClaims.isWholeRule(0.049) == .reproduced && BestPolicyClaims.isWholeRule(0.051) == .notReproduced)
    #expect(
      BestPolicyClaims.isWholeRule(-0.051) == .notReproduced && BestPolicyClaims.isWholeRule(.nan) == .notReproduced)
  }

  @Test func `kappa is a curvature, and perfect detectors need no watermark`() {
    let (curvature, level) = (PolicyFormulaFindings.subsidy[0], PolicyFormulaFindings.subsidy[1])
    #expect(abs(curvature.simulated - 0.15) < 1e-9 && curvature.verdict == .reproduced)
    // s (.15 - .5) is greatest at no subsidy at all.
    #expect(level.simulated == 0 && level.verdict == .notReproduced)
    let vanishing = PolicyFormulaFindings.watermark[0]
    #expect(abs(vanishing.simulated - (0.001 / 0.999) / (0.7 / 0.3)) < 1e-12 && vanishing.verdict == .reproduced)
  }
}
