// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Experiments
internal import Fidelity
internal import PaperFigures
internal import ScenarioFiles

struct RetrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrain",
    abstract: "Retrain a model on its own output, without a market, and see what collapses.",
    usage: "seedcorn retrain [<file>] [options]",
    discussion: """
      Generation g is the state after g fits, 0 the truth. What the quantities mean: seedcorn describe retrain
      """)

  enum Files: ResultFiles {
    static let names =
      "generations.csv (--law: law.csv and law-paths.csv; --validate: retraining-validation.csv) and manifest.json"
  }

  @Argument(
    help: "A YAML file with the parameters below, in camelCase; options stand over it.", completion: .scenarioFile)
  var file: String?

  @Flag(
    name: .customLong("validate"),
    help: "Play every published result of model collapse and compare (with --quick, --replicates, --seed alone).")
  var validates = false

  @Flag(help: "Regress log quality on t rho^2 over synthetic shares rho of 0.1 to 1 instead of --contamination.")
  var law = false

  @Flag(help: "With --validate: fewer replicates.")
  var quick = false

  @OptionGroup var parameters: RetrainingOptions
  @OptionGroup var play: PlayOptions

  @OptionGroup var output: FolderOptions<Files>

  func validate() throws {
    if validates && law { throw ValidationError("--validate and --law are two things; give one") }
    if quick && !validates { throw ValidationError("--quick needs --validate") }
    if validates {
      if let replicates = number("replicates"), replicates < 100 {
        throw ValidationError("--replicates: --validate needs at least 100, for standard errors of what is rare")
      }
      if file != nil { throw ValidationError("--validate plays its own experiments; leave out the file") }
      let foreign = parameters.overrides.filter { $0.key != "replicates" && $0.key != "seed" }
      if let other = foreign.first {
        throw ValidationError("--validate plays its own experiments; leave out \(other.option)")
      }
    } else if law {
      if let other = parameters.overrides.first(where: { $0.key == "contamination" }) {
        throw ValidationError("--law plays all synthetic shares; leave out \(other.option)")
      }
    }
  }

  func run() async throws {
    if validates {
      return try await RetrainingValidator(
        isQuick: quick, replicates: number("replicates"), seed: number("seed"), play: play, output: try output.folder()
      ).run()
    }
    if let file, FileNature(of: file) == .scenario {
      throw CommandFailure(
        code: Ending.Code.badScenario,
        message: "\(file) is a scenario, not a retraining experiment; play it with 'seedcorn run \(file)'")
    }
    let input = try RetrainingReader(overrides: parameters.overrides).read(file)
    let player = RetrainingPlayer(input: input, file: file, play: play, output: try output.folder())
    if law { try await player.testLaw() } else { try await player.run() }
  }

  /// The value of an option that was checked to be a whole number.
  private func number(_ key: String) -> Int? {
    parameters.overrides.first { $0.key == key }.flatMap { Int($0.text) }
  }
}
