// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// `seedcorn sensitivity-check` as a user calls it.
struct SensitivityCheckTests {
  @Test("Every measure of every parameter is in the table, and the points and outputs beside it")
  func files() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("sensitivity-check --out out")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasPrefix("Sobol indices of functions for which they are known"))
    #expect(ran.output.contains("ishigami total 3 "))
    #expect(ran.output.hasSuffix("\nResults are in out\n"))
    let table = readCSV(try workplace.read("out/sensitivity-check.csv"))
    #expect(table[0] == ["function", "measure", "parameter", "known", "estimate", "ci_low", "ci_high"])
    #expect(table.count == 1 + 6 * (3 + 8))
    let known = table.dropFirst().filter { !$0[3].isEmpty }
    #expect(known.count == 2 * (3 + 8))
    // The third parameter of Ishigami's function acts in interactions only.
    #expect(known.first { $0[1] == "sobol_first_order" && $0[2] == "3" }?[3] == "0")
    for (name, rows) in [("morris", 500 * 4), ("saltelli", 2048 * 5), ("latin-hypercube", 1000)] {
      let points = readCSV(try workplace.read("out/points-ishigami-\(name).csv"))
      #expect(points[0] == ["u1", "u2", "u3", "y"] && points.count == 1 + rows)
    }
  }

  @Test("Results are a folder, and only --out makes one")
  func usage() throws {
    #expect(try Workplace().seedcorn("sensitivity-check --out -").status == 64)
    #expect(try Workplace().seedcorn("sensitivity-check --force").status == 64)
  }
}
