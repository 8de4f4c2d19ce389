// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn deals` as a user calls it.
struct DealsTests {
  private var shipped: String { ShippedScenarioTests.folder.appending(path: "data/deals.csv").path }

  @Test("What was published of the shipped table comes out, and contradictions are named")
  func shippedTable() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("deals \(shipped) --out out")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("\n43 of 46 agree. Where they do not:\n"))
    #expect(ran.output.hasSuffix("\nResults are in out\n"))
    let table = readCSV(try workplace.read("out/deals-published.csv"))
    let agrees = try #require(table[0].firstIndex(of: "agrees"))
    #expect(table.dropFirst().count { $0[agrees] == "no" } == 3)
    for name in ["deals-by-year", "deals-by-type", "deals-disclosure", "deals-concentration", "deals-calibration"] {
      #expect(readCSV(try workplace.read("out/\(name).csv"))[0] == ["id", "key", "value", "unit"])
    }
  }

  @Test("A broken table is told by line and column, a missing one is 66")
  func broken() throws {
    let workplace = try Workplace()
    #expect(try workplace.seedcorn("deals none.csv").status == 66)
    try workplace.write("id,buyer\n1,A\n", to: "short.csv")
    let ran = try workplace.seedcorn("deals short.csv")
    #expect(ran.status == 65 && ran.output == "")
    #expect(ran.errors.hasPrefix("short.csv:1: "))
    #expect(try workplace.seedcorn("deals \(shipped) --force").status == 64)
  }
}
