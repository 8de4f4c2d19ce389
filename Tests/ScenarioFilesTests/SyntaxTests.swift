// SPDX-License-Identifier: GPL-3.0-or-later

import Market
import ScenarioFiles
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "--- ~\n"])
  func `a file without content is empty`(text: String) {
    #expect(problems(text) == ["s.yaml: is empty; a scenario file has keys with values, such as 'sellers.count: 500'"])
  }

  @Test func `the root must be a mapping`() {
    let expected = "expected keys with values, such as 'sellers.count: 500', found"
    #expect(problems("sellers") == ["s.yaml:1:1: \(expected) 'sellers'"])
    #expect(problems("\n- run.seed: 5\n") == ["s.yaml:2:1: \(expected) a list"])
    #expect(problems("'a long text in quotes'") == ["s.yaml:1:1: \(expected) the text \"a long text in quotes\""])
  }

  @Test func `an empty mapping is the scenario of all defaults`() throws {
    #expect(try scenario("{}") == Scenario(name: "s"))
  }

  @Test func `the parser's complaint fits on one line`() {
    #expect(
      problems("run: {seed: 3\nsellers: 5\n")
        == [
          "s.yaml:2:8: not YAML: did not find expected ',' or '}' while parsing a flow mapping that begins on line 1"
        ])
    #expect(
      problems("run: seed: 3")
        == [
          "s.yaml:1:10: not YAML: mapping values are not allowed in this context (check the indentation; text with "
            + "': ' in it needs quotes)"
        ])
    #expect(
      problems("run:\n  seed: 1\n periods: 3\n")
        == [
          "s.yaml:3:2: not YAML: did not find expected key while parsing a block mapping that begins on line 1 "
            + "(check the indentation and the colons)"
        ])
    #expect(
      problems("name: @x")
        == [
          "s.yaml:1:7: not YAML: found character that cannot start any token while scanning for the next token "
            + "(text that begins with it needs quotes)"
        ])
  }

  @Test func `a short text without a line end is placed within its lines`() {
    #expect(
      problems("name: \"a")
        == ["s.yaml:1:9: not YAML: found unexpected end of stream while scanning a quoted scalar"])
  }

  @Test func `only one document may stand in a file`() throws {
    #expect(
      problems("run.seed: 1\n---\nrun.seed: 2\n")
        == ["s.yaml:2:1: a second document begins here; a file holds one"])
    #expect(try scenario("%YAML 1.2\n---\nrun.seed: 3\n...\n").parameters.run.seed == 3)
  }

  @Test func `every key given twice is named with both lines`() {
    #expect(
      problems("run: {seed: 1}\nsellers:\n  count: 1\n  \"count\": 2\nrun:\n  seed: 2\nevents:\n- {at: 1, at: 2}\n")
        == [
          "s.yaml:4:3: sellers.count: given twice; the first is on line 3",
          "s.yaml:5:1: run: given twice; the first is on line 1",
          "s.yaml:8:11: events.at: given twice; the first is on line 8",
        ])
  }

  @Test func `a key given in its group and by its path is given twice`() {
    #expect(
      problems("sellers: {count: 1}\nsellers.count: 2")
        == ["s.yaml:2:1: sellers.count: given twice; the first is on line 1"])
  }

  @Test func `keys of different list entries are not given twice`() {
    #expect(problems("events:\n- at: 1\n  pricing.theta: 1\n- at: 1\n  pricing.theta: 2\n") == [])
    #expect(problems("events: [{at: 1, pricing: {theta: 1}}, {at: 1, pricing: {theta: 1}}]") == [])
  }

  @Test func `tags are refused`() {
    #expect(
      problems("run.seed: !!int 3")
        == ["s.yaml:1:11: tags (!) are not used here; quote the text if it begins with '!'"])
  }

  @Test func `merge keys are refused`() {
    #expect(
      problems("run: {<<: {seed: 2}}")
        == ["s.yaml:1:7: run.<<: merge keys are not used in scenario files; see 'extends'"])
  }

  @Test func `anchors and aliases may be used`() throws {
    let parameters = try scenario("contract:\n  feeLow: &fee 0.2\n  feeHigh: *fee\n").parameters
    #expect(parameters.contract.feeLow == 0.2 && parameters.contract.feeHigh == 0.2)
  }

  @Test func `signs that mean something to YAML may stand in text`() throws {
    let text = """
      description: fees in [0, 1) and
        [2, 3) or {4}: really? yes & no * !
      name: "a: [b] # 'c' ? "
      run:  # (a comment [with {brackets
        seed: 4
      """
    #expect(problems(text).count == 1)
    let quoted = try scenario(text.replacing("{4}:", with: "{4}"))
    #expect(quoted.summary == "fees in [0, 1) and [2, 3) or {4} really? yes & no * !")
    #expect(quoted.name == "a: [b] # 'c' ? ")
    #expect(quoted.parameters.run.seed == 4)
  }

  @Test func `block text keeps its lines and may hold anything`() throws {
    let read = try scenario("description: |\n  [[[ ? a: b\n    *x\n\n  & {\n\nrun.seed: 2\n")
    #expect(read.summary == "[[[ ? a: b\n  *x\n\n& {")
    #expect(read.parameters.run.seed == 2)
  }
}
