// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import ScenarioFiles
import Testing

/// Parameters of a retraining experiment that do not fit together.
@Suite struct RetrainingCheckTests {
  private func option(_ key: String, _ text: String) -> RetrainingOverride {
    RetrainingOverride(key: key, text: text, option: "--" + key)
  }

  @Test func `a fit needs as many records as its learner`() {
    #expect(
      experimentProblems("seed: 1\nrecords: 1")
        == ["e.yaml:2:10: records: 1 is too few: a fit of the learner gaussian needs 2 records"])
    #expect(
      experimentProblems("estimator: knownVariance\nrecords: 0")
        == ["e.yaml:2:10: records: 0 is too few: a fit of the learner gaussian needs 1 record"])
    #expect(
      experimentProblems("real: 1\nrecords: 5", [option("records", "0")])
        == [
          "--records 0: records: 0 with 1 other human record is too few: a fit of the learner gaussian needs 2 records"
        ])
    #expect(experimentProblems("records: 0\nreal: 1\nfixedReal: 1") == [])
    #expect(experimentProblems("records: 1\nestimator: mel").count == 1, "what could not be read is not blamed")
  }

  @Test func `a weight of human records needs some`() {
    let message = "realWeight: 0.5 is the weight of human records, of which there are none: real and fixedReal are 0, "
    #expect(experimentProblems("seed: 1\nrealWeight: 0.5") == ["e.yaml:2:13: \(message)contamination is 1"])
    #expect(
      experimentProblems("realWeight: 0.5\ncontamination: 0.999") == ["e.yaml:1:13: \(message)contamination is 0.999"],
      "of a hundred records none is human")
    for other in ["real: 1", "fixedReal: 1", "contamination: 0.99", "contamination: x"] {
      #expect(!experimentProblems("realWeight: 0.5\n\(other)").contains { $0.contains("realWeight") }, "\(other)")
    }
  }

  @Test func `a parameter that the learner does not know is refused where it was given`() {
    #expect(
      experimentProblems("topMass: 0.9\nfacts: 10\ntext: ''\nwindow: 3", [option("topFacts", "5")]) == [
        "e.yaml:1:10: topMass: has no effect with the learner gaussian",
        "e.yaml:2:8: facts: has no effect with the learner gaussian",
        "e.yaml:4:9: window: has no effect with the workflow replace",
        "--topFacts 5: topFacts: has no effect with the learner gaussian",
      ])
    let folder = ScenarioFolder([
      ("p.txt", "1\n2\n"), ("e.yaml", "learner: categorical\nfacts: 10\nprobabilities: p.txt"),
    ])
    #expect(folder.experimentProblems("e.yaml") == ["e.yaml:2:8: facts: has no effect beside probabilities"])
    #expect(experimentProblems("facts: 10\nlearner: gausian").count == 1, "the learner that was meant may know it")
    #expect(
      experimentProblems("learner: law\nsamplingBias: 0.5")
        == ["e.yaml:2:15: samplingBias: has no effect with the learner law"])
  }

  @Test(arguments: LearnerRule.allCases)
  func `each parameter is taken by the learners to which it matters and by no others`(learner: LearnerRule) throws {
    let folder = ScenarioFolder([("t.txt", humanText), ("p.txt", "1\n2\n")])
    for setting in RetrainingParameters.table where setting.key != "learner" {
      let file = setting.key == "text" ? "t.txt" : "p.txt"
      let value = setting.kind == .path ? file : setting.defaultValue.description
      let text =
        (learner == .ngram && setting.key != "text" ? "text: t.txt\n" : "")
        + (setting.key == "window" ? "workflow: window\n" : "")
      folder.write("e.yaml", Array("\(setting.key): \(value)\n\(text)learner: \(learner)".utf8))
      let place = "e.yaml:1:\(setting.key.count + 3): \(setting.key): "
      #expect(
        folder.experimentProblems("e.yaml")
          == (setting.matters(to: learner) ? [] : [place + "has no effect with the learner \(learner)"]))
    }
  }

  @Test func `words are sampled faithfully or with their tails cut`() {
    let folder = ScenarioFolder([("t.txt", humanText), ("e.yaml", "learner: ngram\ntext: t.txt\nsamplingBias: 2")])
    #expect(
      folder.experimentProblems("e.yaml")
        == ["e.yaml:3:15: samplingBias: 2 is not for the learner ngram: expected 0 < x <= 1"])
    #expect(folder.experimentProblems("e.yaml", [option("samplingBias", "0")]).count == 1)
    #expect(folder.experimentProblems("e.yaml", [option("samplingBias", "0.5")]) == [])
    #expect(experimentProblems("samplingBias: 2") == [])
  }
}
