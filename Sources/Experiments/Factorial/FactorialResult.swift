// SPDX-License-Identifier: GPL-3.0-or-later

public import ScenarioFiles

/// What is known of a factorial experiment once it has been played.
public struct FactorialResult: Sendable {
  public let design: FactorialDesign
  /// All effects of the design's remedies.
  public let effects: [FactorialEffect]
  private var collector: MetricCollector
  /// For each cell, the notices of each replicate that had any.
  private var collectedNotices: [[[String]]]

  init(design: FactorialDesign) {
    self.design = design
    effects = FactorialEffect.all(factors: design.remedies.count)
    collector = MetricCollector(scenarios: design.cells.count)
    collectedNotices = Array(repeating: [], count: design.cells.count)
  }

  mutating func add(_ played: PlayedReplicate) {
    collector.add(played)
    if !played.notices.isEmpty { collectedNotices[played.scenario].append(played.notices) }
  }

  /// For each cell one estimate for each of `Metric.all`.
  public var summaries: [[Estimate]] { design.cells.indices.map { collector.summary(of: $0) } }

  /// Over replicates, as the cells of a replicate share its luck.
  /// - Parameter metric: a place in `Metric.all`.
  /// - Returns: one estimate for each of `effects`.
  public func estimates(of metric: Int) -> [Estimate] {
    let values = design.cells.indices.map { collector.values(of: metric, scenario: $0) }
    let replicates = values[0].indices.map { replicate in values.map { $0[replicate] } }
    return effects.map { effect in Estimate(replicates.map(effect.value)) }
  }

  /// What the markets of a cell had to say, each kind of notice once.
  public func notices(of cell: Int) -> [Notice] { Notice.gather(collectedNotices[cell]) }
}
