// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// The exact text of every command's help.
struct HelpTests {
  @Test(
    "Help reads as it should",
    arguments: [
      "", "run", "compare", "sweep", "merge", "factorial", "patience", "optimize", "calibrate", "equilibrium",
      "retrain", "divide",
      "price", "game",
      "deals", "figures", "claims", "report", "sensitivity-check", "validate", "verify",
      "describe",
      "schema", "benchmark",
    ])
  func help(command: String) throws {
    let ran = try Workplace().seedcorn("\(command) --help")
    #expect(ran.status == 0)
    #expect(ran.errors == "")
    #expect(ran.output == HelpSnapshots.text(of: command))
  }

  @Test("The version is one line")
  func version() throws {
    let ran = try Workplace().seedcorn("--version")
    #expect(ran.status == 0 && ran.output == "0.1.0\n")
  }

  @Test("Shells get completions with scenario files and keys", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let ran = try Workplace().seedcorn("--generate-completion-script \(shell)")
    #expect(ran.status == 0)
    #expect(ran.output.contains("yaml"))
    #expect(ran.output.contains("sellers.count"))
  }
}
