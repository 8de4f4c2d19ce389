// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn figures` and `seedcorn claims` as a user calls them.
struct FiguresTests {
  private var scenarios: String { "--scenarios \(ShippedScenarioTests.folder.path)" }

  @Test("Figures come with a table, pictures and a line in the index, whatever else is asked for beside them")
  func pictures() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("figures welfare-under-collapse deals-by-year \(scenarios) --quick --out out")
    #expect(ran.status == 0 && ran.output.hasSuffix("\nResults are in out\n"))
    #expect(ran.errors == "1 of 2: deals-by-year\n2 of 2: welfare-under-collapse\n")
    let index = readCSV(try workplace.read("out/figures.csv"))
    #expect(
      Array(index[0].prefix(7)) == ["id", "title", "source", "file", "command", "seconds", "size"])
    #expect(index.dropFirst().map { $0[0] } == ["deals-by-year", "welfare-under-collapse"])
    #expect(index[1][4] == "seedcorn figures deals-by-year --quick --out DIR" && index[1][6] == "quick")
    let alone = try workplace.seedcorn("figures deals-by-year \(scenarios) --quiet --out alone")
    #expect(alone.status == 0 && alone.errors == "")
    #expect(try workplace.read("alone/deals-by-year.csv") == workplace.read("out/deals-by-year.csv"))
    guard try workplace.shell("command -v gnuplot").status == 0 else { return }
    #expect(try workplace.read("out/deals-by-year.svg").contains("<svg"))
    let png = try Data(contentsOf: URL(filePath: workplace.path + "/out/deals-by-year.png"))
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try workplace.read("alone/deals-by-year.svg") == workplace.read("out/deals-by-year.svg"))
  }

  @Test("Without gnuplot there are tables alone, and that is said")
  func withoutGnuplot() throws {
    let workplace = try Workplace()
    let ran = try workplace.shell(
      "PATH=/nowhere exec \"$SEEDCORN\" figures deals-by-type \(scenarios) --quiet --out out")
    #expect(ran.status == 0)
    #expect(ran.output.hasPrefix("1 figure without pictures, as gnuplot is not installed\n"))
    let names = try FileManager.default.contentsOfDirectory(atPath: workplace.path + "/out").sorted()
    #expect(names == ["claims.csv", "deals-by-type.csv", "figures.csv", "manifest.json"])
  }

  @Test("What is no figure is refused before anything is played")
  func refusals() throws {
    let workplace = try Workplace()
    let unknown = try workplace.seedcorn("figures deals-by-yaer --out out")
    #expect(unknown.status == 64)
    #expect(unknown.errors.hasPrefix("Error: unknown figure 'deals-by-yaer'; did you mean 'deals-by-year'?\n"))
    for arguments in ["", "all", "all --out -", "--list all", "--list --out out"] {
      #expect(try workplace.seedcorn("figures \(arguments)").status == 64, "\(arguments)")
    }
    let missing = try workplace.seedcorn("figures deals-by-year --scenarios none --out out")
    #expect(missing.status == 66 && missing.errors.contains("none/data/deals.csv"))
    #expect(try workplace.names == ["base.yaml", "fair.yaml"])
  }

  @Test("The list names each figure once")
  func list() throws {
    let ran = try Workplace().seedcorn("figures --list")
    let ids = ran.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(ran.status == 0 && ids.count >= 15 && Set(ids).count == ids.count && ids.contains("collapse-law"))
  }

  @Test("The values of a market are those that compare gives for its last period")
  func compared() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("figures fairshare-participation \(scenarios) --quick --quiet --out figures")
    #expect(ran.status == 0)
    let files = ["uniform", "fairshare"].map { "\(ShippedScenarioTests.folder.path)/pricing-alone/\($0).yaml" }
    let compared = try workplace.seedcorn(
      "compare \(files.joined(separator: " ")) --replicates 4 --periods 6 --quiet --out compare")
    #expect(compared.status == 0)
    let drawn = readCSV(try workplace.read("figures/fairshare-participation.csv"))
    let summary = readCSV(try workplace.read("compare/summary.csv"))
    for (pricing, scenario) in [("exploitative", "uniform-alone"), ("fairshare", "fairshare-alone")] {
      let value = try #require(drawn.first { $0[0] == pricing && $0[1] == "6" })
      let row = try #require(summary.first { $0[0] == scenario && $0[1] == "active_sellers_final" })
      #expect(value[2] == row[2] && value[3] == row[4] && value[4] == row[5] && value[5] == row[6])
    }
  }

  @Test("Claims are told with their verdicts, and the table is a file of its own")
  func claims() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("claims deals C2.4.shipped B10 \(scenarios) --quick --quiet --out claims.csv")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("\nQuick: too little was played to conclude.\n"))
    let table = readCSV(try workplace.read("claims.csv"))
    #expect(
      table[0] == [
        "claim", "source", "statement", "source_status", "published", "simulated", "ci_low", "ci_high", "verdict",
        "scope", "figure", "rule", "command",
      ])
    let rows = table.dropFirst().filter { $0 != [""] }
    #expect(rows.count > 40 && rows.allSatisfy { $0.count == 13 })
    // What was asked for, and nothing beside it.
    #expect(Set(rows.map { $0[0].prefix { $0 != "." } }) == ["deals", "C2", "B10"])
    #expect(rows.filter { $0[0].hasPrefix("C2") }.allSatisfy { $0[12] == "seedcorn claims C2.4 --quick" })
    #expect(
      try workplace.seedcorn("claims C2.44").errors.hasPrefix("Error: unknown claim 'C2.44'; did you mean 'C2.4'?"))
    #expect(try workplace.seedcorn("claims --quick --out claims.csv").status == 73)
    #expect(try workplace.seedcorn("claims --force").status == 64)
  }
}
