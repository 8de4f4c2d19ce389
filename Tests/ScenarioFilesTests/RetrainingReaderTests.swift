// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import Foundation
import ScenarioFiles
import Testing

/// What is wrong with a single experiment file, called `e.yaml`.
func experimentProblems(_ text: String, _ overrides: [RetrainingOverride] = []) -> [String] {
  ScenarioFolder([("e.yaml", text)]).experimentProblems("e.yaml", overrides)
}

@Suite struct RetrainingReaderTests {
  private func option(_ key: String, _ text: String, _ option: String? = nil) -> RetrainingOverride {
    RetrainingOverride(key: key, text: text, option: option ?? "--" + key)
  }

  @Test func `options hold over the file and the file over the defaults`() throws {
    let folder = ScenarioFolder([
      ("my.exp.yaml", "description: |\n  Two lines\n  of text.\nrecords: 500\ndimensions: 3\nworkflow: accumulate")
    ])
    let input = try folder.readExperiment("my.exp.yaml", [option("dimensions", "4"), option("dimensions", "5")])
    var expected = RetrainingParameters()
    expected.records = 500
    expected.learning.dimensions = 5
    expected.workflow = .accumulate
    #expect(input.parameters == expected)
    #expect(input.name == "my.exp" && input.summary == "Two lines\nof text.")
    #expect(input.factory.parameters == expected.learning)
  }

  @Test func `without a file there are defaults and options`() throws {
    let input = try RetrainingReader().read(nil)
    #expect(input.parameters == RetrainingParameters())
    #expect(input.name == "gaussian" && input.summary == "")
    let folder = ScenarioFolder([])
    #expect(try folder.readExperiment(nil, [option("seed", "7")]).parameters.seed == 7)
  }

  @Test func `all problems of a file and of the options are reported at once`() {
    #expect(
      experimentProblems(
        "learner: gausian\nrecords: -1\nnoise: 0\ngeneration: 5\nfidelity.seed: 1\nname: ''\nworkflow: [replace]\n",
        [
          option("samplingBias", "2000", "--sampling-bias"), option("records", "1e3"), option("recods", "5"),
          option("seed", ""),
        ])
        == [
          "e.yaml:1:10: learner: expected one of law, gaussian, categorical, regression, ngram, found 'gausian'; did "
            + "you mean 'gaussian'?",
          "e.yaml:2:10: records: -1 is out of range; expected a whole number (from 0 to 4000000000, records)",
          "e.yaml:3:8: noise: 0 is out of range; expected a number (from 1e-06 to 1000000)",
          "e.yaml:4:1: generation: unknown key; did you mean 'generations'?",
          "e.yaml:5:1: fidelity.seed: unknown key; did you mean 'seed'?",
          "e.yaml:6:7: name: expected 1 to 100 characters on one line",
          "e.yaml:7:11: workflow: expected one of replace, window, accumulate, accumulateSubsample, found a list",
          "--sampling-bias 2000: samplingBias: 2000 is out of range; expected a number (from 0 to 1000)",
          "--records 1e3: records: expected a whole number (from 0 to 4000000000, records), found '1e3'; write all its "
            + "digits, without point or exponent",
          "--recods 5: recods: unknown key; did you mean 'records'?",
          "--seed: seed: expected a whole number (at least 0), found nothing",
        ])
  }

  @Test func `a key that is like no other is told all keys`() {
    let keys = RetrainingParameters.table.map(\.key)
    #expect(
      experimentProblems("extends: a.yaml") == [
        "e.yaml:1:1: extends: unknown key; the keys are name, description, "
          + keys.dropLast().joined(separator: ", ") + " and seed"
      ])
  }

  @Test func `a file must be YAML with keys`() {
    #expect(
      experimentProblems("records: 1\nrecords: 2") == ["e.yaml:2:1: records: given twice; the first is on line 1"])
    #expect(
      experimentProblems("# nothing")
        == ["e.yaml: is empty; an experiment file has keys with values, such as 'records: 500'"])
    #expect(
      experimentProblems("- 1") == ["e.yaml:1:1: expected keys with values, such as 'records: 500', found a list"])
    #expect(experimentProblems("records: 1\n\tseed: 2").count == 1)
    #expect(
      experimentProblems("records: 1\nseed: [") == [
        "e.yaml:2:8: not YAML: did not find expected node content while parsing a flow node"
      ])
    #expect(
      ScenarioFolder([("sub/x", "")]).experimentProblems("sub") == ["sub: is a folder, not an experiment file"])
    #expect(ScenarioFolder().experimentProblems("nix.yaml") == ["nix.yaml: no such file"])
    #expect(throws: ScenarioProblems([ScenarioProblem(file: "/nix.yaml", message: "no such file")], kind: .noSuchFile))
    {
      try RetrainingReader().read("/nix.yaml")
    }
  }

  @Test func `files that parameters name are read and reported where they are named`() throws {
    let folder = ScenarioFolder([
      ("sub/e.yaml", "learner: categorical\nprobabilities: p.txt"), ("sub/p.txt", "1\n3\n"),
      ("t.txt", humanText), ("bad.txt", "1\nx\n"),
    ])
    let input = try folder.readExperiment("sub/e.yaml")
    #expect(input.factory.material.probabilities == [1, 3])
    #expect(input.parameters.learning.probabilities == folder.path + "sub/p.txt")
    #expect(
      folder.experimentProblems("sub/e.yaml", [option("probabilities", folder.path + "bad.txt")])
        == ["--probabilities bad.txt: probabilities: bad.txt:2: expected a number (at least 0), found 'x'"])
    #expect(
      folder.experimentProblems(nil, [option("learner", "ngram"), option("text", "/nix.txt")])
        == ["--text /nix.txt: text: /nix.txt: no such file"])
    #expect(
      folder.experimentProblems(nil, [option("learner", "ngram")])
        == ["--learner ngram: text: the learner ngram needs a text; name a file"])
    let text = [option("learner", "ngram"), option("text", folder.path + "t.txt")]
    #expect(try folder.readExperiment(nil, text).factory.material.corpus != nil)
  }
}
