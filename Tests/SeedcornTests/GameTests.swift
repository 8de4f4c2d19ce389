// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn game` as a user calls it.
struct GameTests {
  private static let second = "--quality 3.5 --human-cost 2 --artificial-cost 1.5 --contamination 0.4"

  /// The second economy of the paper: all artificial, W 1.6; the planner's share .625 is worth 1.65625.
  @Test("Rest, planner and taxes of a published economy, and what does not hold there")
  func published() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("game \(Self.second) --tax -0.1 --out o")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("at rest: all artificial."))
    #expect(ran.output.contains("no tax on models makes anybody work"))
    #expect(ran.output.hasSuffix("\nResults are in o\n"))
    let rows = readCSV(try workplace.read("o/game.csv"))
    #expect(rows[0].prefix(7) == ["policy", "tax", "reward", "human", "none", "artificial", "welfare"])
    #expect(rows[1].prefix(7) == ["no policy", "0", "0", "0", "0", "1", "1.6"])
    #expect(rows[2] == ["planner", "", "", "0.375", "0", "0.625", "1.65625", "", "", "", ""])
    #expect(rows[3].prefix(7) == ["published tax", "0.375", "0", "0", "1", "0", "0"])
    #expect(rows.dropFirst().map { $0[0] }.last == "your own" && rows.last?[1] == "-0.1")
    let statements = readCSV(try workplace.read("o/welfare-under-collapse.csv"))
    #expect(statements.dropFirst().map { $0[7] } == ["yes", "yes", "yes", "yes", "no", "no"])
    #expect(try workplace.read("o/manifest.json").contains("\"human-cost\": 2"))
  }

  @Test("--validate puts the published statements to six economies")
  func validation() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("game --validate --out o")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.contains("\n27 of 36 hold. "))
    let rows = readCSV(try workplace.read("o/welfare-under-collapse.csv"))
    #expect(rows.count == 37 && rows[1][0] == "B10.mixed.rest.x_A" && rows[1][4] == "0.6667")
    #expect(try !workplace.names.contains("o/game.csv"))
  }

  @Test(
    "What cannot be played is refused",
    arguments: [
      ("", "missing --quality"), ("--quality 3 --human-cost 1", "missing --artificial-cost"),
      ("--validate --tax 1", "leave out --tax"), ("\(second) --lag -1", "--lag: -1.0 is out of range"),
      ("\(second) --contamination 0", "--contamination: 0.0 is out of range"), ("\(second) --force", "needs --out"),
      ("\(second) --quality nan", "--quality: nan is out of range"), ("\(second) --out -", "name a folder"),
    ])
  func usage(options: String, message: String) throws {
    let ran = try Workplace().seedcorn("game \(options)")
    #expect(ran.status == 64 && ran.output == "" && ran.errors.contains(message))
  }
}
