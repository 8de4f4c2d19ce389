// SPDX-License-Identifier: GPL-3.0-or-later

import Experiments
import Foundation
import Market
import ScenarioFiles
import Testing

@testable import PaperFigures

struct FairshareFigureTests {
  private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Scenarios").standardizedFileURL.path
  private let simulations = FigureSimulations(scenarios: Self.scenarios, isQuick: true, threads: 2)

  private func scenario(_ rule: String, _ settings: [String]) throws -> Scenario {
    try ScenarioReader(overrides: settings).read(Self.scenarios + "/pricing-alone/\(rule).yaml")
  }

  @Test func `performance per dollar is what the snapshots of buyers sorted by hand say`() async throws {
    let fair = try scenario("fairshare", ["run.replicates=4", "run.periods=6"])
    var sums: [[Double]] = []
    var spend = 0.0
    for replicate in 1...4 {
      var market = try Market(fair, replicate: replicate)
      var totals = [Int: (quality: Double, paid: Double, size: Double)]()
      for _ in 0..<6 {
        try market.playPeriod()
        for buyer in market.agents() where buyer.kind == .buyer {
          func value(_ name: String) -> Double {
            buyer.values[AgentSnapshot.columns.firstIndex { $0.name == name } ?? 0]
          }
          var total = totals[buyer.agent] ?? (0, 0, value("budget") / value("value_scale"))
          total.quality += value("utility") / value("value_scale")
          total.paid += value("spend")
          totals[buyer.agent] = total
        }
      }
      let ranked = totals.values.sorted { $0.size < $1.size }
      sums.append(
        (0..<4).map { group in
          let own = ranked[5 * group..<5 * group + 5]
          return own.reduce(0) { $0 + $1.quality } / own.reduce(0) { $0 + $1.paid }
        })
      spend += ranked.reduce(0) { $0 + $1.paid }
    }
    let points = try await FairsharePerformancePerDollar.figure.make(simulations)
    for (group, name) in BudgetGroups.names.enumerated() {
      let point = points.first { $0.panel == "performance" && $0.series == "fairshare" && $0.place == .name(name) }
      let expected = sums.reduce(0) { $0 + $1[group] } / 4
      #expect(abs((point?.value ?? 0) / expected - 1) < 1e-9)
    }
    // Every dollar spent was a buyer's.
    let plays = try await simulations.pricingAlone()
    #expect(abs(plays.means(.spend, of: "fairshare").reduce(0, +) * 6 / spend - 1) < 1e-9)
  }

  @Test func `the lead of a group is over the mean of the others`() {
    #expect(FairshareBudgetClaims.lead([[4, 0], [1, 1], [2, 2], [3, 3]]) == [2, -2])
  }

  @Test func `utility so far is the discounted sum of surpluses`() async throws {
    let points = try await FairshareBuyerUtility.figure.make(simulations)
    let plays = try await simulations.pricingAlone()
    var sum = 0.0
    for period in 0..<6 {
      sum += pow(0.9, Double(period)) * Estimate(plays.values(.buyerSurplus, of: "posted", period: period)).mean
      let point = points.first {
        $0.panel == FairshareBuyerUtility.cheap && $0.series == "posted" && $0.place == .number(Double(period + 1))
      }
      #expect(abs((point?.value ?? 0) / sum - 1) < 1e-9)
    }
  }

  @Test func `a curve crosses another where the line between two periods does, for good`() {
    let other = [1.0, 2, 3, 4]
    #expect(FairshareBuyerUtility.crossing([0, 1, 3.5, 5], over: other) == 2 + 1 / 1.5)
    #expect(FairshareBuyerUtility.crossing([0, 3, 2, 5], over: other) == 3.5)
    #expect(FairshareBuyerUtility.crossing([0, 1, 2, 3], over: other) == nil)
    #expect(FairshareBuyerUtility.crossing([2, 3, 4, 5], over: other) == nil)
  }

