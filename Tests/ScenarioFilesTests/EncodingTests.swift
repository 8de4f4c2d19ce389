// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import ScenarioFiles
import Testing

@Suite struct EncodingTests {
  @Test func `a byte that is not UTF-8 is named with its line and column`() {
    #expect(
      problems(bytes: Array("run:\n  seed: ".utf8) + [0xFF, 10])
        == ["s.yaml:2:9: not UTF-8 text (byte 0xff); save it as UTF-8"])
  }

  @Test func `an overlong or surrogate encoding is not UTF-8`() {
    #expect(problems(bytes: [0x61, 0xC0, 0x80]) == ["s.yaml:1:2: not UTF-8 text (byte 0xc0); save it as UTF-8"])
    #expect(problems(bytes: [0xED, 0xA0, 0x80]) == ["s.yaml:1:1: not UTF-8 text (byte 0xed); save it as UTF-8"])
  }

  @Test func `columns count characters and not bytes`() {
    #expect(problems("name: 'é€😀' x") == problems("name: 'abc' x"))
    #expect(problems("{name: é€, run: 1}") == ["s.yaml:1:17: run: expected keys of this group with values, found '1'"])
  }

  @Test func `a byte order mark is skipped`() throws {
    let folder = ScenarioFolder()
    folder.write("s.yaml", [0xEF, 0xBB, 0xBF] + Array("run.seed: 5".utf8))
    #expect(try folder.read("s.yaml").parameters.run.seed == 5)
    #expect(problems("run: {seed: \u{FEFF}5}") == ["s.yaml:1:13: character U+FEFF cannot stand in a file"])
  }

  @Test func `line ends may be LF or CRLF`() throws {
    #expect(try scenario("run:\r\n  seed: 5\r\n  periods: 7\r\n") == scenario("run:\n  seed: 5\n  periods: 7\n"))
    #expect(
      problems("run.seed: 5\rrun.periods: 7")
        == ["s.yaml:1:12: carriage return without line feed; lines end in LF or CRLF"])
    #expect(problems("run.seed: 5\r") == ["s.yaml:1:12: carriage return without line feed; lines end in LF or CRLF"])
  }

  @Test func `control characters and invisible line ends are named`() {
    #expect(problems("run:\n a\u{0}") == ["s.yaml:2:3: character U+0000 (NUL) cannot stand in a file"])
    #expect(problems("name: \u{1B}[31m") == ["s.yaml:1:7: character U+001B cannot stand in a file"])
    #expect(problems("# \u{2028}") == ["s.yaml:1:3: character U+2028 cannot stand in a file"])
    #expect(problems("# \u{85}") == ["s.yaml:1:3: character U+0085 cannot stand in a file"])
  }

  @Test func `a tab in the indentation is named`() {
    #expect(problems("run:\n\tseed: 1") == ["s.yaml:2:1: a tab in the indentation; indent with spaces"])
    #expect(problems("events:\n-\tat: 1") == ["s.yaml:2:2: a tab in the indentation; indent with spaces"])
    #expect(problems("run:\n  seed: 'x'\n \t# blank") == ["s.yaml:3:2: a tab in the indentation; indent with spaces"])
    #expect(problems("run: {seed:\t1,\n\tperiods: 5}\t# tabs elsewhere do no harm\n") == [])
  }

  @Test func `text of the user cannot break a line of the message`() {
    #expect(
      problems("\"\\e[31m\\n\": 1\nrun.seed: \"a\\nb\"")
        == [
          "s.yaml:1:1: \u{FFFD}[31m\u{FFFD}: unknown key; the groups of keys are run, start, sellers, buyers, "
            + "aggregators, producers, matching, fidelity, welfare, pricing, contract, provenance and policy",
          "s.yaml:2:11: run.seed: expected a whole number (at least 0), found the text \"a\u{FFFD}b\"",
        ])
  }
}
