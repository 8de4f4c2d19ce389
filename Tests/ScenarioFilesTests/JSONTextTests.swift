// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing

struct JSONTextTests {
  private let document = JSONText.object([
    .init("b", .integer(1)), .init("a", .list([.number(0.5), .null, .flag(true)])), .init("c", .object([])),
  ])

  @Test("Keys keep their order on one line")
  func line() {
    #expect(document.line == #"{"b": 1, "a": [0.5, null, true], "c": {}}"#)
  }

  @Test("Indented, a member has a line")
  func indented() {
    #expect(
      document.indented() == """
        {
          "b": 1,
          "a": [
            0.5,
            null,
            true
          ],
          "c": {}
        }
        """)
  }

  @Test("Quotes, backslashes and control characters are escaped")
  func escapes() {
    #expect(JSONText.text("a\"b\\c\nd\u{1}é").line == #""a\"b\\c\nd\u0001é""#)
  }

  @Test("Numbers that JSON cannot hold are null")
  func notFinite() {
    #expect(JSONText.list([.number(.nan), .number(.infinity)]).line == "[null, null]")
  }
}
