// SPDX-License-Identifier: GPL-3.0-or-later

import Equilibrium
import Experiments
import Luck
import Market
import ScenarioFiles
import Testing

@testable import PaperFigures

@Suite(.serialized) struct PaperEquilibriumTests {
  @Test func `a root mean square has the interval of a variance with a known mean`() {
    let found = RootMeanSquare([3, -4])
    #expect(abs(found.value - (12.5).squareRoot()) < 1e-12 && found.count == 2)
    // Chi-squared with two degrees of freedom is exponential with mean 2.
    #expect(abs(found.low - (25 / (-2 * log(0.025))).squareRoot()) < 1e-9)
    #expect(abs(found.high - (25 / (-2 * log(0.975))).squareRoot()) < 1e-9)
  }

  @Test func `distances are those of runs from equilibria found one by one`() async throws {
    let points = try await EquilibriumDistance.figure.make(QuickLook.simulations)
    var squares = 0.0
    for replicate in 1...2 {
      let file = QuickLook.scenarios + "/on-paper/fairshare.yaml"
      // Another search, from other starts, of the market of this very size.
      let settings = ["sellers.count=300", "producers.count=6", "buyers.valueMedian=4.935e7"]
      let scenario = try ScenarioReader(overrides: settings).read(file)
      let set = try await EquilibriumStudy(
        ExperimentInput(scenario: scenario, file: file), replicate: replicate, starts: 6, types: 8_192, threads: 1
      ).run()
      var market = try Market(scenario, replicate: replicate)
      for _ in 1...60 { try market.playPeriod() }
      let width = ObservationTable.columns.count
      let mean = (30..<60).reduce(0) { $0 + market.rows[$1 * width + Observation.activeSellers.rawValue] } / 30
      let distance = mean / set.equilibria[0].outcome[.activeSellers] - 1
      squares += distance * distance / 2
    }
    let drawn = try #require(
      points.first { $0.series == "fairshare" && $0.panel == "active_sellers" && $0.place == .number(300) })
    // Equilibria are found to some parts in ten thousand.
    #expect(abs(drawn.value - squares.squareRoot()) < 5e-4)
    let line = points.filter { $0.series == "N^-1/2" && $0.panel == "contamination" }
    #expect(abs(line[1].value / line[0].value - (1.0 / 3).squareRoot()) < 1e-12)
  }

  @Test func `the market with two futures has the three equilibria that its file names`() async throws {
    let found = try await QuickLook.simulations.twoFutures()
    let shipped = try #require(found.first { $0.cost == SeveralEquilibriaFigure.shippedCost })
    #expect(shipped.equilibria.map { $0.stability?.isStable } == [true, false, true])
    for (equilibrium, fidelity) in zip(shipped.equilibria, [0.588, 0.353, 0.160]) {
      #expect(abs(equilibrium.outcome[.fidelity] - fidelity) < 0.005)
    }
    let points = try await SeveralEquilibriaFigure.figure.make(QuickLook.simulations)
    func fidelities(_ branch: String) -> [Double] {
      points.filter { $0.series == branch && $0.panel == "fidelity" }.map(\.value)
    }
    let (good, bad) = (fidelities(SeveralEquilibriaFigure.good), fidelities(SeveralEquilibriaFigure.bad))
    let watershed = fidelities(SeveralEquilibriaFigure.watershed)
    #expect(try #require(good.min()) > watershed.max() ?? 1 && watershed.min() ?? 0 > bad.max() ?? 1)
    #expect(good.count + bad.count + watershed.count == found.reduce(0) { $0 + $1.equilibria.count })
  }

  @Test func `one counterexample makes uniqueness depend on the market`() {
    func verdict(_ calibrated: [Int], _ made: Int) -> Verdict? {
      UniquenessClaims.claims(calibrated: calibrated.map { ("rule \($0)", $0) }, made: made).first?.verdict
    }
    #expect(verdict([1], 1) == .reproduced && verdict([1], 3) == .depends && verdict([2], 3) == .notReproduced)
    #expect(UniquenessClaims.isOne(0) == .notTestable)
  }

  @Test func `the calibrated market has one equilibrium in a quick look too`() async throws {
    let claims = try await UniquenessClaims.group.judge(QuickLook.simulations)
    #expect(claims.filter { $0.id.hasPrefix("C3.8.calibrated.") && $0.verdict == .reproduced }.count == 5)
    #expect(claims.first?.verdict == .depends)
  }
}
