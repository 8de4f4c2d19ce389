// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Luck
import Market
import PaperFigures
import ScenarioFiles
import Testing

/// The shipped scenarios say what the table of deals says.
struct DealCalibrationTests {
  private func parameters(_ name: String) throws -> Parameters {
    let folder = ShippedDeals.file.deletingLastPathComponent().deletingLastPathComponent()
    return try ScenarioReader().read(folder.appending(path: name).path).parameters
  }

  /// Rows of deals-calibration.csv by id.
  private func calibration() throws -> [String: Double] {
    let file = try #require(
      DealFiles.all(try ShippedDeals.aggregates()).first { $0.name == "deals-calibration.csv" })
    let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.replacing(/"[^"]*"/, with: "key").split(separator: ",") }
    return Dictionary(uniqueKeysWithValues: rows.map { (String($0[0]), Double($0[2]) ?? .nan) })
  }

  @Test func `budgets are as large and as unequal as the contracts of the table`() throws {
    let logs = try ShippedDeals.plainAmounts().map { log($0.dollars) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let variance = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count - 1)
    let found = try calibration()
    #expect(abs(found["contract_geometric_mean"]! / exp(mean) - 1) < 1e-12)
    #expect(abs(found["contract_log_sd"]! - variance.squareRoot()) < 1e-12)
    // Three digits stand in the file.
    let buyers = try parameters("market.yaml").buyers
    #expect(abs(buyers.valueMedian * buyers.budgetMedian / exp(mean) - 1) < 2e-3)
    #expect(abs(hypot(buyers.valueLogSd, buyers.budgetLogSd) - variance.squareRoot()) < 2e-3)
  }

  @Test func `creators of licensed content get what the deals that share revenue leave them`() throws {
    let rows = try ShippedDeals.plainRows()
    let sharing = Double(rows.count { $0["codes"]!.split(separator: ";").contains("S") }) / Double(rows.count)
    let contract = try parameters("deals/licensing.yaml").contract
    #expect(abs(1 - contract.feeLow - 0.5 * sharing) < 5e-4)
    #expect(abs(1 - contract.feeHigh - 0.2 * sharing) < 5e-4)
    let found = try calibration()
    #expect(abs(found["licensing_fee_low"]! - (1 - 0.5 * sharing)) < 1e-12)
    #expect(abs(found["licensing_fee_high"]! - (1 - 0.2 * sharing)) < 1e-12)
  }

  @Test func `as many simulated buyers as the table has with amounts are as concentrated`() throws {
    // The table: OpenAI has 43.6% of the spend of 9 names, the index is 2,739. Drawn from the shipped distribution of
    // budgets both must be ordinary: within the middle 80%.
    let aggregates = try ShippedDeals.aggregates()
    let spenders = aggregates.buyers.groups.filter { $0.value > 0 }
    let buyers = try parameters("market.yaml").buyers
    let spread = hypot(buyers.valueLogSd, buyers.budgetLogSd)
    let luck = Luck(seed: 73, replicate: 1)
    var (below, belowTop) = (0, 0)
    let trials = 4_000
    for trial in 0..<trials {
      var draws = luck.key(.buyerBudget, period: trial).agent(0).draws
      let budgets = spenders.map { _ in exp(spread * draws.gaussian()) }
      let sum = budgets.reduce(0, +)
      let herfindahl = budgets.reduce(0) { $0 + (100 * $1 / sum) * (100 * $1 / sum) }
      below += herfindahl < aggregates.buyers.valueHerfindahl ? 1 : 0
      belowTop += 100 * budgets.max()! / sum < aggregates.buyers.valueShare(ofLargest: 1) ? 1 : 0
    }
    for count in [below, belowTop] { #expect((0.1...0.9).contains(Double(count) / Double(trials)), "\(count)") }
  }
}
