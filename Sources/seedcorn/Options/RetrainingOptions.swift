// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Fidelity
internal import ScenarioFiles

/// The parameters of a retraining experiment as options; each stands over the same key of a file.
struct RetrainingOptions: ParsableArguments {
  @Option(help: help("learner")) var learner: String?
  @Option(help: help("workflow")) var workflow: String?
  @Option(help: help("window")) var window: String?
  @Option(name: [.long, .customLong("tokens")], help: help("records")) var records: String?
  @Option(help: help("contamination")) var contamination: String?
  @Option(help: help("real")) var real: String?
  @Option(help: help("fixedReal")) var fixedReal: String?
  @Option(help: help("realWeight")) var realWeight: String?
  @Option(name: [.long, .customLong("temperature")], help: help("samplingBias")) var samplingBias: String?
  @Option(name: [.long, .customLong("top-p")], help: help("topMass")) var topMass: String?
  @Option(help: help("topFacts")) var topFacts: String?
  @Option(help: help("estimator")) var estimator: String?
  @Option(help: help("dimensions")) var dimensions: String?
  @Option(help: help("noise")) var noise: String?
  @Option(help: help("facts")) var facts: String?
  @Option(help: help("exponent")) var exponent: String?
  @Option(help: help("probabilities"), completion: .file()) var probabilities: String?
  @Option(help: help("smoothing")) var smoothing: String?
  @Option(help: help("design")) var design: String?
  @Option(help: help("text"), completion: .file()) var text: String?
  @Option(help: help("textUnit")) var textUnit: String?
  @Option(help: help("order")) var order: String?
  @Option(help: help("textSmoothing")) var textSmoothing: String?
  @Option(help: help("lawCoefficient")) var lawCoefficient: String?
  @Option(help: help("recovery")) var recovery: String?
  @Option(help: help("generations")) var generations: String?
  @Option(help: help("replicates")) var replicates: String?
  @Option(help: help("seed")) var seed: String?

  /// Those that were given.
  var overrides: [RetrainingOverride] {
    let values: [(String, String?)] = [
      ("learner", learner), ("workflow", workflow), ("window", window), ("records", records),
      ("contamination", contamination), ("real", real), ("fixedReal", fixedReal), ("realWeight", realWeight),
      ("samplingBias", samplingBias), ("topMass", topMass), ("topFacts", topFacts), ("estimator", estimator),
      ("dimensions", dimensions), ("noise", noise), ("facts", facts), ("exponent", exponent),
      ("probabilities", probabilities), ("smoothing", smoothing), ("design", design), ("text", text),
      ("textUnit", textUnit), ("order", order), ("textSmoothing", textSmoothing),
      ("lawCoefficient", lawCoefficient), ("recovery", recovery), ("generations", generations),
      ("replicates", replicates), ("seed", seed),
    ]
    return values.compactMap { key, value in
      value.map { RetrainingOverride(key: key, text: $0, option: Self.option(key)) }
    }
  }

  func validate() throws {
    for override in overrides {
      if let problem = RetrainingReader.problem(with: override) {
        throw ValidationError("\(override.option): \(problem)")
      }
    }
  }

  /// `--sampling-bias` for `samplingBias`.
  private static func option(_ key: String) -> String {
    "--" + key.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// What a parameter means, from its one definition.
  private static func help(_ key: String) -> ArgumentHelp {
    guard let setting = RetrainingParameters.setting(key) else { preconditionFailure("no parameter \(key)") }
    let value =
      switch setting.kind {
      case .number: "x"
      case .integer: "n"
      case .flag: "flag"
      case .choice(let names): names.joined(separator: "|")
      case .path: "file"
      }
    let standard = "\(setting.defaultValue)"
    return ArgumentHelp(setting.meaning + (standard.isEmpty ? "" : " (default: \(standard))"), valueName: value)
  }
}
