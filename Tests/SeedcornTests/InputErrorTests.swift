// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

struct InputErrorTests {
  @Test("A missing file is 66", arguments: ["run", "compare", "validate", "verify"])
  func missing(command: String) throws {
    let ran = try Workplace().seedcorn("\(command) none.yaml")
    #expect(ran.status == 66)
    #expect(ran.output == "")
    #expect(ran.errors.hasPrefix("none.yaml: "))
    #expect(ran.errors.split(separator: "\n").count == 1)
  }

  @Test("The problems of all files are told, one a line, and nothing else", arguments: ["compare", "validate"])
  func problems(command: String) throws {
    let workplace = try Workplace()
    try workplace.write("sellers:\n  cuont: 3\nbuyers:\n  count: many\n", to: "bad.yaml")
    try workplace.write("run:\n  periods: 0\n", to: "worse.yaml")
    let ran = try workplace.seedcorn("\(command) bad.yaml none.yaml worse.yaml")
    #expect(ran.status == 65)
    #expect(ran.output == "")
    let lines = ran.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("bad.yaml:2:3: sellers.cuont: "))
    #expect(lines[1].hasPrefix("bad.yaml:4:10: buyers.count: "))
    #expect(lines[2].hasPrefix("none.yaml: "))
    #expect(lines[3].hasPrefix("worse.yaml:2:12: run.periods: "))
  }

  @Test("Twenty problems are listed, then a count")
  func many() throws {
    let workplace = try Workplace()
    try workplace.write((1...30).map { "key\($0): 1\n" }.joined(), to: "bad.yaml")
    let ran = try workplace.seedcorn("run bad.yaml")
    let lines = ran.errors.split(separator: "\n")
    #expect(ran.status == 65)
    #expect(lines.count == 21)
    #expect(lines.last == "... and 10 more problems")
  }

  @Test("A bad --set is told once for all files")
  func badSetting() throws {
    let ran = try Workplace().seedcorn("compare base.yaml fair.yaml --set sellers.cuont=3")
    #expect(ran.status == 65)
    #expect(ran.errors.split(separator: "\n").count == 1)
    #expect(ran.errors.contains("did you mean 'sellers.count'?"))
  }

  @Test("Two scenarios of one name are refused")
  func sameName() throws {
    let workplace = try Workplace()
    try workplace.write(Workplace.tiny("name: base\n"), to: "other.yaml")
    let ran = try workplace.seedcorn("compare base.yaml other.yaml")
    #expect(ran.status == 65)
    #expect(ran.errors == "Error: base.yaml and other.yaml are both named 'base'; give one another 'name:'\n")
  }

  @Test("A market that cannot be played is 70 with one line, and leaves nothing")
  func failedRun() throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let ran = try workplace.seedcorn(
      "run base.yaml --replicates 1 --set sellers.count=60000 --set buyers.count=60000 --out out")
    #expect(ran.status == 70)
    #expect(ran.output == "")
    #expect(ran.errors.hasPrefix("Error: scenario 'base', replicate 1: "))
    #expect(ran.errors.split(separator: "\n").count == 1)
    #expect(try workplace.names == before)
  }

  @Test("Good files are said to be good")
  func valid() throws {
    let ran = try Workplace().seedcorn("validate base.yaml fair.yaml")
    #expect(ran.status == 0)
    #expect(ran.output == "base.yaml: ok\nfair.yaml: ok\n")
  }
}
