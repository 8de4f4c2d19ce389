// SPDX-License-Identifier: GPL-3.0-or-later

import Fidelity
import ScenarioFiles
import Testing

@Suite struct RetrainingPrinterTests {
  private func readAgain(_ input: RetrainingInput) throws -> RetrainingInput {
    try ScenarioFolder([("again.yaml", RetrainingPrinter.yaml(input))]).readExperiment("again.yaml")
  }

  @Test func `an experiment reads back equal`() throws {
    let folder = ScenarioFolder([
      (
        "e.yaml",
        """
        name: "all: # \\"é\\""
        description: |
          Two lines
          with 'quotes'.
        learner: categorical
        probabilities: p.txt
        smoothing: 0.1
        workflow: window
        window: 7
        records: 30
        contamination: 0.3333333333333333
        realWeight: 0.25
        topMass: 0.9
        seed: 9223372036854775807
        """
      ), ("p.txt", "1\n2\n"),
    ])
    let input = try folder.readExperiment("e.yaml")
    let again = try readAgain(input)
    #expect(again.parameters == input.parameters && again.name == input.name && again.summary == input.summary)
    #expect(again.factory.material == input.factory.material)
    #expect(again.parameters.learning.probabilities == folder.path + "p.txt")
  }

  @Test func `every parameter has a line, and a comment where it has no effect`() throws {
    let input = try RetrainingReader().read(nil)
    let lines = RetrainingPrinter.yaml(input).split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(5) == [
        "# Every parameter of the experiment, with its unit or what it may be.", "name: \"gaussian\"",
        "learner: gaussian  # law, gaussian, categorical, regression, ngram",
        "# lawCoefficient: 0.183  # no effect with the learner gaussian",
        "# recovery: 0  # no effect with the learner gaussian",
      ])
    #expect(lines.contains("records: 100  # records") && lines.contains("samplingBias: 1"))
    for setting in RetrainingParameters.table {
      let start = (setting.matters(to: .gaussian) ? "" : "# ") + setting.key + ": "
      #expect(lines.filter { $0.hasPrefix(start) }.count == 1, "\(setting.key)")
    }
    #expect(try readAgain(input).parameters == input.parameters)
  }

  @Test func `resolved lists every key of the table in order`() {
    let resolved = RetrainingPrinter.resolved(RetrainingParameters())
    #expect(resolved.map(\.key) == RetrainingParameters.table.map(\.key))
    #expect(resolved.map(\.value) == RetrainingParameters.table.map(\.defaultValue))
  }
}
