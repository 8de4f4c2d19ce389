// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import PaperFigures

struct DataDealFigureTests {
  private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios").standardizedFileURL.path
  private let simulations = FigureSimulations(scenarios: Self.scenarios, isQuick: true, threads: 2)

  /// What a quick study of many markets is played with.
  private var quick: [String] { simulations.study(replicates: 1) + ["run.replicates=4", "run.periods=6"] }

  @Test func `a share that rises evenly reaches another where the line says, between rates and beyond`() {
    #expect(abs(EquityChain.crossing([0, 1], [-0.2, 0.3]) - 0.4) < 1e-15)
    #expect(abs(EquityChain.crossing([0, 0.4, 0.6], [-0.5, -0.1, 0.1]) - 0.5) < 1e-15)
    #expect(abs(EquityChain.crossing([0, 0.1, 0.2], [-0.3, -0.2, -0.1]) - 0.3) < 1e-15)
    #expect(EquityChain.crossing([0, 0.1], [0.1, 0.2]) == 0)
  }

  @Test func `under the royalty that was found, creators' share of models is that of data`() async throws {
    let points = try await EquityByStage.figure.make(simulations)
    let chain = try #require(try await simulations.equityChains().first { $0.regime == "laissez-faire" })
    for replicate in 1...2 {
      let royalty = chain.modelsReachData[replicate - 1]
      var gaps: [Double] = []
      for rate in [0, royalty] {
        let scenario = try ScenarioReader(
          overrides: quick + [
            "provenance.lineage=tracked", "provenance.lineageAccuracy=1", "provenance.lineageDepth=0",
            "contract.modelRoyalty=\(rate)",
          ]
        ).read(Self.scenarios + "/laissez-faire.yaml")
        var market = try Market(scenario, replicate: replicate)
        var (data, models) = (0.0, 0.0)
        for period in 0..<6 {
          try market.playPeriod()
          let row = Array(market.rows[(period * ObservationTable.columns.count)...])
          func value(_ observation: Observation) -> Double { row[observation.rawValue] }
          // From the money itself: what models earn is what buyers gain and pay, less their licences.
          let earned = market.buyerAccounts.reduce(0) { $0 + $1.income } - value(.licences)
          let royalties = rate == 0 ? 0 : value(.royalties)
          data += value(.sellerReceipts) / value(.spend) / 6
          models += (value(.sellerReceipts) + royalties) / (earned + rate * earned / (1 - rate)) / 6
        }
        gaps.append(models - data)
      }
      #expect(gaps[0] < -0.1 && abs(gaps[1]) < 0.02)
    }
    let synthetic = points.filter { $0.panel == EquityByStage.share && $0.place == .name("synthetic records") }
    #expect(synthetic.count == 6 && synthetic.allSatisfy { $0.value == 0 })
  }

  @Test func `effects of remedies are those of a factorial experiment`() async throws {
    let faults = Self.scenarios + "/faults/"
    let design = try FactorialReader(overrides: quick)
      .read(base: faults + "all-faults.yaml", remedies: FaultFactorial.remedies.map { faults + $0 + ".yaml" })
    let result = try await FactorialExperiment(
      design, threads: 2, program: ProgramDescription(version: "", commandLine: [])
    ).run()
    let claims = FaultClaims.claims(try await simulations.faultCells())
    let metrics: [(FaultFactorial.Quantity, String)] = [
      (.sellers, "active_sellers_final"), (.share, "equity_share_inputs"), (.welfare, "welfare"),
    ]
    let points = try await FaultFactorial.figure.make(simulations)
    for (quantity, metric) in metrics {
      let estimates = result.estimates(of: try #require(Metric.index(metric)))
      func expected(_ kind: FactorialEffect.Kind, _ factors: [Int]) throws -> Double {
        estimates[try #require(result.effects.firstIndex(of: FactorialEffect(kind, of: factors)))].mean
      }
      func simulated(_ id: String) -> Double { claims.first { $0.id == id }?.simulated ?? .nan }
      func drawn(_ series: String, _ cell: String) -> Double {
        points.first { $0.panel == quantity.rawValue && $0.series == series && $0.place == .name(cell) }?.value ?? .nan
      }
      func agree(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-9 * max(abs(one), 1) }
      #expect(agree(simulated("C1.3.\(quantity.rawValue)"), try expected(.synergy, [0, 1, 2])))
      #expect(agree(drawn(FaultFactorial.played, "all"), try expected(.allRemedies, [0, 1, 2])))
      #expect(agree(drawn(FaultFactorial.added, "all"), try expected(.sumOfSingleRemedies, [0, 1, 2])))
      for (fault, remedy) in FaultFactorial.remedies.enumerated() {
        let loss = simulated("C1.2.\(remedy).\(quantity.rawValue)")
        #expect(agree(loss, try expected(.lossByFaultAlone, [fault])))
        #expect(agree(drawn(FaultFactorial.played, ["P", "B", "D"][fault]), try expected(.remedyAlone, [fault])))
      }
    }
  }

  @Test func `factors that multiply have an interval with 0 in it, or more`() {
    #expect(FaultClaims.multiplies(Estimate([-1, 1])) == .reproduced)
    #expect(FaultClaims.multiplies(Estimate([0.9, 1, 1.1])) == .reproduced)
    #expect(FaultClaims.multiplies(Estimate([-0.9, -1, -1.1])) == .notReproduced)
    #expect(FaultClaims.multiplies(Estimate([1])) == .depends)
  }

  @Test func `what EDVEX does is what the metrics of runs of its own differ by`() async throws {
    let reader = ScenarioReader(overrides: quick + ["sellers.costMedian=920"])
    let scenarios = try ["edvex", "laissez-faire"].map { try reader.read(Self.scenarios + "/\($0).yaml") }
    var metrics = MetricCollector(scenarios: 2)
    try await Replication(scenarios, threads: 1).run { metrics.add($0) }
    let differences = metrics.differences(of: 0, to: 1)
    let claims = EdvexClaims.claims([(.cheap, try await simulations.edvexPlays(.cheap))])
    for (part, metric) in [("sellers", "active_sellers_final"), ("welfare", "welfare")] {
      let expected = differences[try #require(Metric.index(metric))]
      let claim = try #require(claims.first { $0.id == "C1.4.\(part).data-a-tenth-as-dear.laissez-faire" })
      #expect(abs(claim.simulated / expected.mean - 1) < 1e-9 && abs(claim.low / expected.low - 1) < 1e-9)
      #expect(claim.verdict == Verdict.isAboveZero(expected))
    }
  }
}
