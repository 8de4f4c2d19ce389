// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// Gathers the metrics of replicates as they are consumed: all that summaries need of them.
public struct MetricCollector: Sendable {
  /// For each scenario, replicate after replicate, one value for each of `Metric.all`.
  private var values: [[Double]]

  public init(scenarios: Int) { values = Array(repeating: [], count: scenarios) }

  /// Replicates of one scenario must come in order, without gaps.
  public mutating func add(_ played: PlayedReplicate) {
    precondition(played.replicate == replicates(of: played.scenario) + 1, "replicates must come in order")
    values[played.scenario] += played.metrics
  }

  public func replicates(of scenario: Int) -> Int { values[scenario].count / Metric.all.count }

  /// The values of a metric, one per replicate.
  public func values(of metric: Int, scenario: Int) -> [Double] {
    (0..<replicates(of: scenario)).map { values[scenario][$0 * Metric.all.count + metric] }
  }

  /// One estimate for each of `Metric.all`.
  public func summary(of scenario: Int) -> [Estimate] {
    Metric.all.indices.map { Estimate(values(of: $0, scenario: scenario)) }
  }

  /// Differences of a scenario to a baseline, paired by replicate, one estimate for each of `Metric.all`.
  ///
  /// The same replicate of two scenarios shares its luck, so that a difference within a pair shows the scenarios alone.
  /// Where one scenario has more replicates than the other, those without a partner are left out.
  public func differences(of scenario: Int, to baseline: Int) -> [Estimate] {
    Metric.all.indices.map { metric in
      Estimate(
        zip(values(of: metric, scenario: scenario), values(of: metric, scenario: baseline)).map { $0 - $1 })
    }
  }
}