  @Test func `differences by cost are those of metrics of runs of their own`() async throws {
    let settings =
      simulations.study(replicates: 1) + [
        "run.replicates=4", "run.periods=6", "sellers.costMedian=300000", "buyers.foresight=1",
      ]
    var metrics = MetricCollector(scenarios: 2)
    try await Replication(
      [try scenario("fairshare", settings), try scenario("uniform", settings)], threads: 1
    ).run { metrics.add($0) }
    let differences = metrics.differences(of: 0, to: 1)
    let points = try await FairshareCost.figure.make(simulations)
    let shown = [
      ("sellers", "active_sellers_final"), ("quality", "mean_quality_active_final"), ("models", "model_quality"),
      ("welfare", "welfare"),
    ]
    for (panel, metric) in shown {
      let expected = differences[try #require(Metric.index(metric))]
      let point = points.first { $0.panel == panel && $0.series == "foresighted" && $0.place == .number(300_000) }
      #expect(abs((point?.value ?? 0) - expected.mean) <= 1e-9 * abs(expected.mean))
    }
  }

  @Test func `a claim depends where it holds at one cost and is refuted at another`() async throws {
    let levels = try await simulations.costLevels()
    let claims = FairshareCostClaims.claims(levels, shipped: [])
    #expect(Set(claims.map(\.id)).count == claims.count)
    for part in FairshareCostClaims.parts {
      let claim = try #require(claims.first { $0.id == part.id + ".myopic" })
      let verdicts = levels.filter { $0.buyers == .myopic }.map { part.verdict($0.plays) }
      #expect(claim.simulated == Double(verdicts.count { $0 == .reproduced }))
      #expect((claim.verdict == .depends) == (Set(verdicts.map(\.rawValue)).count > 1 || verdicts[0] == .depends))
    }
    #expect(FairshareClaims.sustained(Estimate([-0.001, 0.001])) == .reproduced)
    #expect(FairshareClaims.sustained(Estimate([-0.1, 0.1])) == .depends)
    #expect(FairshareClaims.sustained(Estimate([0.1])) == .depends)
    #expect(FairshareClaims.sustained(Estimate([-0.1, -0.11])) == .notReproduced)
  }

  @Test func `a sign is robust where no setting loses or turns it`() {
    func verdict(_ means: Double...) -> Verdict {
      FairshareValuationClaims.robust(means.map { Estimate([$0 - 0.1, $0, $0 + 0.1]) })
    }
    #expect(verdict(1, 2, 3) == .reproduced && verdict(-1, -2) == .reproduced)
    #expect(verdict(1, -2, -3) == .notReproduced)
    #expect(verdict(1, 2, -3) == .depends && verdict(1, 0) == .depends && verdict(0, 0) == .depends)
  }

  @Test func `each valuation is another market than the shipped one`() throws {
    let all = FairshareValuation.settings(isQuick: false)
    let shipped = try scenario("fairshare", []).parameters
    for setting in all.dropFirst() { #expect(try scenario("fairshare", setting.settings).parameters != shipped) }
    #expect(Set(all.map(\.name)).count == all.count && all[0].name == FairshareValuation.shipped)
    #expect(FairshareValuation.settings(isQuick: true)[0].settings.isEmpty)
  }

  @Test func `patience is that of a single buyer who is played fair and exploiting`() async throws {
    let result = try await simulations.patience(buyers: 1, beta: 0.25)
    for replicate in 1...2 {
      let streams = try [false, true].map { exploits in
        var market = try Market(result.input.scenario, replicate: replicate, exploiters: [exploits])
        return try (0..<10).map { _ in
          try market.playPeriod()
          return market.buyerAccounts[0].net
        }
      }
      for discount in [0, 0.5, 0.95, 1] {
        var (fair, exploiting, factor) = (0.0, 0.0, 1.0)
        for period in 0..<10 {
          fair += factor * streams[0][period]
          exploiting += factor * streams[1][period]
          factor *= discount
        }
        #expect(
          FairsharePatience.shares(result, .all, discount: discount)[replicate - 1] == (fair >= exploiting ? 1 : 0))
      }
    }
    let several = try await simulations.patience(buyers: 3, beta: 0.25)
    for discount in [0.3, 0.9] {
      let expected = zip(several.replicates, several.formulas).map { replicate, formulas in
        let yes = zip(replicate.comparisons, formulas).count { comparison, own in
          comparison.all.gain.differences[0] >= 0 || (own[0].map { $0 <= discount } ?? false)
        }
        return Double(yes) / 3
      }
      #expect(FairsharePatience.formulaShares(several, .all, discount: discount) == expected)
    }
  }

  @Test func `verdicts on patience turn at one half and at the margin`() {
    #expect(PatienceClaims.mostly(Estimate([0.6, 0.6])) == .reproduced)
    #expect(PatienceClaims.mostly(Estimate([0.4, 0.4])) == .notReproduced)
    #expect(PatienceClaims.mostly(Estimate([0.5, 0.5])) == .depends)
    #expect(PatienceClaims.isClose(Estimate([0.04, 0.04])) == .reproduced)
    #expect(PatienceClaims.isClose(Estimate([-0.06, -0.06])) == .notReproduced)
    #expect(PatienceClaims.isClose(Estimate([0.04, 0.06])) == .depends)
  }
}
