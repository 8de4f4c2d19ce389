// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Fidelity
internal import ScenarioFiles

/// One learner to which the square law is put (claim C3.1), as `Scripts/collapse-law` puts it; real text is what ships.
struct CollapseLawSetting {
  /// As in the table and in the ids of claims.
  let id: String
  /// Above its panel.
  let title: String
  /// All that tells it from other settings but the number of records.
  let description: String
  /// Keys of `RetrainingParameters` besides generations and replicates.
  private let parameters: [(key: String, value: String)]
  /// Other values of a quick look.
  private let quick: [(key: String, value: String)]
  /// For each length, as often as it takes for intervals that tell shares apart.
  private let replicates: (short: Int, long: Int)
  private let quickReplicates: (short: Int, long: Int)

  /// Over which the law is judged, as published, or over which quality is seen to settle or not.
  enum Length: String {
    case short, long

    func generations(isQuick: Bool) -> Int {
      switch self {
      case .short: 10
      case .long: isQuick ? 40 : 100
      }
    }
  }

  static let all = [
    CollapseLawSetting(
      id: "normal", title: "normal distribution", description: "normal distribution, faithful",
      parameters: [("learner", "gaussian"), ("records", "100")], quick: [], replicates: (10_000, 4_000),
      quickReplicates: (2_000, 1_000)),
    CollapseLawSetting(
      id: "normal-bias", title: "normal, tails cut",
      description: "normal distribution, sampling bias .8",
      parameters: [("learner", "gaussian"), ("records", "1000"), ("samplingBias", "0.8")], quick: [],
      replicates: (4_000, 1_000), quickReplicates: (500, 200)),
    CollapseLawSetting(
      id: "regression", title: "regression", description: "regression with 10 coefficients",
      parameters: [("learner", "regression"), ("dimensions", "10"), ("records", "100")], quick: [],
      replicates: (4_000, 1_000), quickReplicates: (300, 100)),
    CollapseLawSetting(
      id: "facts", title: "facts, tails cut",
      description: "frequencies of 1,000 facts, sampling bias .8",
      parameters: [("learner", "categorical"), ("records", "10000"), ("samplingBias", "0.8")],
      quick: [("records", "2000")], replicates: (400, 100), quickReplicates: (20, 10)),
    CollapseLawSetting(
      id: "words", title: "words of real text",
      description:
        "trigrams of Genesis (Scenarios/data/genesis.txt), Witten-Bell, faithful",
      parameters: [("learner", "ngram"), ("records", "4000")], quick: [("records", "1000")],
      replicates: (16, 8), quickReplicates: (6, 3)),
    CollapseLawSetting(
      id: "words-bias", title: "words, tails cut",
      description:
        "trigrams of Genesis (Scenarios/data/genesis.txt), Witten-Bell, sampling bias .8",
      parameters: [("learner", "ngram"), ("records", "4000"), ("samplingBias", "0.8")],
      quick: [("records", "1000")], replicates: (16, 8), quickReplicates: (6, 3)),
  ]

  /// Records, or of text tokens, of a generation.
  func records(isQuick: Bool) -> String {
    (isQuick ? quick + parameters : parameters).first { $0.key == "records" }?.value ?? ""
  }

  /// - Parameter text: the file with the text that words are of.
  /// - Throws: `ScenarioProblems` where the text cannot be read.
  func experiment(_ length: Length, isQuick: Bool, text: String) throws -> RetrainingInput {
    let counts = isQuick ? quickReplicates : replicates
    let settings =
      parameters + (isQuick ? quick : []) + [
        ("generations", "\(length.generations(isQuick: isQuick))"),
        ("replicates", "\(length == .short ? counts.short : counts.long)"),
      ] + (parameters.contains { $0.value == "ngram" } ? [("text", text)] : [])
    return try RetrainingReader(
      overrides: settings.map { RetrainingOverride(key: $0.key, text: $0.value, option: $0.key) }
    ).read(nil)
  }
}

extension FigureSimulations {
  /// The square law, put to a learner.
  /// - Throws: `ScenarioProblems` where the text cannot be read, `Interrupted`, or `GSLError`.
  func collapseLaw(
    _ setting: CollapseLawSetting, _ length: CollapseLawSetting.Length = .short
  ) async throws -> CollapseLawResult {
    try await once("collapse law \(setting.id) \(length.rawValue)") {
      let experiment = try setting.experiment(
        length, isQuick: self.isQuick, text: self.scenarios + "/data/genesis.txt")
      return try await CollapseLaw(experiment.parameters, factory: experiment.factory, threads: self.threads)
        .run(stop: self.stop)
    }
  }
}
