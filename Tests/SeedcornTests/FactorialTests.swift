// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The command as a user calls it, its files against arithmetic of the test's own.
struct FactorialTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write("extends: base.yaml\ncontract: {feeLow: 0.1, feeHigh: 0.1}\n", to: "fee.yaml")
    try workplace.write("extends: base.yaml\npricing.rule: fairshare\n", to: "price.yaml")
    try workplace.write("extends: base.yaml\nprovenance.labelledShare: 1\n", to: "label.yaml")
    return workplace
  }

  @Test("Effects are those of replicates.csv")
  func effects() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn(
      "factorial base.yaml fee.yaml price.yaml --set contract.feeHigh=0.9 --set contract.feeLow=0.8 --quiet --out out")
    #expect(ran.status == 65, "an override would undo the remedy")
    #expect(
      try workplace.seedcorn(
        "factorial base.yaml fee.yaml price.yaml --set sellers.count=40 --quiet --replicates 3 --out out"
      ).status == 0)
    let replicates = readCSV(try workplace.read("out/replicates.csv"))
    let summary = readCSV(try workplace.read("out/cells.csv"))
    let rows = readCSV(try workplace.read("out/effects.csv"))
    #expect(
      replicates.dropFirst().map { Array($0[..<2]) }
        == ["none", "fee", "price", "fee+price"].flatMap { cell in (1...3).map { [cell, "\($0)"] } })
    #expect(
      summary[0] == [
        "cell", "fee", "price", "metric", "mean", "standard_error", "ci_low", "ci_high", "replicates",
      ])
    #expect(
      summary.filter { $0[3] == "welfare" }.map { Array($0[..<3]) } == [
        ["none", "0", "0"], ["fee", "1", "0"], ["price", "0", "1"], ["fee+price", "1", "1"],
      ])
    #expect(
      rows[0] == ["metric", "effect", "remedies", "mean", "standard_error", "ci_low", "ci_high", "replicates"])
    for metric in ["welfare", "active_sellers_final", "equity_share_inputs"] {
      let place = try #require(replicates[0].firstIndex(of: metric))
      func values(_ cell: String) -> [Double] { replicates.filter { $0[0] == cell }.compactMap { Double($0[place]) } }
      let cells = ["none", "fee", "price", "fee+price"].map(values)
      #expect(cells.allSatisfy { $0.count == 3 })
      // How much of none, fee, price and both is in each effect.
      let weights: [(effect: String, remedies: String, weights: [Double])] = [
        ("main", "fee", [-0.5, 0.5, -0.5, 0.5]), ("main", "price", [-0.5, -0.5, 0.5, 0.5]),
        ("interaction", "fee+price", [1, -1, -1, 1]), ("remedy_alone", "fee", [-1, 1, 0, 0]),
        ("remedy_alone", "price", [-1, 0, 1, 0]), ("loss_by_fault_alone", "fee", [0, 0, -1, 1]),
        ("loss_by_fault_alone", "price", [0, -1, 0, 1]), ("all_remedies", "fee+price", [-1, 0, 0, 1]),
        ("sum_of_single_remedies", "fee+price", [-2, 1, 1, 0]), ("synergy", "fee+price", [1, -1, -1, 1]),
        ("synergy_log", "fee+price", [1, -1, -1, 1]),
      ]
      for (effect, remedies, weights) in weights {
        let isLog = effect == "synergy_log"
        let values = (0..<3).map { replicate in
          zip(weights, cells).reduce(0.0) { $0 + $1.0 * (isLog ? log($1.1[replicate]) : $1.1[replicate]) }
        }
        #expect(values.allSatisfy { $0.isFinite })
        let row = try #require(rows.first { $0[0] == metric && $0[1] == effect && $0[2] == remedies })
        try check(Array(row[3...]), values, scale: isLog ? 1 : largest(cells))
      }
      let row = try #require(summary.first { $0[0] == "fee+price" && $0[3] == metric })
      try check(Array(row[4...]), cells[3], scale: largest(cells))
    }
  }

  private func largest(_ cells: [[Double]]) -> Double { cells.joined().map(abs).max() ?? 0 }

  /// The quantile of Student's t for 0.975 and 2 degrees of freedom is a tabulated one.
  private func check(_ fields: [String], _ values: [Double], scale: Double) throws {
    let mean = values.reduce(0, +) / 3
    let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2 / 3).squareRoot()
    let half = 4.302_652_729_911_275 * error
    for (field, expected) in zip(fields, [mean, error, mean - half, mean + half]) {
      let written = try #require(Double(field))
      #expect(abs(written - expected) <= 1e-9 * max(abs(expected), scale))
    }
    #expect(fields[4] == "3")
  }

  @Test("The report says what each remedy does, and whether all do more than their sum")
  func report() throws {
    let ran = try workplace().seedcorn("factorial base.yaml fee.yaml price.yaml label.yaml --quiet --out out")
    #expect(ran.status == 0 && ran.errors == "")
    let lines = ran.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines[..<2] == [
        "base with all 8 combinations of fee, price, label", "4 replicates of 5 periods each, seed 1",
      ])
    #expect(lines.allSatisfy { $0.count <= 100 && !$0.hasSuffix(" ") })
    for start in ["fee+price+label ", "main: fee ", "interaction: fee x price x label ", "loss by fault alone: label "]
    {
      #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
    }
    let verdicts = ["super-additive", "sub-additive", "no difference detected"]
    // The legend explains the words in brackets.
    let rows = lines.filter { line in !line.contains("(") && verdicts.contains(where: line.contains) }
    #expect(rows.count == 8)
    #expect(lines.suffix(3) == ["", "Results are in out", ""])
  }

  @Test("One replicate has no intervals and no verdict; one remedy nothing to add up")
  func few() throws {
    let workplace = try workplace()
    let single = try workplace.seedcorn("factorial base.yaml fee.yaml price.yaml --quiet --replicates 1")
    #expect(single.status == 0 && single.output.contains("no interval") && !single.output.contains("±"))
    let one = try workplace.seedcorn("factorial base.yaml fee.yaml --quiet")
    #expect(one.output.hasPrefix("base with and without fee\n") && !one.output.contains("synergy"))
  }

  @Test("Misuse is told in one line, with the usual codes")
  func misuse() throws {
    let workplace = try workplace()
    let lonely = try workplace.seedcorn("factorial base.yaml")
    #expect(lonely.status == 64 && lonely.errors.contains("Missing expected argument '<remedies> ...'"))
    let many = try workplace.seedcorn("factorial base.yaml" + String(repeating: " fee.yaml", count: 7))
    #expect(many.status == 64)
    #expect(many.errors.hasPrefix("Error: 7 remedies are too many: expected 1 to 6\n"))
    let stranger = try workplace.seedcorn("factorial base.yaml fair.yaml fee.yaml")
    #expect(stranger.status == 65 && stranger.output == "")
    #expect(
      stranger.errors == "fair.yaml: extends: a remedy has to extend base.yaml, directly or through other files\n")
    #expect(try workplace.seedcorn("factorial base.yaml none.yaml").status == 66)
    try workplace.write("learner: gaussian\nrecords: 100\n", to: "experiment.yaml")
    #expect(try workplace.seedcorn("factorial base.yaml experiment.yaml").errors.contains("retraining experiment"))
  }
}
