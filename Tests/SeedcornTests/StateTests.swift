// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

struct StateTests {
  /// A workplace with a scenario of many mechanisms and a state of it after period 3.
  private func prepared(_ more: String = "") throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(
      Workplace.tiny(
        "contract:\n  form: buyout\n  periods: 3\nprovenance:\n  lineage: tracked\n"
          + "events:\n  - at: 5\n    policy.rule: fixed\n"
      ), to: "long.yaml")
    let ran = try workplace.seedcorn("run long.yaml --quiet --save-state s.state --at 3 --out saved \(more)")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasSuffix("\nResults are in saved\n\nThe state after period 3 is in s.state\n"))
    return workplace
  }

  @Test("A branch without changes gives the bytes of a run that was never interrupted")
  func same() throws {
    let workplace = try prepared("--agents --lineage --threads 1")
    let ran = try workplace.seedcorn("run --from-state s.state --quiet --out branch --agents --lineage --threads 2")
    #expect(ran.status == 0)
    #expect(ran.output.contains("Goes on from s.state, the state after period 3.\n"))
    for name in ["periods.csv", "summary.csv", "agents.csv", "lineage.csv"] {
      #expect(try workplace.read("branch/" + name) == workplace.read("saved/" + name), "\(name)")
    }
    #expect(try workplace.seedcorn("run long.yaml --from-state s.state --quiet").status == 0)
    let manifest = try workplace.read("branch/manifest.json")
    #expect(
      manifest.contains("\"from_state\": {\n    \"file\": \"s.state\",\n    \"period\": 3,\n    \"set\": {}\n  }"))
    #expect(try !workplace.read("saved/manifest.json").contains("from_state"))
  }

  @Test("States can be chained, and more periods than before be played")
  func chained() throws {
    let workplace = try prepared("--agents")
    let ran = try workplace.seedcorn(
      "run --from-state s.state --periods 8 --at 4 --save-state t.state --quiet --agents --out a")
    #expect(ran.status == 0)
    #expect(try workplace.seedcorn("run --from-state t.state --quiet --agents --out b").status == 0)
    #expect(try workplace.seedcorn("run long.yaml --periods 8 --quiet --agents --out whole").status == 0)
    for name in ["periods.csv", "summary.csv", "agents.csv"] {
      let whole = try workplace.read("whole/" + name)
      #expect(try workplace.read("a/" + name) == whole && workplace.read("b/" + name) == whole)
    }
    // Saved where it was: the same future.
    let again = try workplace.seedcorn("run --from-state s.state --periods 3 --set x=1 --quiet")
    #expect(again.status == 65)
  }

  @Test("Changes take effect as an event of the period after would, before later events and after those of that period")
  func changes() throws {
    let workplace = try prepared()
    let settings = "--set pricing.rule=fairshare --set policy.subsidy=0.3 --set pricing.rule=posted"
    let ran = try workplace.seedcorn("run --from-state s.state \(settings) --quiet --out branch")
    #expect(ran.status == 0)
    #expect(
      ran.output.contains(
        "Goes on from s.state, the state after period 3, with policy.subsidy=0.3 pricing.rule=posted from period 4 "
          + "on.\n"))
    #expect(try workplace.read("branch/manifest.json").contains("\"pricing.rule\": \"posted\""))
    try workplace.write(
      "extends: long.yaml\nname: long\nevents:\n  - {at: 4, pricing.rule: posted, policy.subsidy: 0.3}\n"
        + "  - {at: 5, policy.rule: fixed}\n", to: "event.yaml")
    #expect(try workplace.seedcorn("run event.yaml --quiet --out whole").status == 0)
    for name in ["periods.csv", "summary.csv"] {
      #expect(try workplace.read("branch/" + name) == workplace.read("whole/" + name))
      #expect(try workplace.read("branch/" + name) != workplace.read("saved/" + name))
    }
  }

  @Test("Without agents in the state there is no agents.csv of it")
  func noAgents() throws {
    let ran = try prepared().seedcorn("run --from-state s.state --quiet --agents --out branch")
    #expect(ran.status == 65 && ran.output == "")
    #expect(
      ran.errors
        == "Error: s.state has no agents of the periods up to 3, which agents.csv would lack; save it from a run with "
        + "--agents, or leave --agents out\n")
  }

  @Test(
    "What cannot be is refused in one line",
    arguments: [
      (
        "run --from-state s.state --set sellers.count=5", 65,
        "--set sellers.count=5: sellers.count: cannot change while the market runs, and the state is of a market that "
          + "does; play the scenario anew with it"
      ),
      (
        "run --from-state s.state --set run.seed=5", 65,
        "--set run.seed=5: run.seed: cannot change while the market runs, and the state is of a market that "
          + "does; play the scenario anew with it"
      ),
      (
        "run --from-state s.state --seed 5", 65,
        "--seed 5: run.seed: the state is of a run with 1, and what was played rests on that; leave the option out"
      ),
      (
        "run --from-state s.state --replicates 5", 65,
        "--replicates 5: run.replicates: the state is of a run with 4, and what was played rests on that; leave the "
          + "option out"
      ),
      (
        "run --from-state s.state --periods 2", 65,
        "--periods 2: run.periods: 2 is too few: the state is that after period 3; expected at least 3"
      ),
      (
        "run --from-state s.state --set run.periods=4", 65,
        "--set run.periods=4: run.periods: 4 is too few: an event of the scenario is in period 5"
      ),
      (
        "run --from-state s.state --set policy.rul=tax", 65,
        "--set policy.rul=tax: policy.rul: unknown key; did you mean 'policy.rule'?"
      ),
      (
        "run --from-state s.state --set contract.feeLow=0.9", 65,
        "--set contract.feeLow=0.9: contract.feeLow: from period 4 on: 0.9 exceeds contract.feeHigh (0.3)"
      ),
      ("run --from-state none.state", 66, "Error: none.state: no such file"),
      ("run --from-state saved", 66, "Error: saved is not a file"),
      (
        "run --from-state base.yaml", 65,
        "Error: base.yaml is no saved state; save one with 'seedcorn run FILE --save-state STATE'"
      ),
      (
        "run fair.yaml --from-state s.state", 65,
        "Error: fair.yaml is not the scenario of s.state: name is 'fair', in the state 'long'; pricing.rule is "
          + "fairshare, in the state posted; contract.form is perPeriod, in the state buyout; 2 more. Leave it out to "
          + "go on with the scenario that was saved"
      ),
      ("run base.yaml --save-state s.state --at 6", 64, "Error: --at: 6 is beyond the last period (run.periods is 5)"),
      (
        "run --from-state s.state --save-state t.state --at 2", 64,
        "Error: --at: 2 is before the state of s.state, after period 3"
      ),
      (
        "run base.yaml --save-state s.state", 73,
        "Error: s.state already exists; choose another file, or replace it with --force"
      ),
      (
        "run --from-state s.state --save-state s.state --force", 73,
        "Error: s.state is what the results come from; choose another file"
      ),
    ])
  func refused(arguments: String, status: Int, message: String) throws {
    let workplace = try prepared()
    let before = try workplace.names
    let ran = try workplace.seedcorn(arguments)
    #expect(ran.status == Int32(status))
    #expect(ran.output == "")
    #expect(ran.errors == message + "\n")
    #expect(try workplace.names == before)
  }

  @Test(
    "Options that need others say so",
    arguments: [
      ("run base.yaml --at 3", "--at needs --save-state"),
      ("run base.yaml --save-state s --at 0", "--at: 0 is out of range: expected whole number, at least 1"),
      ("run base.yaml --force", "--force needs --out or --save-state"),
      ("compare base.yaml --force", "--force needs --out"),
      ("run", "Missing expected argument '<file>'"),
    ])
  func usage(arguments: String, message: String) throws {
    let ran = try Workplace().seedcorn(arguments)
    #expect(ran.status == 64)
    #expect(ran.errors.hasPrefix("Error: \(message)\n"))
  }

  @Test("A torn or altered state is refused, wherever it is")
  func torn() throws {
    let workplace = try prepared()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: workplace.path + "/s.state"))
    let message = "Error: x.state is torn or was altered: its checksum is not that of its contents; save it again\n"
    var broken = [bytes.dropLast(1), bytes.prefix(bytes.count / 2), bytes + [0], bytes.prefix(40), bytes.prefix(17)]
    for place in stride(from: 17, to: bytes.count, by: bytes.count / 12) {
      var altered = bytes
      altered[place] ^= 1
      broken.append(altered)
    }
    for bytes in broken {
      try bytes.write(to: URL(fileURLWithPath: workplace.path + "/x.state"))
      let ran = try workplace.seedcorn("run --from-state x.state --quiet")
      #expect(ran.status == 65 && ran.output == "" && ran.errors == message)
    }
    try (Data("seedcorn state 2\n".utf8) + bytes.dropFirst(17)).write(
      to: URL(fileURLWithPath: workplace.path + "/x.state"))
    let ran = try workplace.seedcorn("run --from-state x.state --quiet")
    #expect(ran.status == 65)
    #expect(
      ran.errors == "Error: x.state is a state in another format, which this program does not know; save it again\n")
  }

  @Test("A state holds what the learner's file contained")
  func material() throws {
    let workplace = try Workplace()
    try workplace.write("3\n2\n1\n", to: "facts.txt")
    try workplace.write(
      Workplace.tiny("fidelity:\n  learner: categorical\n  probabilities: facts.txt\n"), to: "facts.yaml")
    #expect(try workplace.seedcorn("run facts.yaml --quiet --save-state s.state --at 2 --out whole").status == 0)
    try workplace.write("3\n2\n2\n", to: "facts.txt")
    #expect(try workplace.seedcorn("run --from-state s.state --quiet --out branch").status == 0)
    #expect(try workplace.read("branch/periods.csv") == workplace.read("whole/periods.csv"))
    let ran = try workplace.seedcorn("run facts.yaml --from-state s.state --quiet")
    #expect(ran.status == 65)
    #expect(ran.errors.contains("what the learner's file contains is not what it contained"))
  }

  @Test("Interrupted or failed runs leave no state")
  func interrupted() throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let ran = try workplace.shell("ulimit -f 8; exec \"$SEEDCORN\" run base.yaml --quiet --save-state s.state")
    #expect(ran.status == 74)
    #expect(ran.errors == "Error: cannot write s.state: File too large\n")
    #expect(try workplace.names == before)
  }
}
