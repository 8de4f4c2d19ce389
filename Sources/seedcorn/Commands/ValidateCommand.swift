// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import ScenarioFiles

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check scenario files and retraining experiments without playing them.")

  @Argument(help: "The files.", completion: .scenarioFile)
  var files: [String]

  func run() throws {
    let reader = ScenarioReader(overrides: [])
    var collected = CollectedProblems()
    for file in files {
      do throws(ScenarioProblems) {
        _ = try reader.read(file)
      } catch let asScenario {
        // A file that is neither is told what is wrong with what it is nearer to.
        do throws(ScenarioProblems) {
          _ = try RetrainingReader().read(file)
        } catch let asExperiment {
          collected.add(asExperiment.problems.count < asScenario.problems.count ? asExperiment : asScenario)
          continue
        }
      }
      try Output.write("\(file): ok\n")
    }
    if let problems = collected.problems { throw problems }
  }
}
