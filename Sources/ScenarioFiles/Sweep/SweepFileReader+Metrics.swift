// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market

/// What is kept of each run, and how often a point is played.
extension SweepFileReader {
  /// What is kept where the file does not say.
  static let usualMetrics = [
    "sellers_lost", "fidelity_final", "contamination", "seller_surplus", "buyer_surplus", "welfare",
  ]

  mutating func readMetrics(in base: Scenario, _ swept: [SweptParameter]) -> [Metric] {
    guard let entry = entries[.metrics] else {
      return Self.usualMetrics.compactMap { Metric.index($0).map { Metric.all[$0] } }
    }
    guard case .sequence(let items) = entry.value.content, !items.isEmpty else {
      report(
        entry.value.position, "metrics",
        "expected a list of metrics, such as [fidelity_final], found \(entry.value.found)")
      return []
    }
    let isLengthSwept = swept.contains { $0.target == .setting("run.periods") }
    var found: [Metric] = []
    for (place, item) in items.enumerated() {
      let path = "metrics[\(place + 1)]"
      guard let metric = metric(item, path: path) else { continue }
      if found.contains(where: { $0.name == metric.name }) {
        report(item.position, path, "a metric called '\(metric.name)' stands here already")
      }
      if let last = metric.measure.lastPeriod, last > base.parameters.run.periods, !isLengthSwept {
        report(
          item.position, path,
          "period \(last) lies after the last one (run.periods is \(base.parameters.run.periods))")
      }
      found.append(metric)
    }
    return found
  }

  mutating func readStopping(_ node: YAMLNode, _ metrics: [Metric], _ fewest: Int) -> StoppingRule? {
    guard case .mapping(let entries) = node.content else {
      report(node.position, "stop", "expected metric, width and atMost, found \(node.found)")
      return nil
    }
    var metric: Int?
    var width: Double?
    var most: Int?
    for entry in entries {
      let path = "stop." + entry.key
      switch entry.key {
      case "metric":
        guard let name = text(entry.value, path) else { return nil }
        metric = metrics.firstIndex { $0.name == name }
        if metric == nil {
          let names = metrics.map(\.name)
          report(
            entry.value.position, path,
            "'\(Excerpt.of(name))' is none of the sweep's metrics; "
              + (NearestName.question(NearestName.among(names, to: name))
                ?? (names.isEmpty ? "add it to 'metrics'" : "they are \(WordList.and(names))")))
        }
      case "width": width = positiveNumber(entry.value, path)
      case "atMost": most = wholeNumber(entry.value, in: 2...1_000_000, path)
      default: report(entry.keyPosition, path, Self.unknown(entry.key, among: ["metric", "width", "atMost"]))
      }
    }
    for key in ["metric", "width", "atMost"] where !entries.contains(where: { $0.key == key }) {
      report(node.position, "stop", "needs '\(key)'")
    }
    guard let metric, let width, let most else { return nil }
    if most < fewest {
      report(node.position, "stop.atMost", "\(most) is below the replicates that every point has, \(fewest)")
    }
    if fewest < 2 {
      report(node.position, "stop", "an interval needs at least 2 replicates; set 'replicates: 2' or more")
    }
    return StoppingRule(metric: metric, width: width, most: most)
  }
}
