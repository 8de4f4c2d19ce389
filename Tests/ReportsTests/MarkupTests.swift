// SPDX-License-Identifier: GPL-3.0-or-later

import ScenarioFiles
import Testing

@testable import Reports

struct MarkupTests {
  @Test("Whatever results say is escaped")
  func escapes() {
    let name = "a<script>\"&\u{1}"
    #expect(Markup.text(name).source == "a&lt;script&gt;&quot;&amp;\u{FFFD}")
    #expect(Markup.empty("meta", ["content": "\"<"]).source == "<meta content=\"&quot;&lt;\" />")
  }

  @Test("Words that a shell would take apart are quoted")
  func words() {
    #expect(OriginSection.shellWord("--set") == "--set")
    #expect(OriginSection.shellWord("two words") == "'two words'")
    #expect(OriginSection.shellWord("it's") == "'it'\\''s'")
    #expect(OriginSection.shellWord("$HOME") == "'$HOME'")
    #expect(OriginSection.shellWord("") == "''")
  }

  @Test("Of a long table the first rows are shown and the rest is told")
  func longTable() throws {
    let rows = (1...250).map { "\($0),0.123456789\n" }.joined()
    let table = try FoundTable(Array(("point,value\n" + rows).utf8), name: "t.csv", path: "t.csv")
    let source = TableMarkup(table, caption: "c").markup.source
    #expect(source.split(separator: "<tr>").count - 1 == 201)
    #expect(source.contains("The first 200 of 250 rows; all are in t.csv."))
    #expect(source.contains("<data value=\"0.123456789\">0.123</data>"))
    #expect(source.contains("scope=\"row\"") && source.contains("scope=\"col\"") && source.contains("<caption>"))
  }

  @Test(
    "A damaged table is told with its line",
    arguments: [
      ("a,b\n1,2\n3\n", "t.csv:3: has 1 fields, expected 2"), ("", "t.csv: is empty; expected a header line"),
      ("a,b\n1,\"2\n", "t.csv:2: field 2 has no closing quote for the one that opens on line 2"),
    ])
  func damage(text: String, message: String) throws {
    let problems = #expect(throws: ScenarioProblems.self) {
      try FoundTable(Array(text.utf8), name: "t.csv", path: "t.csv")
    }
    #expect(problems?.description == message)
  }
}
