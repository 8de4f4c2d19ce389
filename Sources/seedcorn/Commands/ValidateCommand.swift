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
        switch FileNature(of: file) {
        case .scenario, .unclear: _ = try reader.read(file)
        case .experiment: _ = try RetrainingReader().read(file)
        case .sweep: _ = try SweepReader().read(file)
        case .calibration: _ = try CalibrationReader().read(file)
        }
      } catch {
        collected.add(error)
        continue
      }
      try Output.write("\(file): ok\n")
    }
    if let problems = collected.problems { throw problems }
  }
}
