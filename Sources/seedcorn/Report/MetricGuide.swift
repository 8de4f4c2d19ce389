// SPDX-License-Identifier: GPL-3.0-or-later

internal import Experiments
internal import Market

/// What the metrics of `summary.csv` mean where they are not columns of other files as well.
enum MetricGuide {
  private static var metrics: [Metric] {
    let columns = ObservationTable.columns.map(\.name)
    return Metric.all.filter { !columns.contains($0.name) }
  }

  static var names: [String] { metrics.map(\.name) }

  /// The description of a metric, or nil when there is none of that name.
  static func describe(_ name: String) -> String? {
    metrics.first { $0.name == name }.map { metric in
      "\(name) (metric of summary.csv\(metric.unit.isEmpty ? "" : ", \(metric.unit)"))\n  \(metric.meaning)\n"
    }
  }

  /// How `summary.csv` and `differences.csv` are made of the columns.
  static var overview: String {
    let others = metrics.filter { !$0.name.hasSuffix("_final") }.map { "  \($0.name): \($0.meaning)\n" }.joined()
    return """

      summary.csv and differences.csv have two metrics for each column of periods.csv: its mean over the periods under
      the column's name, and its value in the last period with _final added. Beside these:
      \(others)Intervals (ci_low to ci_high) are 95% Student intervals over replicates. Missing values are empty fields.

      lineage.csv (run --lineage): the weight of each creator, a seller by number from 0, in each buyer's model after the
      last period; of each model they sum to 1, with what is unattributed in a row without a creator.

      """
  }
}
