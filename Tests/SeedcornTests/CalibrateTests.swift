// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The command as a user calls it.
struct CalibrateTests {
  /// Targets are made with other luck than the calibration has, from parameters that it is not told.
  private static func prepare(_ workplace: Workplace, more: String) throws {
    try workplace.write(
      "extends: base.yaml\nsellers: {count: 60}\nbuyers: {count: 5}\npricing: {rule: uniform}\n",
      to: "market.yaml")
    let ran = try workplace.seedcorn(
      "run market.yaml --seed 99 --replicates 60 --set sellers.costMedian=12000 --set pricing.theta=0.3 --quiet "
        + "--out truth")
    #expect(ran.status == 0)
    let summary = readCSV(try workplace.read("truth/summary.csv"))
    let targets = try ["sellers_lost", "price_human", "mean_cost_active", "fidelity_final"].map { name in
      let row = try #require(summary.first { $0[1] == name })
      return "  - {name: \(name), value: \(row[2]), standardError: \(row[3])}\n"
    }
    try workplace.write(
      """
      scenario: market.yaml
      replicates: 20
      starts: 12
      parameters:
        sellers.costMedian: {from: 3000, to: 30000, scale: log}
        pricing.theta: {from: 0.1, to: 0.8}
      \(more)
      targets:
      \(targets.joined())
      """, to: "fit.yaml")
  }

  @Test("It recovers what the targets were made with, and tells of a parameter that they do not depend on")
  func recovery() throws {
    let workplace = try Workplace()
    try Self.prepare(workplace, more: "  policy.curvature: {from: 0.2, to: 0.8}")
    let ran = try workplace.seedcorn("calibrate fit.yaml --quiet --threads 2 --out out")
    #expect(ran.status == 0 && ran.errors == "")
    let rows = readCSV(try workplace.read("out/calibration.csv")).filter { $0[2] == "moments" }
    #expect(rows.map { $0[0] } == ["sellers.costMedian", "pricing.theta", "policy.curvature"])
    for (row, truth) in zip(rows, [12000, 0.3]) {
      let (low, high) = try (#require(Double(row[5])), #require(Double(row[6])))
      #expect(low < truth && truth < high && row[9] == "true")
    }
    #expect(rows[2][9] == "false" && rows[2][4] == "" && rows[2][10] == "no target responds to it")
    #expect(rows[2][7] == "0.2" && rows[2][8] == "0.8")
    #expect(ran.output.contains("policy.curvature: no target responds to it"))
    #expect(ran.output.contains("Left open, along the parameters' priors: 1.00 policy.curvature"))
    // Four targets less the two parameters that they depend on.
    #expect(ran.output.contains("with 2 degrees of freedom"))
    let fit = readCSV(try workplace.read("out/fit.csv"))
    #expect(fit.first { $0[0] == "information policy.curvature" }?[1] == "0")
    // What is simulated at the estimate is what a run there shows.
    let settings = rows.map { "--set \($0[0])=\($0[3])" }.joined(separator: " ")
    #expect(
      try workplace.seedcorn("run market.yaml --replicates 20 \(settings) --quiet --out again").status == 0)
    let summary = readCSV(try workplace.read("again/summary.csv"))
    for moment in readCSV(try workplace.read("out/moments.csv")).dropFirst() {
      let played = try #require(summary.first { $0[1] == moment[0] })
      for (found, expected) in [(moment[3], played[2]), (moment[4], played[3])] {
        let (found, expected) = try (#require(Double(found)), #require(Double(expected)))
        #expect(abs(found - expected) <= 1e-9 * abs(expected))
      }
    }
    #expect(try workplace.read("out/manifest.json").contains("\"prior\": \"3000 to 30000 (log)\""))
  }

  @Test("Rejection keeps the share that was asked for, and threads change no byte")
  func rejection() throws {
    let workplace = try Workplace()
    try Self.prepare(workplace, more: "method: both\ndraws: 300\naccept: 0.1")
    for threads in [1, 2] {
      let ran = try workplace.seedcorn(
        "calibrate fit.yaml --quiet --replicates 4 --threads \(threads) --out out\(threads)")
      #expect(ran.status == 0)
      #expect(ran.output.contains("By rejection: the nearest 30 of 300 draws"))
    }
    for name in ["calibration.csv", "fit.csv", "moments.csv", "posterior.csv"] {
      #expect(try workplace.read("out1/\(name)") == workplace.read("out2/\(name)"))
    }
    let draws = readCSV(try workplace.read("out1/posterior.csv"))
    #expect(draws.count == 31)
    let rows = readCSV(try workplace.read("out1/calibration.csv"))
    let cost = try #require(rows.first { $0[0] == "sellers.costMedian" && $0[2] == "abc" })
    let mean = draws.dropFirst().compactMap { Double($0[2]) }.reduce(0, +) / 30
    #expect(abs(try #require(Double(cost[3])) - mean) < 1e-6 * mean)
    #expect(rows.contains { $0[2] == "abc_adjusted" })
  }

  @Test("Where no place can be played, the run fails with the reason")
  func hopeless() throws {
    let workplace = try Workplace()
    try workplace.write(
      """
      scenario: base.yaml
      parameters: {pricing.theta: {from: 0.1, to: 0.5}}
      targets: [{name: union_receipts, value: 1, standardError: 1}]
      starts: 3
      """, to: "fit.yaml")
    let ran = try workplace.seedcorn("calibrate fit.yaml --quiet --out out")
    #expect(ran.status == 70 && ran.output == "")
    #expect(
      ran.errors
        == "Error: the moments cannot be simulated at any of 3 starts: a moment is missing in some replicate\n")
    #expect(try workplace.names == ["base.yaml", "fair.yaml", "fit.yaml"])
  }

  @Test("A file for another command is named as such")
  func otherFiles() throws {
    let workplace = try Workplace()
    let scenario = try workplace.seedcorn("calibrate base.yaml")
    #expect(scenario.status == 65)
    #expect(
      scenario.errors
        == "Error: base.yaml is no calibration file, which needs 'scenario' and 'targets'; play it with "
        + "'seedcorn run base.yaml'\n")
    #expect(try workplace.seedcorn("calibrate none.yaml").status == 66)
    #expect(try workplace.seedcorn("calibrate base.yaml --force").status == 64)
  }

  @Test("describe tells every key and table")
  func guide() throws {
    let ran = try Workplace().seedcorn("describe calibrate")
    #expect(ran.status == 0)
    for word in ["targets: ", "within: ", "moments: ", "abc: ", "calibration.csv: ", "fit.csv: ", "posterior.csv: "] {
      #expect(ran.output.contains("\n  \(word)"))
    }
    let long = ran.output.split(separator: "\n").filter { $0.count > 82 }
    #expect(long.isEmpty)
  }
}
