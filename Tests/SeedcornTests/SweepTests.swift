// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The commands sweep and merge as a user calls them.
struct SweepTests {
  private func workplace(_ more: String = "") throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(
      """
      scenario: base.yaml
      set: {policy.rule: fixed, provenance.certification: voluntary, run.replicates: 2}
      parameters: {policy.subsidy: {from: 0, to: 1, steps: 3}, regime: [base.yaml, fair.yaml]}
      metrics: [welfare, fidelity_final]
      \(more)
      """, to: "s.yaml")
    return workplace
  }

  /// The files of a folder but the manifest, with a checksum of each.
  private func checksums(_ workplace: Workplace, _ folder: String) throws -> String {
    try workplace.shell("cd \(folder) && find . -type f ! -name manifest.json | sort | xargs cksum").output
  }

  @Test("2,000 points killed ten times end in the bytes of a sweep left alone")
  func kills() throws {
    let workplace = try workplace()
    try workplace.write(
      """
      scenario: base.yaml
      set: {run: {replicates: 2, periods: 4}, pricing.rule: uniform}
      design: latinHypercube
      points: 2000
      parameters: {pricing.theta: {from: 0.1, to: 1}, sellers.memory: {beta: {a: 4, b: 2}}}
      metrics: [welfare, sellers_lost]
      """, to: "many.yaml")
    #expect(try workplace.seedcorn("sweep many.yaml --quiet --out whole").status == 0)
    var lines: [Int] = []
    for kill in 1...10 {
      // How far it comes depends on the machine; that it ends in the same bytes must not.
      let ran = try workplace.shell(
        """
        "$SEEDCORN" sweep many.yaml --quiet --resume --threads \(1 + kill % 3) --out killed & p=$!
        sleep 0.\(kill % 4)\(kill % 7 + 1); kill -9 $p; wait $p 2>/dev/null
        wc -l < killed/journal
        """)
      lines.append(Int(ran.output.split(separator: "\n").last?.trimmingCharacters(in: .whitespaces) ?? "") ?? 0)
    }
    #expect(lines == lines.sorted(), "nothing that was finished is lost: \(lines)")
    #expect(try workplace.seedcorn("sweep many.yaml --quiet --resume --out killed").status == 0)
    #expect(try checksums(workplace, "killed") == checksums(workplace, "whole"))
  }

  @Test("Ctrl-C keeps what is done and says how to go on")
  func interruption() throws {
    let workplace = try workplace("replicates: 1500")
    let ran = try workplace.shell(
      """
      "$SEEDCORN" sweep s.yaml --quiet --out out & p=$!
      while [ ! -s out/journal ]; do sleep 0.01; done
      sleep 0.1; kill -INT $p; wait $p
      """)
    #expect(ran.status == 130)
    #expect(ran.output == "")
    #expect(
      ran.errors.hasPrefix("Interrupted; ")
        && ran.errors.hasSuffix(" of 6 points are kept in out: go on with --resume\n"))
    let refused = try workplace.seedcorn("sweep s.yaml --quiet --out out")
    #expect(refused.status == 73)
    #expect(
      refused.errors
        == "Error: out holds a sweep that is not finished; go on with --resume, or replace it with --force\n")
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out out --resume").status == 0)
  }

  @Test("Two sweeps in one folder: the second is refused and harms nothing")
  func lock() throws {
    let workplace = try workplace("replicates: 3000")
    let ran = try workplace.shell(
      """
      "$SEEDCORN" sweep s.yaml --quiet --out out >/dev/null & p=$!
      while [ ! -s out/journal ]; do sleep 0.01; done
      for option in --resume --force; do "$SEEDCORN" sweep s.yaml --quiet --out out $option; echo "exit $?"; done
      kill -0 $p && echo "still at work"
      wait $p; echo "exit $?"
      """)
    #expect(ran.output == "exit 75\nexit 75\nstill at work\nexit 0\n")
    #expect(
      ran.errors == String(repeating: "Error: out is in use: another sweep is writing to it\n", count: 2))
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out out --resume").status == 0)
  }

  @Test("Parts merge to the whole; a missing part is named")
  func merge() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out whole").status == 0)
    for part in 1...4 {
      #expect(try workplace.seedcorn("sweep s.yaml --quiet --shard \(part)/4 --out part\(part)").status == 0)
    }
    let missing = try workplace.seedcorn("merge part1 part2 part4 --out merged")
    #expect(missing.status == 65 && missing.errors == "Error: shard 3/4 is missing\n")
    let ran = try workplace.seedcorn("merge part4 part2 part3 part1 --out merged")
    #expect(ran.status == 0 && ran.output == "4 parts, 6 points, 12 runs\n\nResults are in merged\n")
    #expect(try checksums(workplace, "merged") == checksums(workplace, "whole"))
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out merged --resume").output.contains("finished before"))
    let nothing = try workplace.seedcorn("merge part1 none --out other")
    #expect(nothing.status == 66 && nothing.errors == "Error: none: no such folder\n")
  }

  @Test("A point that fails ends the command with 70 after all others were played")
  func failure() throws {
    let workplace = try workplace()
    try workplace.write(
      "scenario: base.yaml\nparameters: {contract.feeLow: [0, 0.95]}\nmetrics: [welfare]\n", to: "bad.yaml")
    let ran = try workplace.seedcorn("sweep bad.yaml --quiet --out out")
    #expect(ran.status == 70)
    #expect(
      ran.errors.hasPrefix(
        "Error: 1 of 2 points could not be played, or not wholly; the first is point 2: contract.feeLow: 0.95 exceeds"))
    #expect(readCSV(try workplace.read("out/summary.csv"))[1][3] != "")
    let dry = try workplace.seedcorn("sweep bad.yaml --dry-run")
    #expect(
      dry.status == 0 && dry.output.contains("\npoints that cannot be played: 1; the first is 2: contract.feeLow"))
  }

  @Test("A dry run tells the design, the runs, and time and memory for a job file, and writes nothing")
  func dryRun() throws {
    let workplace = try workplace()
    let before = try workplace.names
    let ran = try workplace.seedcorn("sweep s.yaml --dry-run --shard 1/2 --threads 2")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasPrefix("s: grid design over base\n\n   policy.subsidy  regime\n1               0    base\n"))
    #expect(ran.output.contains("\npoints: 6\nruns: 12 (2 a point)\n"))
    #expect(ran.output.contains("\ntask: 1/2, 3 points\n"))
    let lines = ran.output.split(separator: "\n")
    #expect(lines.contains { $0.wholeMatch(of: /time per task: \d+:\d\d:\d\d on 2 threads/) != nil })
    #expect(lines.contains { $0.wholeMatch(of: /memory per task: \d+ MiB/) != nil })
    #expect(try workplace.names == before)
  }

  @Test("A full disk ends the sweep with 74, and with room again it goes on to the same bytes")
  func fullDisk() throws {
    let workplace = try workplace("replicates: 40")
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out whole").status == 0)
    // In units of 1,024 bytes: the header fits, the points do not.
    let size = try #require(
      Int(
        try workplace.shell("grep -n ^begin whole/journal >/dev/null; sed '/^begin/q' whole/journal | wc -c").output
          .trimmingCharacters(in: .whitespacesAndNewlines)))
    let ran = try workplace.shell("ulimit -f \(size / 1024 + 2); exec \"$SEEDCORN\" sweep s.yaml --quiet --out out")
    #expect(ran.status == 74)
    #expect(ran.errors.hasPrefix("Error: cannot write out/journal: "))
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out out --resume").status == 0)
    #expect(try checksums(workplace, "out") == checksums(workplace, "whole"))
  }

  @Test("Without a folder the result is told and nothing is left behind")
  func noFolder() throws {
    let workplace = try workplace()
    let ran = try workplace.shell("mkdir tmp; TMPDIR=$PWD/tmp \"$SEEDCORN\" sweep s.yaml --quiet; ls -A tmp")
    #expect(ran.status == 0)
    #expect(ran.output.hasPrefix("s: grid design, 6 points, 12 runs, "))
    #expect(ran.output.hasSuffix("± is half of the 95% interval over the runs of a point.\n"))
  }

  @Test(
    "Options that do not go together are usage errors",
    arguments: [
      ("--resume", "--resume needs --out"), ("--force", "--force needs --out"),
      ("--shard 1/2", "--shard needs --out (or --dry-run)"), ("--out x --resume --force", "--resume goes on with"),
      ("--dry-run --force", "--dry-run writes nothing"), ("--shard 3/2 --out x", "expected i/n with i from 1 to n"),
      ("--out -", "--out: results are several files"),
    ])
  func usage(options: String, message: String) throws {
    let ran = try workplace().seedcorn("sweep s.yaml \(options)")
    #expect(ran.status == 64 && ran.errors.contains(message), "\(ran.errors)")
  }

  @Test("Files of another kind are told where they belong")
  func natures() throws {
    let workplace = try workplace()
    let scenario = try workplace.seedcorn("sweep base.yaml")
    #expect(scenario.status == 65 && scenario.errors.hasSuffix("play it with 'seedcorn run base.yaml'\n"))
    let sweep = try workplace.seedcorn("run s.yaml")
    #expect(sweep.status == 65 && sweep.errors.hasSuffix("play it with 'seedcorn sweep s.yaml'\n"))
    #expect(try workplace.seedcorn("validate s.yaml").output == "s.yaml: ok\n")
  }

  @Test("The sweep file is not removed to make room for its results")
  func ownFile() throws {
    let workplace = try workplace()
    #expect(try workplace.seedcorn("sweep s.yaml --quiet --out out").status == 0)
    try workplace.write(
      workplace.read("s.yaml").replacingOccurrences(of: "base.yaml", with: "../base.yaml")
        .replacingOccurrences(of: "fair.yaml", with: "../fair.yaml"), to: "out/s.yaml")
    let ran = try workplace.seedcorn("sweep out/s.yaml --quiet --out out --force")
    #expect(ran.status == 73)
    #expect(ran.errors == "Error: out holds out/s.yaml, from which the results come; choose another folder\n")
    #expect(try workplace.shell("test -s out/s.yaml && test -s out/runs.csv").status == 0)
  }

  @Test("Steps that give a whole number twice are refused")
  func twice() throws {
    let workplace = try workplace()
    try workplace.write(
      "scenario: base.yaml\nparameters: {buyers.count: {from: 1, to: 5, scale: log, steps: 5}}\n", to: "log.yaml")
    let ran = try workplace.seedcorn("sweep log.yaml --dry-run")
    #expect(ran.status == 65)
    #expect(
      ran.errors
        == "Error: log.yaml: parameters.buyers.count: 5 steps give 1 twice; take fewer, or list the values\n")
  }

  @Test("Describe explains every key and design within 80 columns")
  func describe() throws {
    let ran = try Workplace().seedcorn("describe sweep")
    #expect(ran.status == 0)
    let lines = ran.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for name in ["scenario", "parameters", "stop", "commonLuck", "table", "latinHypercube", "saltelli", "oneAtATime"] {
      #expect(lines.contains { $0.hasPrefix("  \(name): ") }, "\(name)")
    }
    for table in ["points.csv", "runs.csv", "summary.csv", "sensitivity.csv", "journal", "manifest.json"] {
      #expect(ran.output.contains(table))
    }
  }
}
