// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What is known of an experiment once it has been played.
public struct ExperimentResult: Sendable {
  public let inputs: [ExperimentInput]
  /// Whether each scenario is compared with the first.
  public let compares: Bool
  private var collector: MetricCollector
  /// For each scenario, the notices of each replicate that had any.
  private var collectedNotices: [[[String]]]

  init(inputs: [ExperimentInput], compares: Bool) {
    self.inputs = inputs
    self.compares = compares
    collector = MetricCollector(scenarios: inputs.count)
    collectedNotices = Array(repeating: [], count: inputs.count)
  }

  mutating func add(_ played: PlayedReplicate) {
    collector.add(played)
    if !played.notices.isEmpty { collectedNotices[played.scenario].append(played.notices) }
  }

  /// For each scenario one estimate for each of `Metric.all`.
  public var summaries: [[Estimate]] { inputs.indices.map { collector.summary(of: $0) } }

  /// For each scenario its differences to the first, paired by replicate; those of the first are 0.
  public var differences: [[Estimate]] { inputs.indices.map { collector.differences(of: $0, to: 0) } }

  /// Whether all scenarios share their seed, without which pairs of replicates do not share their luck.
  public var sharesLuck: Bool { Set(inputs.map(\.scenario.parameters.run.seed)).count == 1 }

  /// What the markets of a scenario had to say, each kind of notice once.
  public func notices(of scenario: Int) -> [Notice] { Notice.gather(collectedNotices[scenario]) }
}
