// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The command as a user calls it.
struct EquilibriumTests {
  private static let law = "fidelity:\n  learner: law\n"

  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(Workplace.tiny("pricing:\n  rule: fairshare\n" + Self.law), to: "paper.yaml")
    try workplace.write(Workplace.tiny("pricing:\n  rule: posted\n" + Self.law), to: "posted.yaml")
    return workplace
  }

  @Test("files hold the equilibrium, its buyers and every start, whatever the number of threads")
  func files() throws {
    let workplace = try workplace()
    let ran = try workplace.seedcorn("equilibrium paper.yaml --starts 6 --types 1024 --quiet --threads 1 --out one")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasPrefix("paper: one equilibrium found from 6 starts.\n"))
    let again = try workplace.seedcorn("equilibrium paper.yaml --starts 6 --types 1024 --quiet --threads 3 --out three")
    #expect(again.status == 0)
    for name in ["equilibria.csv", "buyers.csv", "starts.csv"] {
      #expect(try workplace.read("one/\(name)") == workplace.read("three/\(name)"))
    }
    let equilibria = readCSV(try workplace.read("one/equilibria.csv"))
    #expect(equilibria.count == 2)
    func value(_ name: String) throws -> Double {
      let place = try #require(equilibria[0].firstIndex(of: name))
      return try #require(Double(equilibria[1][place]))
    }
    let buyers = readCSV(try workplace.read("one/buyers.csv"))
    #expect(buyers.count == 1 + 3)
    for (column, total) in [("spend", "spend"), ("surplus", "buyer_surplus"), ("human_records", "human_records")] {
      let place = try #require(buyers[0].firstIndex(of: column))
      let sum = buyers.dropFirst().reduce(0) { $0 + (Double($1[place]) ?? .nan) }
      #expect(abs(sum / (try value(total)) - 1) < 1e-9)
    }
    #expect(readCSV(try workplace.read("one/starts.csv")).count == 1 + 6)
  }

  @Test("what is not solved on paper is refused by name, with the code of a bad scenario")
  func refused() throws {
    let ran = try workplace().seedcorn("equilibrium posted.yaml --set matching.rule=best")
    #expect(ran.status == 65 && ran.output == "")
    #expect(
      ran.errors == """
        Error: posted.yaml: matching.rule: best with a number of candidates has no large-market limit; expected all
        Error: posted.yaml: pricing.rule: posted is not solved on paper; expected uniform, fixed, fairshare, bargaining, random

        """)
  }

  @Test("counts out of range are misuse", arguments: ["--starts 0", "--types 3", "--replicate 0", "--force"])
  func misuse(option: String) throws {
    #expect(try workplace().seedcorn("equilibrium paper.yaml \(option)").status == 64)
  }
}
