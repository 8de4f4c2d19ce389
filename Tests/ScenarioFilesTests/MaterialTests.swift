// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Market
import ScenarioFiles
import Testing

/// The files that a learner's parameters name.
@Suite struct MaterialTests {
  @Test func `a path starts at the folder of the file that names it`() throws {
    let folder = ScenarioFolder([
      ("sub/a.yaml", "fidelity: {learner: ngram, text: 'deep/t.txt'}"), ("sub/deep/t.txt", humanText),
      ("main.yaml", "extends: sub/a.yaml"), ("none.yaml", "extends: sub/a.yaml\nfidelity: {learner: law, text: ''}"),
    ])
    let scenario = try folder.read("main.yaml")
    #expect(scenario.parameters.fidelity.learning.text == folder.path + "sub/deep/t.txt")
    #expect(scenario.material.corpus == (try Corpus(Array(humanText.utf8), unit: .words)))
    #expect(try folder.read("none.yaml").parameters.fidelity.learning.text == "")
  }

  @Test func `a path in an option starts at the working folder and is taken as it is`() throws {
    for text in ["a: b #c.txt", "[x]", "~", "null", "*.txt", "1", " padded ", "../t.txt"] {
      let value = try ScenarioReader.change("fidelity.text=\(text)").value
      #expect(value == .text(text == " padded " ? "padded" : text))
    }
    #expect(try ScenarioReader.change("fidelity.text='a b'").value == .text("a b"))
    #expect(try ScenarioReader.change("fidelity.text=\"\"").value == .text(""))
    #expect(
      problems("{}", ["fidelity.text="])
        == ["--set fidelity.text=: fidelity.text: expected the path of a file, found nothing; write '' for none"])
  }

  @Test func `a path is any scalar but nothing`() throws {
    #expect(try scenario("fidelity.text: 5").parameters.fidelity.learning.text.hasSuffix("/5"))
    #expect(try scenario("fidelity.text: >-\n  a b").parameters.fidelity.learning.text.hasSuffix("/a b"))
    #expect(
      problems("fidelity.text: ~")
        == ["s.yaml:1:16: fidelity.text: expected the path of a file, found nothing; write '' for none"])
    #expect(problems("fidelity.text: [a]") == ["s.yaml:1:16: fidelity.text: expected the path of a file, found a list"])
  }

  @Test func `files are read only where the learner uses them`() throws {
    let scenario = try scenario("fidelity: {learner: law, text: nix.txt, probabilities: nix.txt}")
    #expect(scenario.material == LearningMaterial())
    #expect(scenario.parameters.fidelity.learning.text.hasSuffix("nix.txt"))
  }

  @Test func `ngram without a text is a problem of the learner`() {
    let message = "fidelity.text: the learner ngram needs a text; name a file"
    #expect(problems("fidelity:\n  text: ''\n  learner: ngram") == ["s.yaml:3:12: " + message])
    #expect(problems("{}", ["fidelity.learner=ngram"]) == ["--set fidelity.learner=ngram: " + message])
    #expect(problems("fidelity: {learner: ngram, text: [x]}").count == 1, "what could not be read is not missed")
  }

  @Test func `a file that is not there is reported where it is named`() {
    let folder = ScenarioFolder([
      ("missing.yaml", "fidelity:\n  learner: ngram\n  text: nix.txt\nrun.seed: x"),
      ("folder.yaml", "fidelity:\n  learner: categorical\n  probabilities: sub"), ("sub/x", ""),
      ("empty.yaml", "fidelity: {learner: ngram, text: e.txt}"), ("e.txt", ""),
    ])
    #expect(
      folder.problems("missing.yaml") == [
        "missing.yaml:3:9: fidelity.text: nix.txt: no such file",
        "missing.yaml:4:11: run.seed: expected a whole number (at least 0), found 'x'",
      ])
    #expect(folder.kind("missing.yaml") == .noSuchFile)
    #expect(
      folder.problems("folder.yaml")
        == ["folder.yaml:3:18: fidelity.probabilities: sub: is a folder, not a file of numbers"])
    #expect(folder.kind("folder.yaml") == .noSuchFile)
    #expect(
      folder.problems("empty.yaml") == [
        "empty.yaml:1:34: fidelity.text: e.txt: too short: 0 tokens, at least 20 are needed"
      ])
    #expect(folder.kind("empty.yaml") == .badScenario)
    #expect(
      folder.problems("e.yaml", ["fidelity.text=nix.txt"]) == ["e.yaml: no such file"],
      "what a file would have said is not guessed at")
    #expect(
      problems("fidelity.learner: ngram", ["fidelity.text=/nix.txt"])
        == ["--set fidelity.text=/nix.txt: fidelity.text: /nix.txt: no such file"])
  }

  #if os(Linux)
    @Test func `a file that cannot be read is told apart from one that is not there`() {
      let folder = ScenarioFolder([("s.yaml", "fidelity: {learner: ngram, text: /proc/self/mem}")])
      #expect(
        folder.problems("s.yaml")
          == ["s.yaml:1:34: fidelity.text: /proc/self/mem: cannot be read (system error 5)"])
      #expect(folder.kind("s.yaml") == .unreadable)
    }
  #endif

  @Test func `a text may be larger than a scenario file and numbers are limited`() throws {
    let folder = ScenarioFolder([("s.yaml", "fidelity: {learner: ngram, text: t.txt}")])
    folder.write("t.txt", Array(String(repeating: "a b ", count: 300_000).utf8))
    #expect(try folder.read("s.yaml").material.corpus != nil)
    #expect(
      problems("fidelity: {learner: categorical, probabilities: /dev/zero}")
        == [
          "s.yaml:1:49: fidelity.probabilities: /dev/zero: too large for a file of numbers: more than 100000000 bytes, "
            + "at most 100000000 are allowed"
        ])
  }

  @Test func `neither events nor a base regime name files`() {
    #expect(
      problems("events: [{at: 3, fidelity.text: t.txt}]")
        == ["s.yaml:1:18: events[1].fidelity.text: cannot change while the market runs; set it outside 'events'"])
    #expect(
      problems("baseRegime:\n  fidelity.text: t.txt")
        == [
          "s.yaml:2:3: baseRegime.fidelity.text: is not part of a regime; only pricing, contract, provenance and "
            + "policy are"
        ])
  }

  @Test func `a printed path leads to the same file from the working folder`() throws {
    let folder = ScenarioFolder([
      ("sub/s.yaml", "fidelity: {learner: ngram, text: 'a \"b\".txt'}"), ("sub/a \"b\".txt", humanText),
    ])
    let scenario = try folder.read("sub/s.yaml")
    let yaml = ScenarioPrinter.yaml(scenario)
    #expect(yaml.contains("\n  text: \"\(folder.path)sub/a \\\"b\\\".txt\"\n"))
    #expect(try ScenarioFolder([("s.yaml", yaml)]).read("s.yaml").material == scenario.material)
    #expect(ScenarioPrinter.yaml(Scenario(name: "x")).contains("\n  text: \"\"\n"))
  }
}
