// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// A row of the table that ends a run: the few metrics that tell what a regime does.
struct KeyMetric {
  let label: String
  /// Place in `Metric.all`.
  let metric: Int
  /// What the metric is multiplied by: 100 for shares given in percent.
  let factor: Double

  private init(_ label: String, _ name: String, factor: Double = 1) {
    guard let metric = Metric.index(name) else { preconditionFailure("there is no metric \(name)") }
    self.label = label
    self.metric = metric
    self.factor = factor
  }

  static let all: [KeyMetric] = [
    KeyMetric("active sellers, end", "active_sellers_final"),
    KeyMetric("sellers lost since the start, %", "sellers_lost", factor: 100),
    KeyMetric("mean quality of active sellers, end", "mean_quality_active_final"),
    KeyMetric("contamination, % of records", "contamination", factor: 100),
    KeyMetric("fidelity, end", "fidelity_final"),
    KeyMetric("model quality, u/A", "model_quality"),
    KeyMetric("price per human record, $", "price_human"),
    KeyMetric("buyers' spend, $", "spend"),
    KeyMetric("creators' share of spend, %", "equity_share_inputs", factor: 100),
    KeyMetric("Gini of creators' income", "gini_creator_income"),
    KeyMetric("seller surplus, $", "seller_surplus"),
    KeyMetric("platform surplus, $", "aggregator_surplus"),
    KeyMetric("synthetic producers' surplus, $", "synthetic_producer_surplus"),
    KeyMetric("buyer surplus, $", "buyer_surplus"),
    KeyMetric("policy balance, $", "policy_balance"),
    KeyMetric("welfare, $", "welfare"),
    KeyMetric("loss by collapse, $", "loss_collapse"),
    KeyMetric("loss by missing information, $", "loss_information"),
    KeyMetric("efficiency, % of first best", "efficiency", factor: 100),
  ]

  /// The few of them by which remedies are judged: supply, fidelity, who is paid, and welfare.
  static let ofRemedies = [
    "active_sellers_final", "fidelity_final", "model_quality", "equity_share_inputs", "seller_surplus", "buyer_surplus",
    "welfare", "efficiency",
  ].compactMap { name in all.first { $0.metric == Metric.index(name) } }
}
