// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

@Suite struct NumberFileTests {
  private func folder(_ text: String) -> ScenarioFolder {
    ScenarioFolder([("s.yaml", "fidelity: {learner: categorical, probabilities: p.txt}"), ("p.txt", text)])
  }

  private func found(_ text: String) -> [String] {
    folder(text).problems("s.yaml").map { problem in
      let start = "s.yaml:1:49: fidelity.probabilities: p.txt"
      #expect(problem.hasPrefix(start), "\(problem)")
      return String(problem.dropFirst(start.count))
    }
  }

  @Test func `numbers stand one a line between blank lines and comments`() throws {
    let text = "\u{FEFF}# weights\r\n0.5\r\n\n  2e-1\t\n0\n#3\n  # 4\n+7."
    #expect(try folder(text).read("s.yaml").material.probabilities == [0.5, 0.2, 0, 7])
  }

  @Test func `every bad line is named`() {
    #expect(
      found("1\n\n-1\nabc\n1 2\n1e999\nnan\n07\n0,5\n50%\n1\r2\n") == [
        ":3: -1 is out of range; expected a number (at least 0)",
        ":4: expected a number (at least 0), found 'abc'",
        ":5: expected a number (at least 0), found '1 2'; write it without blanks",
        ":6: 1e999 is out of range; expected a number (at least 0)",
        ":7: expected a number (at least 0), found 'nan'; it must be finite",
        ":8: expected a number (at least 0), found '07'; write it without leading zeros",
        ":9: expected a number (at least 0), found '0,5'; write it without commas",
        ":10: expected a number (at least 0), found '50%'; write a share, such as 0.25, not a percentage",
        ":11: expected a number (at least 0), found '1\u{FFFD}2'",
      ])
    #expect(found(String(repeating: "x\n", count: 500)).count == 100)
  }

  @Test func `the numbers together are weights`() {
    #expect(found("# nothing\n") == [": has no numbers; expected one a line"])
    #expect(found("0\n0\n") == [": has no number above 0"])
    #expect(found("1e308\n1e308\n") == [": has numbers too large to add up"])
  }

  @Test func `a million numbers are read and one more is not`() throws {
    let million = String(repeating: "1\n", count: 1_000_000)
    #expect(try folder(million).read("s.yaml").material.probabilities?.count == 1_000_000)
    #expect(found(million + "1\n") == [":1000001: more than 1000000 numbers"])
  }
}
