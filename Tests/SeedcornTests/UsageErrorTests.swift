// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

struct UsageErrorTests {
  @Test("An unknown command names the nearest")
  func unknownCommand() throws {
    let ran = try Workplace().seedcorn("comapre base.yaml")
    #expect(ran.status == 64)
    #expect(ran.output == "")
    #expect(
      ran.errors == """
        Error: unknown command 'comapre'; did you mean 'compare'?
        Usage: seedcorn <command>, with one of run, compare, sweep, merge, factorial, patience, optimize, calibrate, equilibrium, retrain, divide, price, game, deals, figures, claims, report, sensitivity-check, validate, verify, describe, schema, benchmark
          See 'seedcorn --help' for more information.

        """)
  }

  @Test("A word that is near nothing is only refused")
  func noNearCommand() throws {
    let ran = try Workplace().seedcorn("xylophone")
    #expect(ran.status == 64)
    #expect(ran.errors.hasPrefix("Error: unknown command 'xylophone'\nUsage: "))
  }

  @Test("An unknown option is a usage error")
  func unknownOption() throws {
    let ran = try Workplace().seedcorn("run base.yaml --tread 2")
    #expect(ran.status == 64)
    #expect(ran.errors.hasPrefix("Error: Unknown option '--tread'"))
  }

  @Test(
    "Options out of range are named with their range",
    arguments: [
      ("--seed=-1", "--seed: -1 is out of range: expected whole number, at least 0"),
      ("--replicates 0", "--replicates: 0 is out of range: expected whole number from 1 to 1000000"),
      ("--periods 0", "--periods: 0 is out of range: expected whole number from 1 to 1000000"),
      ("--threads 0", "--threads: 0 is out of range: expected whole number from 1 to 1024"),
      ("--agents", "--agents needs --out"), ("--force", "--force needs --out or --save-state"),
      ("--out -", "--out: results are several files; name a folder"),
      ("--set sellers.count", "--set: expected KEY=VALUE, such as sellers.count=500, found 'sellers.count'"),
    ])
  func ranges(option: String, message: String) throws {
    let ran = try Workplace().seedcorn("run base.yaml \(option)")
    #expect(ran.status == 64)
    #expect(ran.output == "")
    #expect(ran.errors.hasPrefix("Error: \(message)\n"))
  }

  @Test("describe explains parameters and columns, and names the nearest to a name that is none")
  func describe() throws {
    let workplace = try Workplace()
    for name in [
      "sellers.count", "pricing", "fidelity_min", "fidelity_final", "sellers_lost", "columns", "retrain", "factorial",
      "patience", "calibrate",
      "",
    ] {
      let ran = try workplace.seedcorn("describe \(name)")
      #expect(ran.status == 0 && ran.output.contains(name) && ran.errors == "")
    }
    let ran = try workplace.seedcorn("describe sellers.cuont")
    #expect(ran.status == 64)
    #expect(ran.errors.contains("did you mean 'sellers.count'?"))
  }
}
