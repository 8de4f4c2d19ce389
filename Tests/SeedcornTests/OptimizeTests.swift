// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The command as a user calls it.
struct OptimizeTests {
  @Test("It tells the best tax, with its interval, beside no policy, and writes every point")
  func tax() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn(
      "optimize fair.yaml --over policy.taxRate=0:0.4 --objective policy_balance:final --points 5 --replicates 3 --quiet "
        + "--out out")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("Greatest policy_balance_final of fair over policy.taxRate from 0 to 0.4"))
    #expect(ran.output.contains("the high end of"))
    #expect(ran.output.contains("policy.rule is tax instead of none"))
    let points = readCSV(try workplace.read("out/evaluations.csv"))
    #expect(points[0] == ["stage", "policy.taxRate", "mean", "standard_error", "ci_low", "ci_high", "replicates"])
    #expect(
      points.dropFirst().prefix(5).compactMap { Double($0[1]).map { ($0 * 1e9).rounded() } } == [0, 1e8, 2e8, 3e8, 4e8])
    let optimum = readCSV(try workplace.read("out/optimum.csv"))
    #expect(optimum.map(\.first) == ["point", "no policy", "best"])
    #expect(optimum[2][1] == "0.4" && optimum[2][3...4] == ["0.4", "high end"])
    // What the best earns with fresh luck is what a run with the next seed earns.
    #expect(
      try workplace.seedcorn(
        "run fair.yaml --set policy.rule=tax --set policy.taxRate=0.4 --seed 2 --replicates 3 --quiet --out run"
      ).status == 0)
    let summary = readCSV(try workplace.read("run/summary.csv"))
    #expect(optimum[2][6] == summary.first { $0[1] == "policy_balance_final" }?[2])
  }

  @Test(
    "What cannot be searched is a usage error",
    arguments: [
      ("--over policy.subsdy", "--over: policy.subsdy: unknown key; did you mean 'policy.subsidy'?"),
      ("--over policy.subsidy=2:1", "--over: policy.subsidy: the range 2:1 is empty: LOW must be below HIGH"),
      ("--over policy.subsidy --objective welfrae", "--objective: unknown column 'welfrae'; did you mean 'welfare'?"),
      ("--over policy.subsidy --points 2", "--points: 2 is out of range: expected whole number from 3 to 1000"),
      ("--over policy.subsidy --force", "--force needs --out"),
    ])
  func usage(options: String, message: String) throws {
    let ran = try Workplace().seedcorn("optimize base.yaml \(options)")
    #expect(ran.status == 64 && ran.output == "")
    #expect(ran.errors.hasPrefix("Error: \(message)\n"))
  }

  @Test("A scenario that cannot be searched like that is bad data")
  func badData() throws {
    let ran = try Workplace().seedcorn("optimize base.yaml --over policy.subsidy,policy.taxRate")
    #expect(ran.status == 65)
    #expect(
      ran.errors
        == "Error: policy.subsidy is for policy.rule fixed and policy.taxRate for tax: search one of them\n")
  }
}
