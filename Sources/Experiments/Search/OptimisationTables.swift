// SPDX-License-Identifier: GPL-3.0-or-later

internal import Market
internal import ScenarioFiles

/// The tables of a search over a market's parameters.
public enum OptimisationTables {
  /// The best point beside the market without and the closed forms.
  public static let optimumName = "optimum.csv"
  /// Every point that the search played.
  public static let evaluationsName = "evaluations.csv"

  static func all(_ result: OptimisationResult) -> [(name: String, bytes: [UInt8])] {
    [(optimumName, optimum(result)), (evaluationsName, evaluations(result))]
  }

  private static func optimum(_ result: OptimisationResult) -> [UInt8] {
    let keys = result.design.ranges.map(\.key)
    let objective = Metric.all[result.design.objective].name
    let groups = [objective, "difference_to_reference", "best_minus_this"]
    var names = ["point"]
    for key in keys { names += [key, key + "_low", key + "_high", key + "_position", key + "_residual"] }
    for group in groups { names += [group, group + "_low", group + "_high"] }
    var bytes = CSVText.header(names + ["replicates"])
    for (place, contender) in result.contenders.enumerated() {
      CSVText.append(contender.name, to: &bytes)
      for axis in keys.indices {
        let isBest = contender.name == OptimisationResult.best
        let coordinate = result.optimum.coordinates[axis]
        append(contender.values?[axis] ?? .nan, to: &bytes)
        append(isBest ? coordinate.low : .nan, to: &bytes)
        append(isBest ? coordinate.high : .nan, to: &bytes)
        bytes.append(CSVText.comma)
        CSVText.append(isBest ? coordinate.position.rawValue : "", to: &bytes)
        append(contender.residual?[axis] ?? .nan, to: &bytes)
      }
      let objective = result.objective(of: place)
      for estimate in [objective, result.difference(of: place, to: 0), result.difference(of: 1, to: place)] {
        for value in [estimate.mean, estimate.low, estimate.high] { append(value, to: &bytes) }
      }
      bytes.append(CSVText.comma)
      CSVText.append(objective.count, to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }

  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    bytes.append(CSVText.comma)
    CSVText.append(value, to: &bytes)
  }

  private static func evaluations(_ result: OptimisationResult) -> [UInt8] {
    var bytes = CSVText.header(["stage"] + result.design.ranges.map(\.key) + EstimateRow.columns)
    let sign = result.design.minimises ? -1.0 : 1
    for point in result.points {
      CSVText.append(point.stage.rawValue, to: &bytes)
      for value in point.values { append(value, to: &bytes) }
      let estimate = Estimate(point.replicates.map { sign * $0 })
      for value in [estimate.mean, estimate.standardError, estimate.low, estimate.high] { append(value, to: &bytes) }
      bytes.append(CSVText.comma)
      CSVText.append(estimate.count, to: &bytes)
      bytes.append(CSVText.newline)
    }
    return bytes
  }
}
