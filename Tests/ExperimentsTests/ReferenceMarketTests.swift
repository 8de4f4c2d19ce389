// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import ScenarioFiles
import Testing

@testable import Experiments

struct ReferenceMarketTests {
  @Test("A fifth of the slots, rounded down, are producers")
  func slots() {
    let parameters = ReferenceMarket.scenario(slots: 14, buyers: 3, periods: 5, seed: 9).parameters
    #expect(parameters.producers.count == 2)
    #expect(parameters.sellers.count == 12)
    #expect(parameters.buyers.count == 3)
    #expect(parameters.run.periods == 5)
    #expect(parameters.run.seed == 9)
    #expect(parameters.inconsistencies == [])
  }

  @Test("The report is a line of JSON with the names that all engines use")
  func report() throws {
    let report = try EngineReport(ReferenceMarket.scenario(slots: 100, buyers: 4, periods: 60))
    let line = report.json.line
    #expect(!line.contains("\n"))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(
      Set(json.keys) == [
        "engine", "sellers", "buyers", "steps", "seed", "init_s", "run_s", "agent_steps_per_s", "peak_mib", "summary",
      ])
    #expect(json["sellers"] as? Int == 100)
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(
      Set(summary.keys) == [
        "active", "mean_price", "units", "spend", "surplus", "rho", "F", "all_units", "all_surplus",
      ])
    let rows = String(decoding: report.csv, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 61)
    #expect(rows[0] == "step,active,mean_price,units,spend,surplus,rho,F")
    let units = rows.dropFirst().map { Double($0.split(separator: ",")[3]) ?? .nan }
    #expect(summary["all_units"] as? Double == units.reduce(0, +))
    let mean: Double = units.suffix(50).reduce(0, +) / 50
    let reported = try #require(summary["units"] as? Double)
    #expect(abs(reported - mean) < 1e-9)
  }
}
