// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

struct OutputErrorTests {
  @Test("An existing folder is refused and untouched")
  func exists() throws {
    let workplace = try Workplace()
    #expect(try workplace.shell("mkdir out && echo mine > out/mine.txt").status == 0)
    let before = try workplace.names
    let ran = try workplace.seedcorn("run base.yaml --quiet --out out")
    #expect(ran.status == 73)
    #expect(ran.output == "")
    #expect(
      ran.errors == "Error: out already exists; choose another folder, or replace its results with --force\n")
    #expect(try workplace.seedcorn("run base.yaml --quiet --out out --force").status == 73)
    #expect(try workplace.names == before)
    #expect(try workplace.read("out/mine.txt") == "mine\n")
  }

  @Test("A place that cannot be is 73 with one line", arguments: ["none/out", "base.yaml/out", "base.yaml", "."])
  func places(path: String) throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let ran = try workplace.seedcorn("run base.yaml --quiet --out \(path)")
    #expect(ran.status == 73)
    #expect(ran.output == "")
    #expect(ran.errors.hasPrefix("Error: ") && ran.errors.split(separator: "\n").count == 1)
    #expect(try workplace.names == before)
  }

  @Test("--force swaps earlier results")
  func force() throws {
    let workplace = try Workplace()
    #expect(try workplace.seedcorn("run base.yaml --quiet --out out").status == 0)
    let first = try workplace.read("out/periods.csv")
    #expect(try workplace.seedcorn("run base.yaml --quiet --out out --force --seed 2 --agents").status == 0)
    #expect(try workplace.read("out/periods.csv") != first)
    #expect(try workplace.read("out/agents.csv").hasPrefix("scenario,replicate,period,kind,agent,active"))
    #expect(try workplace.names == ["base.yaml", "fair.yaml", "out"])
  }

  @Test(
    "A full disk below standard output is 74 with one line",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["run base.yaml --quiet", "--help", "schema", "describe", "validate base.yaml"])
  func fullOutput(arguments: String) throws {
    let ran = try Workplace().shell("exec \"$SEEDCORN\" \(arguments) > /dev/full")
    #expect(ran.status == 74)
    #expect(ran.errors == "Error: cannot write standard output: No space left on device\n")
  }

  @Test("Results that cannot be written are 74 with one line, and nothing stays")
  func fullFolder() throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let ran = try workplace.shell("ulimit -f 8; exec \"$SEEDCORN\" run base.yaml --quiet --replicates 50 --out out")
    #expect(ran.status == 74)
    #expect(ran.output == "")
    #expect(ran.errors == "Error: cannot write out/periods.csv: File too large\n")
    #expect(try workplace.names == before)
  }

  @Test("A reader who has enough ends the program without words")
  func closedPipe() throws {
    let ran = try Workplace().shell(
      "{ sleep 1; \"$SEEDCORN\" describe; echo $? > status; } | true; while [ ! -s status ]; do sleep 0.1; done; cat status"
    )
    #expect(ran.output == "141\n")
    #expect(ran.errors == "")
  }

  @Test("Ctrl-C and a polite kill leave nothing, and say so", arguments: [(SIGINT, 130), (SIGTERM, 143)])
  func interrupted(signal: Int32, status: Int) throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let started = try workplace.start(
      "exec \"$SEEDCORN\" run base.yaml --quiet --replicates 1000000 --periods 1000000 --out out")
    while try workplace.names == before && started.process.isRunning { usleep(20_000) }
    kill(started.process.processIdentifier, signal)
    let ran = try started.finish()
    #expect(Int(ran.status) == status)
    #expect(ran.output == "")
    #expect(ran.errors == "Interrupted; nothing was written.\n")
    #expect(try workplace.names == before)
  }
}
