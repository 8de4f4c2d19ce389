// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Market
import Testing

/// The files of a run against code of the test's own.
struct ResultTests {
  private func column(_ name: String, of table: [[String]]) throws -> Int {
    try #require(table.first?.firstIndex(of: name))
  }

  /// The quantile of Student's t for 0.975 and 3 degrees of freedom is a tabulated one.
  private func halfWidth(_ values: [Double]) -> (mean: Double, standardError: Double, halfWidth: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let error = (variance / count).squareRoot()
    return (mean, error, 3.182_446_305_284_263 * error)
  }

  private func close(_ text: String, _ value: Double, scale: Double) -> Bool {
    guard let written = Double(text) else { return false }
    return abs(written - value) <= 1e-9 * max(abs(value), scale)
  }

  /// For each scenario and replicate in order, the values of a column over the periods.
  private func series(_ name: String, scenario: String, in periods: [[String]]) throws -> [[Double]] {
    let place = try column(name, of: periods)
    return (1...4).map { replicate in
      periods.filter { $0[0] == scenario && $0[1] == "\(replicate)" }.compactMap { Double($0[place]) }
    }
  }

  @Test("Summaries and paired differences are those of periods.csv")
  func estimates() throws {
    let workplace = try Workplace()
    #expect(try workplace.seedcorn("compare base.yaml fair.yaml --quiet --out out").status == 0)
    let periods = readCSV(try workplace.read("out/periods.csv"))
    let summary = readCSV(try workplace.read("out/summary.csv"))
    let differences = readCSV(try workplace.read("out/differences.csv"))
    #expect(periods.allSatisfy { $0.count == periods[0].count })
    #expect(periods.count == 1 + 2 * 4 * 5)
    #expect(summary[0] == ["scenario", "metric", "mean", "standard_error", "ci_low", "ci_high", "replicates"])
    for name in ["active_sellers", "fidelity", "human_records", "buyer_surplus"] {
      let base = try series(name, scenario: "base", in: periods)
      let fair = try series(name, scenario: "fair", in: periods)
      #expect(base.allSatisfy { $0.count == 5 } && fair.allSatisfy { $0.count == 5 })
      for (metric, reduce) in [
        (name, { (values: [Double]) in values.reduce(0, +) / 5 }),
        (name + "_final", { (values: [Double]) in values[4] }),
      ] {
        let (first, second) = (base.map(reduce), fair.map(reduce))
        let scale = (first + second).map(abs).max() ?? 0
        let row = try #require(summary.first { $0[0] == "fair" && $0[1] == metric })
        check(row.dropFirst(2).map { $0 }, halfWidth(second), scale: scale)
        let difference = try #require(differences.first { $0[0] == "fair" && $0[2] == metric })
        #expect(difference[1] == "base")
        check(difference.dropFirst(3).map { $0 }, halfWidth(zip(second, first).map { $0 - $1 }), scale: scale)
      }
    }
  }

  private func check(
    _ fields: [String], _ expected: (mean: Double, standardError: Double, halfWidth: Double), scale: Double
  ) {
    #expect(close(fields[0], expected.mean, scale: scale))
    #expect(close(fields[1], expected.standardError, scale: scale))
    #expect(close(fields[2], expected.mean - expected.halfWidth, scale: scale))
    #expect(close(fields[3], expected.mean + expected.halfWidth, scale: scale))
    #expect(fields[4] == "4")
  }

  @Test("Rows stand by scenario as given, replicate and period, under the columns of the table")
  func rows() throws {
    let workplace = try Workplace()
    #expect(try workplace.seedcorn("compare fair.yaml base.yaml --quiet --threads 2 --out out").status == 0)
    let periods = readCSV(try workplace.read("out/periods.csv"))
    #expect(periods[0] == ["scenario", "replicate", "period"] + ObservationTable.columns.map(\.name))
    let expected = ["fair", "base"].flatMap { scenario in
      (1...4).flatMap { replicate in (1...5).map { [scenario, "\(replicate)", "\($0)"] } }
    }
    #expect(periods.dropFirst().map { Array($0[..<3]) } == expected)
    #expect(try !workplace.read("out/periods.csv").contains("\r"))
    let numbers = periods.dropFirst().flatMap { $0.dropFirst(3) }
    #expect(numbers.allSatisfy { $0.isEmpty || Double($0)?.isFinite == true })
  }

  @Test("Files are the same for 1, 2 and 8 threads, and --seed changes them")
  func threads() throws {
    let workplace = try Workplace()
    for threads in [1, 2, 8] {
      let ran = try workplace.seedcorn(
        "compare base.yaml fair.yaml --quiet --agents --threads \(threads) --out out\(threads)")
      #expect(ran.status == 0)
    }
    for name in ["periods.csv", "agents.csv", "summary.csv", "differences.csv"] {
      let serial = try workplace.read("out1/" + name)
      #expect(try workplace.read("out2/" + name) == serial)
      #expect(try workplace.read("out8/" + name) == serial)
    }
    #expect(try workplace.seedcorn("run base.yaml --quiet --seed 1 --out same").status == 0)
    #expect(try workplace.seedcorn("run base.yaml --quiet --seed 2 --out other").status == 0)
    #expect(try workplace.read("same/periods.csv") != workplace.read("other/periods.csv"))
    #expect(try workplace.read("out1/periods.csv").hasPrefix(workplace.read("same/periods.csv")))
  }

  @Test("A name with commas and quotes survives the CSV")
  func awkwardName() throws {
    let workplace = try Workplace()
    try workplace.write(Workplace.tiny("name: 'fair, \"new\"'\n"), to: "odd.yaml")
    let ran = try workplace.seedcorn("compare base.yaml odd.yaml --quiet --out out")
    #expect(ran.status == 0)
    let summary = readCSV(try workplace.read("out/summary.csv"))
    #expect(summary.allSatisfy { $0.count == 7 })
    #expect(summary.contains { $0[0] == "fair, \"new\"" })
  }

  @Test("Options come before --set, and --set before the file")
  func precedence() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn(
      "run base.yaml --quiet --periods 2 --set run.periods=3 --set run.replicates=2 --out out")
    #expect(ran.status == 0)
    #expect(ran.output.hasPrefix("base: 2 replicates of 2 periods, seed 1\n"))
    #expect(readCSV(try workplace.read("out/periods.csv")).count == 1 + 2 * 2)
  }

  @Test("The table ends with the folder, and says what the star means")
  func table() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("compare base.yaml fair.yaml --quiet --out out")
    #expect(ran.errors == "")
    let lines = ran.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "2 scenarios, each with 4 replicates of 5 periods, seed 1")
    #expect(lines.contains("Differences to base, paired by replicate (the same luck in each pair)"))
    #expect(lines.contains("* the 95% interval leaves out 0"))
    #expect(lines.suffix(3) == ["", "Results are in out", ""])
    #expect(lines.allSatisfy { $0.count <= 100 && !$0.hasSuffix(" ") })
  }

  @Test("verify says that the ways of playing agree")
  func verify() throws {
    let ran = try Workplace().seedcorn("verify base.yaml --quiet --threads 2")
    #expect(ran.status == 0)
    #expect(
      ran.output.hasSuffix("The results are the same. The books balanced in every period: 4 x 5 periods, 3 times.\n"))
  }
}
